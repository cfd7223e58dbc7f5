using System.Globalization;
using QuttyMeken.Bot.Conversations;

namespace QuttyMeken.Bot;

/// <summary>Settings of the bot that are no messenger's.</summary>
public sealed record BotOptions(Limits Limits, bool WebChatEnabled, Uri LeaveTo)
{
    /// <exception cref="InvalidDataException">A setting is wrong: which, and what to write.</exception>
    public static BotOptions Read(IConfiguration settings)
    {
        var web = settings["WebChat:PublicAddress"];
        if (web is not null && !(Uri.TryCreate(web, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
            throw new InvalidDataException("WebChat:PublicAddress is no address. Write for example https://example.kz/chat.");
        var leave = settings["WebChat:LeaveTo"] ?? "https://www.gov.kz/";
        if (!Uri.TryCreate(leave, UriKind.Absolute, out var leaveTo) || leaveTo.Scheme is not ("https" or "http"))
            throw new InvalidDataException("WebChat:LeaveTo is no address. Write a neutral site, for example https://www.gov.kz/.");

        return new(new(
            Number(settings, "Attachments:MaxFiles", 10, 1, 50),
            Number(settings, "Attachments:MaxMegabytes", 20, 1, 100),
            Number(settings, "Retention:AddressDays", 30, 0, 3650),
            Number(settings, "Retention:BackupDays", 14, 1, 3650),
            web), !string.Equals(settings["WebChat:Enabled"], "false", StringComparison.OrdinalIgnoreCase), leaveTo);
    }

    private static int Number(IConfiguration settings, string key, int fallback, int least, int most)
    {
        if (settings[key] is not { Length: > 0 } text)
            return fallback;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidDataException($"{key} is '{text}'. Write a whole number from {least} to {most}.");
    }
}
