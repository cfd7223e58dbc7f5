using System.Net;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>
/// A posted form, exactly as it came: names in their case, values untrimmed, repeated names kept. The framework's own collection would
/// merge <c>body</c> with <c>Body</c>, and the signature counts both.
/// </summary>
internal sealed class TwilioForm
{
    private readonly Dictionary<string, string> _first = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public TwilioForm(IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach (var field in fields)
        {
            _fields.Add(field);
            _first.TryAdd(field.Key, field.Value);
        }
    }

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <returns>The field's first value; empty when it was not posted.</returns>
    public string this[string name] => _first.GetValueOrDefault(name, "");

    /// <param name="body">As <c>application/x-www-form-urlencoded</c>.</param>
    public static TwilioForm Parse(string body) => new(body
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => KeyValuePair.Create(WebUtility.UrlDecode(pair[0]), pair.Length > 1 ? WebUtility.UrlDecode(pair[1]) : "")));
}
