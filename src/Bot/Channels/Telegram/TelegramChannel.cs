using System.Globalization;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace QuttyMeken.Bot.Channels.Telegram;

/// <summary>Sends plain text with a keyboard under it, and fetches files.</summary>
internal sealed class TelegramChannel(TelegramApi api, Renderer renderer, TimeProvider clock) : IChannel
{
    /// <summary>Longest message, in UTF-16 units.</summary>
    public const int MaxText = 4096;

    /// <summary>Longest label, in characters, that fits beside another one on a narrow telephone.</summary>
    private const int HalfRow = 14;

    /// <summary>From here on a column of buttons would not fit on a screen.</summary>
    private const int ManyChoices = 9;

    private static readonly TimeSpan FilePatience = TimeSpan.FromMinutes(2);

    /// <summary>Longest wait for the rest of a message that has begun to go out.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    public ReportChannel Name => ReportChannel.Telegram;

    public bool JoinsMessages => false;

    /// <inheritdoc/>
    /// <returns>Always <see langword="null"/>: Telegram tells no delivery states, so the id would be kept for nothing.</returns>
    public async Task<string?> SendAsync(string address, OutMessage message, CancellationToken ct)
    {
        var pieces = TextSplitter.Split(renderer.Text(message, Name), MaxText);
        if (pieces.Count == 0 || !long.TryParse(address, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var chat))
            throw new ChannelRefusedException("delivery.refused");

        for (var sent = 0; sent < pieces.Count;)
        {
            try
            {
                await Send(chat, pieces[sent], sent == pieces.Count - 1 ? Keyboard(message) : null, ct);
                sent++;
            }
            // Giving up here would send the pieces before this one again.
            catch (ChannelBusyException busy) when (sent > 0 && busy.RetryAfter <= LongestPause)
            {
                await Task.Delay(busy.RetryAfter, clock, ct);
            }
        }

        return null;
    }

    public async Task<byte[]> FetchAsync(string source, long maxBytes, CancellationToken ct)
    {
        var file = await Find(source, ct);
        if (file.FileSize > maxBytes)
            throw new ChannelRefusedException("file.too-big");

        return await api.Download(file.FilePath ?? "", maxBytes, FilePatience, ct)
            ?? throw new ChannelRefusedException("file.too-big");
    }

    private async Task<TGFile> Find(string source, CancellationToken ct)
    {
        try
        {
            return await api.Call(bot => bot.GetFile(source, ct), Patience);
        }
        catch (TelegramRefusalException refused) when (refused.Code == 400)
        {
            throw new ChannelRefusedException(refused.Says("too big") ? "file.too-big" : "file.gone");
        }
        catch (TelegramRefusalException refused)
        {
            throw refused.AsOutage();
        }
        catch (TimeoutException timeout)
        {
            throw new HttpRequestException(timeout.Message);
        }
    }

    private async Task Send(long chat, string text, InlineKeyboardMarkup? keyboard, CancellationToken ct)
    {
        try
        {
            await api.Call(bot => bot.SendMessage(chat, text, replyMarkup: keyboard,
                linkPreviewOptions: new LinkPreviewOptions { IsDisabled = true }, cancellationToken: ct), Patience);
        }
        catch (TelegramRefusalException refused)
        {
            throw Translate(refused);
        }
    }

    private static Exception Translate(TelegramRefusalException refused) => refused.Code switch
    {
        403 => new ChannelRefusedException("delivery.blocked", chatIsGone: true),
        400 when refused.Says("chat not found") || refused.Says("user is deactivated") || refused.Says("PEER_ID_INVALID") =>
            new ChannelRefusedException("delivery.blocked", chatIsGone: true),
        400 or 413 => new ChannelRefusedException("delivery.refused"),
        429 => new ChannelBusyException(refused.RetryAfter ?? TimeSpan.FromSeconds(3)),
        // A wrong token among them: the messages wait until it is mended.
        _ => refused.AsOutage(),
    };

    private InlineKeyboardMarkup? Keyboard(OutMessage message)
    {
        if (message.Choices.Count == 0)
            return null;

        var rows = new List<List<InlineKeyboardButton>>();
        foreach (var (index, choice) in message.Choices.Index())
        {
            var button = InlineKeyboardButton.WithCallbackData(renderer.Label(choice, message.Language), message.KeyOf(index));
            if (rows is [.., [var left]] && (message.Choices.Count >= ManyChoices || IsShort(left) && IsShort(button)))
                rows[^1].Add(button);
            else
                rows.Add([button]);
        }

        return new(rows);
    }

    private static bool IsShort(InlineKeyboardButton button) => button.Text.Length <= HalfRow;
}
