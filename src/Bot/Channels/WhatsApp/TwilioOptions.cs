using System.Text.RegularExpressions;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>The settings under <c>Twilio</c>. A class, not a record: a record would print its tokens.</summary>
internal sealed partial class TwilioOptions
{
    public const string DefaultApi = "https://api.twilio.com";

    private TwilioOptions() { }

    /// <summary>Whether WhatsApp is served at all: it is off when the account and its token are both absent.</summary>
    public bool IsOn { get; private init; }

    public string AccountSid { get; private init; } = "";

    /// <summary>The token that Twilio signs with, then the previous one, which is accepted while the two are exchanged.</summary>
    public IReadOnlyList<string> Tokens { get; private init; } = [];

    /// <summary>Our sender: <c>whatsapp:+…</c>.</summary>
    public string From { get; private init; } = "";

    public string? MessagingServiceSid { get; private init; }

    public Uri Api { get; private init; } = new(DefaultApi);

    public bool IsDefaultApi { get; private init; } = true;

    /// <summary>What stands before the path in the address that Twilio calls and signs; without a slash at its end.</summary>
    public string PublicBaseUrl { get; private init; } = "";

    /// <exception cref="InvalidDataException">A setting is missing or wrong: which one, and what to write. A token is never repeated.</exception>
    public static TwilioOptions Read(IConfiguration settings)
    {
        var (account, token) = (settings["Twilio:AccountSid"]?.Trim(), settings["Twilio:AuthToken"]?.Trim());
        if (string.IsNullOrEmpty(account) && string.IsNullOrEmpty(token))
            return new();
        if (string.IsNullOrEmpty(account))
            throw new InvalidDataException("Twilio:AccountSid is missing: Twilio:AuthToken is set. Write both, or neither to switch WhatsApp off.");
        if (string.IsNullOrEmpty(token))
            throw new InvalidDataException("Twilio:AuthToken is missing: Twilio:AccountSid is set. Write both, or neither to switch WhatsApp off.");
        if (!Account().IsMatch(account))
            throw new InvalidDataException("Twilio:AccountSid is not an account. Write AC and 32 hexadecimal digits, as Twilio's console shows it.");

        var api = Address(settings, "Twilio:ApiBaseUrl", DefaultApi);
        return new()
        {
            IsOn = true,
            AccountSid = account,
            Tokens = settings["Twilio:PreviousAuthToken"]?.Trim() is { Length: > 0 } previous
                ? [Token("Twilio:AuthToken", token), Token("Twilio:PreviousAuthToken", previous)]
                : [Token("Twilio:AuthToken", token)],
            From = Sender(settings["Twilio:WhatsAppFrom"]?.Trim()),
            MessagingServiceSid = Service(settings["Twilio:MessagingServiceSid"]?.Trim()),
            Api = new(api),
            IsDefaultApi = string.Equals(api, DefaultApi, StringComparison.OrdinalIgnoreCase),
            PublicBaseUrl = Address(settings, "Twilio:PublicBaseUrl", null),
        };
    }

    // A token goes into a header and a signature as it is: white space or brackets mean that a template was not filled in.
    private static string Token(string setting, string token) => Example().IsMatch(token)
        ? throw new InvalidDataException($"{setting} is not a token. Copy the one that Twilio's console shows for the account.")
        : token;

    private static string Sender(string? from) => Number().Match(from ?? "") is { Success: true } match
        ? $"whatsapp:{match.Groups["number"].Value}"
        : throw new InvalidDataException("Twilio:WhatsAppFrom is missing or not a sender. Write whatsapp:+ and the digits of the number, country first.");

    private static string? Service(string? service) => string.IsNullOrEmpty(service) ? null
        : MessagingService().IsMatch(service) ? service
        : throw new InvalidDataException("Twilio:MessagingServiceSid is not a service. Write MG and 32 hexadecimal digits, or leave it out.");

    private static string Address(IConfiguration settings, string setting, string? otherwise)
    {
        var text = (settings[setting]?.Trim() is { Length: > 0 } written ? written : otherwise)?.TrimEnd('/');
        if (text is null)
            throw new InvalidDataException($"{setting} is missing. Write the address at which Twilio reaches this program, such as https://bot.our-office.kz.");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Query.Length > 0 || address.Fragment.Length > 0
            || address.UserInfo.Length > 0 || text.AsSpan().IndexOfAny(" <>{}") >= 0
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            throw new InvalidDataException($"{setting} is not an address to use. Write https:// and the host (http:// on this machine alone), without a query.");

        return text;
    }

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$")]
    private static partial Regex Account();

    [GeneratedRegex("^MG[0-9a-fA-F]{32}$")]
    private static partial Regex MessagingService();

    [GeneratedRegex(@"^(whatsapp:)?(?<number>\+[1-9][0-9]{6,14})$")]
    private static partial Regex Number();

    [GeneratedRegex(@"[^\x21-\x7e]|[<>\[\]{}]|^x+$|^your[-_]|example|placeholder|^change[-_]?me$|^auth[-_]?token$", RegexOptions.IgnoreCase)]
    private static partial Regex Example();
}
