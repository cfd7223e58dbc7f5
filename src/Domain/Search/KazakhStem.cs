using System.Collections.Frozen;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Domain.Search;

/// <summary>A folded Kazakh word without its endings. They are taken off one after another, the longest first, while three letters are left.</summary>
internal static class KazakhStem
{
    private const int Least = 3;
    private const int LongestEnding = 14;

    // Words of two letters that reports are about: water, house, country, cure.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Short = Set("су уй ел ем");

    // Nouns that end like verbs: school, book, answer, demand, side, account, cause.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Whole = Set("мектеп китап жауап талап тарап есеп себеп");

    // Of verbs: "сурады, сурайды, сурап, сураган, сурамайды, сурау" are one; "беруши" is who gives.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Verbs = Set(
        """
        ады еди йды йди амын емин амыз емиз асыз есиз асын есин ады еди айын ейин йын йин п ып ип ган ген кан кен у са се й
        ма ме ба бе па пе атын етин йтын йтин ушы уши дым дим тым тим ды ди ты ти лды лди лган лген лып лип мын мин сыз сиз
        """);


    /// <returns>The key, and a second one where the vowel before an ending of verbs may belong to the word: "сурады" is of "сура", "береди" of "бер".</returns>
    public static (string Key, string? Longer) Of(string word)
    {
        Span<char> stem = stackalloc char[word.Length];
        word.CopyTo(stem);
        string? longer = null;
        while (true)
        {
            // Voiced between vowels, voiceless at the end: "мектебі" is of "мектеп".
            if (stem.Length >= Least)
                stem[^1] = stem[^1] switch { 'б' => 'п', 'г' => 'к', var other => other };
            var length = Whole.Contains(stem) ? stem.Length : Shortened(stem);
            if (length == stem.Length)
                return (stem.ToString(), longer);

            if (stem[length] is 'а' or 'е' && Verbs.Contains(stem[length..]))
                longer = stem[..(length + 1)].ToString();
            stem = stem[..length];
        }
    }

    private static int Shortened(ReadOnlySpan<char> word)
    {
        for (var length = Math.Max(2, word.Length - LongestEnding); length < word.Length; length++)
            if ((length >= Least || Short.Contains(word[..length])) && IsEnding(word[length..], word[length - 1]))
                return length;
        return word.Length;
    }

    // "п" and "й" are endings after a vowel alone: "сұрап".
    private static bool IsEnding(ReadOnlySpan<char> rest, char before) =>
        Endings.IsKazakh(rest) || (Verbs.Contains(rest) && (rest is not ("п" or "й") || before is 'а' or 'е' or 'ы' or 'и'));

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
