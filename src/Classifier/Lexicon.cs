using System.Text;

namespace QuttyMeken.Classifier;

/// <summary>
/// Stems that speak of a group (a sector or a kind) before any example has been seen. They are traits like others: training
/// finds out what each group is worth for the labels at hand.
/// </summary>
/// <remarks>
/// In <c>Lexicon/*.tsv</c> a stem stands for every word that begins with it; a full stop at its end means the whole word, and one
/// inside it means two words in a row.
/// </remarks>
internal static class Lexicon
{
    private const int ShortestStem = 2;

    private static readonly Lazy<Dictionary<string, List<Entry>>> Stems = new(Read);

    /// <summary>Groups that the word, or the word and the next, belong to; each once.</summary>
    public static void Groups(string word, string? next, HashSet<string> into)
    {
        into.Clear();
        var stems = Stems.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = ShortestStem; length <= word.Length; length++)
        {
            if (!stems.TryGetValue(word.AsSpan(0, length), out var entries))
                continue;

            foreach (var (group, whole, second) in entries)
            {
                if ((!whole || length == word.Length) && (second is null || next?.StartsWith(second, StringComparison.Ordinal) == true))
                    into.Add(group);
            }
        }
    }

    /// <summary>Changes when a stem does.</summary>
    public static string Hash() => ModelArchive.Name(Encoding.UTF8.GetBytes(string.Join(' ', Stems.Value
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .SelectMany(pair => pair.Value.Select(entry => $"{pair.Key} {entry}")))));

    private static Dictionary<string, List<Entry>> Read()
    {
        var stems = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        foreach (var name in new[] { "Lexicon/sectors.tsv", "Lexicon/kinds.tsv" })
        {
            using var reader = new TsvReader(typeof(Lexicon).Assembly.GetManifestResourceStream(name)!, name);
            var (group, list) = (reader.Column("group"), reader.Column("stems"));
            foreach (var (_, fields) in reader.Rows())
            {
                foreach (var stem in fields[list].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    Add(stems, fields[group], stem);
            }
        }

        return stems;
    }

    private static void Add(Dictionary<string, List<Entry>> stems, string group, string stem)
    {
        var words = Normalisation.Words(stem);
        if (words.Count is 0 or > 2 || words[0].Folded.Length < ShortestStem)
            return;

        if (!stems.TryGetValue(words[0].Folded, out var entries))
            stems.Add(words[0].Folded, entries = []);
        entries.Add(new(group, stem.EndsWith('.'), words.Count == 2 ? words[1].Folded : null));
    }

    private readonly record struct Entry(string Group, bool Whole, string? Next);
}
