using System.Net;
using System.Text.Json;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>What a refusal of Twilio's means to us. Its own sentence is dropped: it repeats the number.</summary>
internal static class TwilioRefusals
{
    // About one message in 6 s to one user.
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Our account, token, address or sender is wrong or shut: no message is to blame, and it goes once that is mended.</summary>
    public static bool IsOurs(HttpStatusCode status, int code) => code is 20003 or 20005 or 20404 or 21212 or 21606 or 63007
        || (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound && ProblemOf(code) is null && !IsBusy(status, code));

    /// <param name="code">Twilio's; 0 when the answer had none.</param>
    public static Exception Of(HttpStatusCode status, int code, TimeSpan? retryAfter)
    {
        if (ProblemOf(code) is { } problem)
            return new ChannelRefusedException(problem, problem is "delivery.blocked");
        if (IsBusy(status, code))
            return new ChannelBusyException(Clamped(retryAfter ?? UsualWait));
        if (status is HttpStatusCode.RequestTimeout)
            return new TimeoutException("Twilio says that the request took too long.");
        if ((int)status is < 400 or >= 500 || IsOurs(status, code))
            return new HttpRequestException($"Twilio answered {(int)status}, code {code}.", null, status);

        return new ChannelRefusedException("delivery.refused");
    }

    /// <returns>Text key of a failure that a status callback tells.</returns>
    public static string ProblemOfDelivery(int code) => ProblemOf(code) ?? "delivery.refused";

    /// <returns>Twilio's code; 0 when the answer is not its JSON.</returns>
    public static int CodeOf(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind is JsonValueKind.Object
                && json.RootElement.TryGetProperty("code", out var code)
                && code.ValueKind is JsonValueKind.Number
                && code.TryGetInt32(out var number) ? number : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static string? ProblemOf(int code) => code switch
    {
        63016 => "delivery.window-closed",
        63014 or 21610 => "delivery.blocked",
        _ => null,
    };

    private static bool IsBusy(HttpStatusCode status, int code) =>
        status is HttpStatusCode.TooManyRequests || code is 20429 or 63018 or 131056;

    private static TimeSpan Clamped(TimeSpan wait) =>
        wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait > LongestWait ? LongestWait : wait;
}
