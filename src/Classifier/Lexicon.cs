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
internal sealed class Lexicon
{
    private const int ShortestStem = 2;

    private static readonly Lazy<Lexicon> OfSectors = new(() => new("Lexicon/sectors.tsv"));
    private static readonly Lazy<Lexicon> OfKinds = new(() => new("Lexicon/kinds.tsv"));

    private readonly Dictionary<string, List<Entry>> stems = new(StringComparer.Ordinal);

    private Lexicon(string resource)
    {
        using var reader = new TsvReader(typeof(Lexicon).Assembly.GetManifestResourceStream(resource)!, resource);
        var (group, list) = (reader.Column("group"), reader.Column("stems"));
        foreach (var (_, fields) in reader.Rows())
        {
            foreach (var stem in fields[list].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Add(fields[group], stem);
        }
    }

    public static Lexicon Sectors => OfSectors.Value;

    public static Lexicon Kinds => OfKinds.Value;

    public IEnumerable<string> AllGroups => stems.Values.SelectMany(entries => entries.Select(entry => entry.Group)).Distinct();

    /// <summary>Groups that the word, or the word and the next, belong to; each once.</summary>
    public void Groups(string word, string? next, HashSet<string> into)
    {
        into.Clear();
        var bySpan = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = ShortestStem; length <= word.Length; length++)
        {
            if (!bySpan.TryGetValue(word.AsSpan(0, length), out var entries))
                continue;

            foreach (var (group, whole, second) in entries)
            {
                if (second is null ? !whole || length == word.Length : next?.StartsWith(second, StringComparison.Ordinal) == true)
                    into.Add(group);
            }
        }
    }

    /// <summary>Changes when a stem does.</summary>
    public string Hash() => ModelArchive.Name(Encoding.UTF8.GetBytes(string.Join(' ', stems
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .SelectMany(pair => pair.Value.Select(entry => $"{pair.Key} {entry}")))));

    private void Add(string group, string stem)
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
