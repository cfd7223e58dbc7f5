using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using QuttyMeken.Bot.Channels.WhatsApp;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

/// <summary>Good settings, and Twilio's side of the signature, written apart from ours.</summary>
internal static class TwilioSettings
{
    public const string Account = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string Token = "12345";
    public const string From = "whatsapp:+77010000001";
    public const string Public = "https://bot.office.kz";

    public static IConfiguration With(params (string Key, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Twilio:AccountSid"] = Account,
            ["Twilio:AuthToken"] = Token,
            ["Twilio:WhatsAppFrom"] = From,
            ["Twilio:PublicBaseUrl"] = Public,
        };
        foreach (var (key, value) in changes)
            settings[$"Twilio:{key}"] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }

    public static TwilioOptions Options(params (string Key, string? Value)[] changes) => TwilioOptions.Read(With(changes));

    public static TwilioForm Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with HMAC-SHA1.")]
    public static string Sign(string url, IEnumerable<(string Name, string Value)> fields, string token = Token)
    {
        var text = new StringBuilder(url);
        foreach (var name in fields.GroupBy(field => field.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var value in name.Select(field => field.Value).Distinct().Order(StringComparer.Ordinal))
                text.Append(name.Key).Append(value);
        }

        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text.ToString())));
    }
}
