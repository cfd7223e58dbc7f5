using System.Collections.Frozen;
using System.Text.RegularExpressions;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Domain.Search;

/// <summary>What a person typed into the search box. A report is found when it has every word, each in any of its forms; words
/// that only join others do not count.</summary>
public sealed partial class SearchQuery
{
    /// <summary>In characters; what is typed beyond is not looked for.</summary>
    public const int MaxLength = 100;

    /// <summary>Fewest letters and digits, all words together.</summary>
    public const int LeastLength = 3;

    // Folded. "Справка из школы" asks for two words.
    private static readonly FrozenSet<string> Particles = FrozenSet.ToFrozenSet(
        "в во на с со к ко о об у и а из от до по за под над при не ни без для или что это как же бы ли но мен бен пен да де ма ме ба бе па пе ушин жане бул".Split(' '));

    private readonly HashSet<string> _keys;

    private SearchQuery(string typed, IReadOnlyList<IReadOnlyList<string>> words, int? caseNumber)
    {
        (Typed, Words, CaseNumber) = (typed, words, caseNumber);
        _keys = [.. words.SelectMany(keys => keys)];
    }

    public string Typed { get; }

    /// <summary>The keys of each word, any of which will do.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Words { get; }

    /// <summary>Where nothing but eight digits was typed, in whatever groups, with or without "№".</summary>
    public int? CaseNumber { get; }

    public bool IsEmpty => Typed.Length == 0;

    public bool IsTooShort => Words.Count == 0;

    /// <summary>For FTS5's MATCH and SQL Server's CONTAINS alike. Holds letters and digits in quotes only: nothing typed can become an operator.</summary>
    /// <param name="registry">A word may also be of an organisation's name there.</param>
    public string Match(OrganisationKeys? registry = null) => string.Join(" AND ", Words
        .Select(keys => keys.Concat(registry?.Named(keys) ?? []).Select(key => $"\"{key}\""))
        .Select(keys => $"({string.Join(" OR ", keys)})"));

    public static SearchQuery Of(string? typed)
    {
        var asked = (typed ?? "").Trim();
        if (asked.Length > MaxLength)
            asked = asked[..MaxLength];
        var folded = Folding.Words(asked).Select(word => word.Folded).Distinct().ToList();
        IReadOnlyList<IReadOnlyList<string>> words = folded.Sum(word => word.Length) < LeastLength ? []
            : [.. (folded.All(Particles.Contains) ? folded : folded.Where(word => !Particles.Contains(word))).Select(WordForms.Of).Where(keys => keys.Count > 0)];
        var digits = EightDigits().IsMatch(asked) ? string.Concat(asked.Where(char.IsAsciiDigit)) : "";
        return new(asked, words, digits.Length == 8 ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Whether this word of a report is one that was looked for.</summary>
    /// <param name="word">As <see cref="Folding.Words"/> gives it.</param>
    public bool Hits(string word) => WordForms.Of(word).Any(_keys.Contains);

    [GeneratedRegex(@"^(?:№|#|N)?(?:[\s.‐‑–—-]*[0-9]){8}$")]
    private static partial Regex EightDigits();
}
