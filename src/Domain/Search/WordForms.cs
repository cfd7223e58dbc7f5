using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Domain.Search;

/// <summary>
/// What a word is found by: its Kazakh stem and its Russian one, since neither a folded word nor a citizen says which language it is.
/// A stem is a key, not a word: all that counts is that the forms of one word have one in common.
/// </summary>
/// <remarks>
/// Stems are indexed, not words with a prefix asked of them: a prefix of a common word would have to gather all its reports before the
/// newest could be told, and "жер" would find "жергілікті".
/// </remarks>
public static class WordForms
{
    /// <param name="word">A word as <see cref="Folding.Words"/> gives it.</param>
    /// <returns>One to three keys; none for a single letter, which tells nothing.</returns>
    public static IReadOnlyList<string> Of(string word)
    {
        if (char.IsDigit(word[0]))
            return [word];
        if (word.Length < 2)
            return [];

        var (kazakh, longer) = KazakhStem.Of(word);
        var russian = RussianStem.Of(word);
        return [kazakh, .. russian == kazakh ? [] : new[] { russian }, .. longer is null || longer == russian ? [] : new[] { longer }];
    }

    /// <summary>The different keys of a text, in the order in which they first stand in it.</summary>
    public static IEnumerable<string> In(string text) => Folding.Words(text).Select(word => word.Folded).Distinct().SelectMany(Of).Distinct();
}
