using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain.Texts;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace QuttyMeken.Bot.Channels.Telegram;

/// <summary>Takes in one update, however it came: hands it on, and shows the courtesies that Telegram expects.</summary>
internal sealed partial class TelegramReceiver(
    TelegramApi api, TelegramChannel channel, Renderer renderer, TelegramMetrics metrics, TimeProvider clock, ILogger<TelegramReceiver> log)
{
    /// <summary>A courtesy must not hold up the next citizen.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Several updates of one group may come at once; it is told, and left, once.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, DateTimeOffset> _left = new();

    /// <returns><see langword="null"/> when it cannot be read: that is counted, and it is to be dropped.</returns>
    public Update? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            if (JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options) is { } update)
                return update;
        }
        // The library's converters throw more than the one kind.
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
        }

        metrics.Unreadable();
        return null;
    }

    /// <summary>Gives the update its effect. When it returns, the update may be acknowledged; when it throws, it must come again.</summary>
    public async Task Receive(Update update, IIntake intake, CancellationToken ct)
    {
        var outcome = TelegramIntake.Read(update) is { } inbound ? await intake.Take(inbound, ct) : null;

        if (update.CallbackQuery is { Id.Length: > 0 } press)
            await Courtesy(() => Answer(press.Id, outcome, ct));
        if (TelegramIntake.GroupOf(update) is { } group && IsNew(group.Chat))
            await Courtesy(() => Leave(group.Chat, group.Language, ct));
    }

    private Task Answer(string press, Taken? outcome, CancellationToken ct)
    {
        var toast = outcome?.Toast is { } key ? renderer.Text(key, outcome.Language) : null;
        return api.Call(bot => bot.AnswerCallbackQuery(press, toast, cancellationToken: ct), Patience);
    }

    private async Task Leave(long group, Language language, CancellationToken ct)
    {
        var farewell = new OutMessage(language, [new Line("group.refuse")], [], 0);
        await Courtesy(() => channel.SendAsync(group.ToString(CultureInfo.InvariantCulture), farewell, ct).WaitAsync(Patience, clock, ct));
        await api.Call(bot => bot.LeaveChat(group, ct), Patience);
    }

    private bool IsNew(long group)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, _) in _left.Where(pair => pair.Value < now - Memory))
            _left.TryRemove(old, out _);
        return _left.TryAdd(group, now);
    }

    /// <summary>Tries once. Everything is stored by now: nothing that fails here may make the update come again.</summary>
    private async Task Courtesy(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception failed)
        {
            metrics.CourtesyFailed();
            LogCourtesy(failed.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Debug, "A courtesy to Telegram failed ({Kind}); it is not repeated.")]
    private partial void LogCourtesy(string kind);
}
