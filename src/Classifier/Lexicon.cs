using System.Runtime.InteropServices;
using System.Text;

namespace QuttyMeken.Classifier;

/// <summary>
/// Stems that speak of a group (a sector or a kind) before any example has been seen. They are traits like others: training
/// finds out what each group is worth for the labels at hand.
/// </summary>
/// <remarks>
/// A group that ends in <c>+</c> holds stems that nearly prove it, one that ends in <c>~</c> stems that are typical of it; without a sign, both.
/// In <c>Lexicon/*.tsv</c> a stem stands for every word that begins with it; a full stop at its end means the whole word, and one
/// inside it means two words in a row.
/// </remarks>
internal sealed class Lexicon
{
    private const int ShortestStem = 2;
    private const int MostGroupsOfAWord = 16;

    private static readonly Lazy<Lexicon> OfSectors = new(() => new("Lexicon/sectors"));
    private static readonly Lazy<Lexicon> OfKinds = new(() => new("Lexicon/kinds"));

    private readonly Dictionary<ulong, Entry[]> stems;
    private readonly List<string> groups = [];
    private readonly string hash;

    private Lexicon(string resource)
    {
        var found = new Dictionary<ulong, List<Entry>>();
        var assembly = typeof(Lexicon).Assembly;
        var lines = new List<string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(resource, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new TsvReader(assembly.GetManifestResourceStream(name)!, name);
            var (group, list) = (reader.Column("group"), reader.Column("stems"));
            foreach (var (_, fields) in reader.Rows())
            {
                lines.Add($"{fields[group]} {fields[list]}");
                foreach (var stem in fields[list].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    Add(found, fields[group], stem);
            }
        }

        stems = found.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        hash = ModelArchive.Name(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }

    public static Lexicon Sectors => OfSectors.Value;

    public static Lexicon Kinds => OfKinds.Value;

    public IReadOnlyList<string> Groups => groups;

    /// <summary>Changes when a stem does.</summary>
    public string Hash() => hash;

    /// <summary>Adds the groups that the word, or the word and the next, belong to; each once, together as much as one trait.</summary>
    public void Read(string word, string? next, int place, Block block, Traits into)
    {
        Span<int> found = stackalloc int[MostGroupsOfAWord];
        var count = Find(word, next, found);
        for (var at = 0; at < count; at++)
            into.Add(TraitHash.Next(TraitHash.Begin('l'), groups[found[at]]), block, place, 1f / count);
    }

    /// <summary>Names of the groups that the word, or the word and the next, belong to.</summary>
    public IReadOnlyList<string> GroupsOf(string word, string? next)
    {
        Span<int> found = stackalloc int[MostGroupsOfAWord];
        var count = Find(word, next, found);
        var names = new string[count];
        for (var at = 0; at < count; at++)
            names[at] = groups[found[at]];
        return names;
    }

    private int Find(string word, string? next, Span<int> found)
    {
        var count = 0;
        var prefix = TraitHash.Begin('p');
        for (var length = 1; length <= word.Length; length++)
        {
            prefix = TraitHash.Next(prefix, word[length - 1]);
            if (length < ShortestStem || !stems.TryGetValue(prefix, out var entries))
                continue;

            foreach (var (group, whole, second) in entries)
            {
                var fits = second is null ? !whole || length == word.Length : next?.StartsWith(second, StringComparison.Ordinal) == true;
                if (fits && count < MostGroupsOfAWord && !found[..count].Contains(group))
                    found[count++] = group;
            }
        }

        return count;
    }

    private void Add(Dictionary<ulong, List<Entry>> into, string group, string stem)
    {
        var words = Normalisation.Words(stem);
        if (words.Count is 0 or > 2 || words[0].Folded.Length < ShortestStem)
            return;

        if (groups.IndexOf(group) is var number && number < 0)
        {
            number = groups.Count;
            groups.Add(group);
        }

        var key = TraitHash.Next(TraitHash.Begin('p'), words[0].Folded);
        (CollectionsMarshal.GetValueRefOrAddDefault(into, key, out _) ??= []).Add(new(number, stem.EndsWith('.'), words.Count == 2 ? words[1].Folded : null));
    }

    private readonly record struct Entry(int Group, bool Whole, string? Next);
}
