using System.Globalization;

namespace QuttyMeken.BackOffice.Duty;

/// <summary>How the people on duty are reached, and how mail leaves. Whatever is not set is off.</summary>
/// <param name="ChatId">Of a private chat or group in Telegram; with a bot of its own, never the citizens' one.</param>
/// <param name="AlarmMail">Who is written to when something is urgent.</param>
internal sealed record DutyOptions(string? TelegramToken, string? ChatId, Uri TelegramApi, Uri? Webhook, IReadOnlyList<string> AlarmMail, SmtpOptions? Smtp, bool Digest)
{
    /// <exception cref="InvalidDataException">A setting is wrong: which, and what to write.</exception>
    public static DutyOptions Read(IConfiguration settings)
    {
        var (token, chat) = (Value(settings, "Alarm:Telegram:Token"), Value(settings, "Alarm:Telegram:ChatId"));
        if (token is null != chat is null)
            throw new InvalidDataException("Alarm:Telegram wants both Token and ChatId: the token of a bot that only the people on duty know, and the id of their chat.");
        if (token is not null && token == Value(settings, "Telegram:Token"))
            throw new InvalidDataException("Alarm:Telegram:Token is the citizens' bot. Make another bot for the people on duty.");

        var smtp = SmtpOptions.Read(settings);
        string[] mail = Value(settings, "Alarm:Email")?.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (mail.Length > 0 && smtp is null)
            throw new InvalidDataException("Alarm:Email is set and Smtp:Host is not: mail cannot leave.");
        if (mail.FirstOrDefault(address => !MimeKit.MailboxAddress.TryParse(address, out _)) is not null)
            throw new InvalidDataException("Alarm:Email holds something that is no address. Write addresses with a comma between.");

        return new(token, chat, Address(settings, "Alarm:Telegram:ApiBaseUrl") ?? new("https://api.telegram.org"), Address(settings, "Alarm:WebhookUrl"), mail, smtp,
            !string.Equals(settings["Smtp:Digest"], "false", StringComparison.OrdinalIgnoreCase));
    }

    internal static string? Value(IConfiguration settings, string key) => settings[key] is { Length: > 0 } value ? value : null;

    private static Uri? Address(IConfiguration settings, string key) => Value(settings, key) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? new(text)
        : throw new InvalidDataException($"{key} is no address. Write one that begins with https://.");
}

/// <param name="Security"><c>StartTls</c>, <c>Tls</c> or <c>None</c>.</param>
internal sealed record SmtpOptions(string Host, int Port, MailKit.Security.SecureSocketOptions Security, string? User, string? Password, string From)
{
    private const int DefaultPort = 587;

    public static SmtpOptions? Read(IConfiguration settings)
    {
        if (DutyOptions.Value(settings, "Smtp:Host") is not { } host)
            return null;

        var from = DutyOptions.Value(settings, "Smtp:From");
        if (from is null || !MimeKit.MailboxAddress.TryParse(from, out _))
            throw new InvalidDataException("Smtp:From is missing or no address: write the address that the office's mail comes from.");
        var port = DutyOptions.Value(settings, "Smtp:Port") is not { } text ? DefaultPort
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65_536 ? number
            : throw new InvalidDataException($"Smtp:Port is '{text}'. Write a number from 1 to 65535.");
        var security = DutyOptions.Value(settings, "Smtp:Security") switch
        {
            null or "StartTls" => MailKit.Security.SecureSocketOptions.StartTls,
            "Tls" => MailKit.Security.SecureSocketOptions.SslOnConnect,
            "None" => MailKit.Security.SecureSocketOptions.None,
            var other => throw new InvalidDataException($"Smtp:Security is '{other}'. Write StartTls, Tls or None."),
        };
        return new(host, port, security, DutyOptions.Value(settings, "Smtp:User"), DutyOptions.Value(settings, "Smtp:Password"), from);
    }
}
