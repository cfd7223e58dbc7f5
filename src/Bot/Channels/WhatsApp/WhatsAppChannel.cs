using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>WhatsApp through Twilio: plain text with numbered choices, which every telephone can answer.</summary>
internal sealed class WhatsAppChannel(TwilioClient twilio, Renderer renderer, TimeProvider clock) : IChannel
{
    /// <summary>Longest message. Twilio counts characters; we count UTF-16 units, which are never fewer.</summary>
    public const int MaxLength = 1_600;

    /// <summary>Between the pieces of one message: WhatsApp takes about one in 6 s for one person.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private const int PieceAttempts = 3;

    public ReportChannel Name => ReportChannel.WhatsApp;

    public bool JoinsMessages => true;

    public async Task<string?> SendAsync(string address, OutMessage message, CancellationToken ct)
    {
        string[] parts = [renderer.Text(message, Name), renderer.NumberedChoices(message)];
        var pieces = TextSplitter.Split(string.Join("\n\n", parts.Where(part => part.Length > 0)), MaxLength);
        string? last = null;
        foreach (var (index, piece) in pieces.Index())
            last = index == 0 ? await twilio.SendAsync(address, piece, ct) : await SendOn(address, piece, ct);
        return last;
    }

    public Task<byte[]> FetchAsync(string source, long maxBytes, CancellationToken ct) => twilio.DownloadAsync(source, maxBytes, ct);

    /// <summary>Deletes a file at Twilio once it is stored here; otherwise it stays there.</summary>
    /// <returns>Whether nothing of it is left there.</returns>
    public Task<bool> ForgetAsync(string source, CancellationToken ct) => twilio.DeleteMediaAsync(source, ct);

    // The beginning is out already: giving the message back would send that twice. So a short wait is spent here.
    private async Task<string?> SendOn(string address, string piece, CancellationToken ct)
    {
        var wait = Pause;
        for (var attempt = 1; ; attempt++)
        {
            await Task.Delay(wait, clock, ct);
            try
            {
                return await twilio.SendAsync(address, piece, ct);
            }
            catch (ChannelBusyException busy) when (attempt < PieceAttempts && busy.RetryAfter <= LongestPause)
            {
                wait = busy.RetryAfter;
            }
        }
    }
}
