using System.Text.Json;

namespace QuttyMeken.Domain.Texts;

public enum Language { Kazakh, Russian }

/// <summary>Every sentence a person sees, by key, in both languages. A hole stops the program at start.</summary>
public sealed class TextCatalog
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private volatile Dictionary<string, Entry> _changed = [];

    private TextCatalog() { }

    public IReadOnlyCollection<string> Keys => _entries.Keys;

    /// <summary>Reads the catalogues that travel inside this assembly.</summary>
    /// <exception cref="InvalidDataException">A key stands twice, or lacks one of its languages.</exception>
    public static TextCatalog Load()
    {
        var catalog = new TextCatalog();
        var assembly = typeof(TextCatalog).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Texts/", StringComparison.Ordinal)))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, entry) in JsonSerializer.Deserialize<Dictionary<string, Entry>>(file, JsonSerializerOptions.Web)!)
            {
                if (string.IsNullOrWhiteSpace(entry.Kk) || string.IsNullOrWhiteSpace(entry.Ru))
                    throw new InvalidDataException($"{name}: '{key}' lacks a language.");
                if (!catalog._entries.TryAdd(key, entry))
                    throw new InvalidDataException($"{name}: '{key}' stands twice.");
            }
        }

        return catalog;
    }

    public bool Has(string key) => _entries.ContainsKey(key);

    /// <exception cref="KeyNotFoundException">No such key: a mistake of ours, never shown as a bare key.</exception>
    public string Get(string key, Language language) => _changed.TryGetValue(key, out var changed) ? changed.In(language) : Shipped(key, language);

    /// <summary>The text that came with the program, whatever the office has put in its place.</summary>
    /// <exception cref="KeyNotFoundException">No such key.</exception>
    public string Shipped(string key, Language language) => _entries.TryGetValue(key, out var entry)
        ? entry.In(language)
        : throw new KeyNotFoundException($"No text '{key}'.");

    /// <summary>Puts the office's own words in place of the shipped ones, all at once; what is not named is as it was shipped.</summary>
    public void Change(IEnumerable<(string Key, string Kk, string Ru)> texts) =>
        _changed = texts.Where(text => EditableTexts.May(text.Key) && _entries.ContainsKey(text.Key))
            .ToDictionary(text => text.Key, text => new Entry(text.Kk, text.Ru), StringComparer.Ordinal);

    /// <summary>The text with its <c>{places}</c> filled. What a citizen typed goes in as it is: it is never read as a place.</summary>
    public string Fill(string key, Language language, IReadOnlyDictionary<string, string> places)
    {
        var text = Get(key, language);
        if (places.Count == 0)
            return text;

        var filled = new System.Text.StringBuilder(text.Length + 64);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                filled.Append(text, at, text.Length - at);
                break;
            }

            filled.Append(text, at, open - at);
            filled.Append(places.TryGetValue(text[(open + 1)..close], out var value) ? value : text[open..(close + 1)]);
            at = close + 1;
        }

        return filled.ToString();
    }

    private sealed record Entry(string Kk, string Ru)
    {
        public string In(Language language) => language is Language.Kazakh ? Kk : Ru;
    }
}
