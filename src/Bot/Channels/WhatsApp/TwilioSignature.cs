using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>Says whether a call was signed by one who knows the account's token.</summary>
/// <remarks>
/// Base64 of HMAC-SHA1 over the address and every posted parameter, sorted by name; of a repeated name each distinct value once,
/// sorted. Twilio is not of one mind about the port in the address, nor about an apostrophe in its query, so all forms are tried, as its
/// own validators do.
/// </remarks>
internal sealed class TwilioSignature(TwilioOptions options)
{
    public const string Header = "X-Twilio-Signature";

    private readonly byte[][] _tokens = [.. options.Tokens.Select(Encoding.UTF8.GetBytes)];

    /// <param name="url">The address that Twilio called, as it is set there; not as a proxy passed it on.</param>
    public bool Signs(string url, TwilioForm form, string signature) => Signs(url, Joined(form), signature);

    /// <summary>For a body that is no form: its hash stands in the address, and the address is signed.</summary>
    public bool Signs(string url, ReadOnlySpan<byte> body, string signature)
    {
        var hash = url.IndexOf('?', StringComparison.Ordinal) is > 0 and var query
            ? TwilioForm.Parse(url[(query + 1)..])["bodySHA256"]
            : "";
        var isWhole = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))),
            Encoding.UTF8.GetBytes(hash.ToLowerInvariant()));
        return Signs(url, "", signature) & isWhole;
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with HMAC-SHA1, and with nothing else.")]
    private bool Signs(string url, string parameters, string signature)
    {
        var given = Encoding.UTF8.GetBytes(signature);
        var signs = false;
        foreach (var token in _tokens)
        {
            foreach (var address in Spellings(url))
            {
                var expected = Convert.ToBase64String(HMACSHA1.HashData(token, Encoding.UTF8.GetBytes(address + parameters)));
                signs |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), given);
            }
        }

        return signs;
    }

    // Tuples, since a KeyValuePair hashes by its key alone: a stranger's body of one name, a hundred thousand times, would stop us here.
    private static string Joined(TwilioForm form) => string.Concat(form.Fields
        .Select(field => (field.Key, field.Value))
        .Distinct()
        .OrderBy(field => field.Key, StringComparer.Ordinal)
        .ThenBy(field => field.Value, StringComparer.Ordinal)
        .Select(field => field.Key + field.Value));

    private static IEnumerable<string> Spellings(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        string[] addresses = query >= 0 && url.Contains('\'', StringComparison.Ordinal)
            ? [url, url[..query] + url[query..].Replace("'", "%27", StringComparison.Ordinal)]
            : [url];
        return addresses.SelectMany(address => new[] { WithoutPort(address), WithPort(address) });
    }

    private static string WithoutPort(string url)
    {
        var (_, colon, end) = Authority(url);
        return colon < 0 ? url : url[..colon] + url[end..];
    }

    private static string WithPort(string url)
    {
        var (isHttps, colon, end) = Authority(url);
        return colon >= 0 ? url : $"{url[..end]}:{(isHttps ? 443 : 80)}{url[end..]}";
    }

    // By hand: Uri would put the host into lower case and mend the escapes, and each letter is signed.
    private static (bool IsHttps, int Colon, int End) Authority(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.AsSpan(start).IndexOfAny('/', '?', '#') is >= 0 and var length ? start + length : url.Length;
        var host = url.LastIndexOf('@', end - 1, end - start) is >= 0 and var at ? at + 1 : start;
        var colon = url.LastIndexOf(':', end - 1, end - host);
        // An IPv6 host has colons of its own, inside brackets.
        if (colon >= 0 && url.IndexOf(']', colon, end - colon) >= 0)
            colon = -1;
        return (url.StartsWith("https:", StringComparison.OrdinalIgnoreCase), colon, end);
    }
}
