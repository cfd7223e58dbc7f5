using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Channels;

/// <summary>One messenger. Everything it alone knows (buttons, limits, error codes) stays behind this line.</summary>
public interface IChannel
{
    ReportChannel Name { get; }

    /// <summary>Whether several messages that are said at once go out as one: a messenger that counts or delays them wants it.</summary>
    bool JoinsMessages { get; }

    /// <summary>Sends one message.</summary>
    /// <param name="address">Opaque to the caller: a Telegram chat id or a WhatsApp address.</param>
    /// <param name="ct">Ends the attempt; the message stays in the outbox.</param>
    /// <returns>The provider's id of the (last) message that was sent, for delivery states; <see langword="null"/> where there are none.</returns>
    /// <exception cref="ChannelRefusedException">The messenger will never take this message; do not retry.</exception>
    /// <exception cref="ChannelBusyException">It asks to wait.</exception>
    /// <exception cref="HttpRequestException">It may take it later; it has not taken it.</exception>
    /// <exception cref="TimeoutException">No answer came: it may have gone out.</exception>
    Task<string?> SendAsync(string address, OutMessage message, CancellationToken ct);

    /// <summary>Fetches a file that a citizen sent.</summary>
    /// <param name="source">As the channel's own intake wrote it: a file id or an address.</param>
    /// <returns>The bytes; at most <paramref name="maxBytes"/>.</returns>
    /// <exception cref="ChannelRefusedException">The file is gone for good, or too large.</exception>
    /// <exception cref="HttpRequestException">It may come later.</exception>
    Task<byte[]> FetchAsync(string source, long maxBytes, CancellationToken ct);
}

/// <param name="problem">Text key: <c>delivery.blocked</c>, <c>delivery.window-closed</c>, <c>delivery.refused</c>, <c>file.too-big</c>, <c>file.gone</c>.</param>
/// <param name="chatIsGone">Whether nothing can be sent to this chat any more until the citizen writes.</param>
public sealed class ChannelRefusedException(string problem, bool chatIsGone = false, Exception? inner = null) : Exception(problem, inner)
{
    public string Problem { get; } = problem;
    public bool ChatIsGone { get; } = chatIsGone;
}

/// <param name="retryAfter">How long the messenger asked to wait.</param>
public sealed class ChannelBusyException(TimeSpan retryAfter, Exception? inner = null) : Exception("channel.busy", inner)
{
    public TimeSpan RetryAfter { get; } = retryAfter;
}
