using System.Text.Json;

namespace QuttyMeken.Domain.Texts;

public enum Language { Kazakh, Russian }

/// <summary>Every sentence a person sees, by key, in both languages. A hole stops the program at start.</summary>
public sealed class TextCatalog
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

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
    public string Get(string key, Language language) => _entries.TryGetValue(key, out var entry)
        ? language is Language.Kazakh ? entry.Kk : entry.Ru
        : throw new KeyNotFoundException($"No text '{key}'.");

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

    private sealed record Entry(string Kk, string Ru);
}
