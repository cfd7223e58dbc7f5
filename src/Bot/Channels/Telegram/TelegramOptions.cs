using System.Text.RegularExpressions;

namespace QuttyMeken.Bot.Channels.Telegram;

public enum TelegramMode { Off, Polling, Webhook }

/// <summary>The settings of section <c>Telegram</c>, checked. A setting that cannot work stops the program at start.</summary>
/// <param name="Token">As @BotFather gave it; <see langword="null"/> only when <paramref name="Mode"/> is Off.</param>
/// <param name="ApiBaseUrl">Scheme, host and port of the Bot API server; <see langword="null"/> for Telegram's own.</param>
/// <param name="WebhookSecret">1–256 of A–Z a–z 0–9 _ -; never <see langword="null"/> in webhook mode.</param>
/// <param name="WebhookUrl">Public address that Telegram is told at start; <see langword="null"/> when somebody else tells it.</param>
public sealed partial record TelegramOptions(
    TelegramMode Mode, string? Token, string? ApiBaseUrl, string? WebhookSecret, Uri? WebhookUrl)
{
    /// <summary>The tokens of Telegram's own manuals: well formed, and nobody's.</summary>
    private static readonly string[] Samples =
    [
        "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11", "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
        "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qc",
    ];

    /// <exception cref="InvalidDataException">
    /// A setting is wrong; the message says which, why, and what to write. It never repeats a secret.
    /// </exception>
    public static TelegramOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Telegram");
        var token = Value(section, "Token");
        var mode = ModeOf(Value(section, "Mode"), token);
        if (mode is TelegramMode.Off)
            return new(mode, null, null, null, null);

        return new(
            mode,
            CheckedToken(token),
            ApiServer(Value(section, "ApiBaseUrl")),
            mode is TelegramMode.Webhook ? Secret(Value(section, "WebhookSecret")) : null,
            mode is TelegramMode.Webhook ? Webhook(Value(section, "WebhookUrl")) : null);
    }

    /// <summary>A record prints its values, and this one holds secrets.</summary>
    public override string ToString() => $"Telegram: {Mode}";

    private static string? Value(IConfigurationSection section, string key) =>
        section[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static TelegramMode ModeOf(string? mode, string? token) => mode switch
    {
        null => token is null ? TelegramMode.Off : TelegramMode.Polling,
        _ when Enum.GetNames<TelegramMode>().Contains(mode, StringComparer.OrdinalIgnoreCase) => Enum.Parse<TelegramMode>(mode, ignoreCase: true),
        _ => throw Wrong("Mode", "is not a mode", "Write Off, Polling or Webhook, or leave it out."),
    };

    private static string CheckedToken(string? token) => token switch
    {
        null => throw Wrong("Token", "is missing, but Telegram:Mode asks for it",
            "Write the token that @BotFather gave, or set Telegram:Mode to Off."),
        _ when Samples.Contains(token, StringComparer.Ordinal) || token.Contains("example", StringComparison.OrdinalIgnoreCase) =>
            throw Wrong("Token", "is an example from a manual", "Write the token that @BotFather gave."),
        _ when !TokenForm().IsMatch(token) => throw Wrong("Token", "is not a bot token",
            "Write the token as @BotFather gave it: digits, a colon, and about 35 letters, digits, '_' or '-'."),
        _ => token,
    };

    private static string? ApiServer(string? address) => address switch
    {
        null => null,
        _ when !Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsHttp(uri) =>
            throw Wrong("ApiBaseUrl", "is not a web address",
                "Write something like http://localhost:8081, or leave it out for Telegram's own server."),
        _ when new Uri(address) is not { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } =>
            throw Wrong("ApiBaseUrl", "has more than scheme, host and port", "Write something like http://localhost:8081: a path would be ignored."),
        _ => new Uri(address).GetLeftPart(UriPartial.Authority),
    };

    private static string Secret(string? secret) => secret switch
    {
        null => throw Wrong("WebhookSecret", "is missing: without it anybody could send us forged messages",
            "Write 32 or more random letters and digits, the same that setWebhook is given."),
        _ when !SecretForm().IsMatch(secret) => throw Wrong("WebhookSecret", "has characters or a length that Telegram does not take",
            "Write 1 to 256 of A-Z, a-z, 0-9, '_' and '-'."),
        _ => secret,
    };

    private static Uri? Webhook(string? address)
    {
        if (address is null)
            return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsHttp(uri) || uri is { Scheme: "http", IsLoopback: false })
            throw Wrong("WebhookUrl", "is not a public https address",
                $"Write something like https://bot.example.kz{TelegramWebhook.Path}, or leave it out and call setWebhook yourself.");

        return uri.AbsolutePath is "/" ? new Uri(uri, TelegramWebhook.Path) : uri;
    }

    private static bool IsHttp(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    private static InvalidDataException Wrong(string setting, string problem, string remedy) =>
        new($"Setting Telegram:{setting} (environment: Telegram__{setting}) {problem}. {remedy}");

    [GeneratedRegex(@"^[0-9]{3,20}:[A-Za-z0-9_-]{20,100}\z")]
    private static partial Regex TokenForm();

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}\z")]
    private static partial Regex SecretForm();
}
