using System.Text;

namespace QuttyMeken.Domain.Texts;

/// <summary>Kazakh and Russian typed in Latin letters, by any of several habits, as folded Cyrillic.</summary>
internal static class LatinScript
{
    private const string Vowels = "aeouаеоу";

    // The alphabets of 2017, 2018 and 2021, and Turkish letters where a keyboard has no others.
    private const string Marked = "şшšшçчčчžжıыğгǵгğгñнńнŋнäаáаöоóоüуúуūуýуǝаəаīиëе";

    public static bool IsLetter(char letter) => char.IsAsciiLetter(letter)
        || letter is >= '\u00C0' and <= '\u024F' and not '×' and not '÷'
        || letter is >= '\u1E00' and <= '\u1EFF' or 'ə';

    public static void AppendCyrillic(StringBuilder folded, ReadOnlySpan<char> word)
    {
        var letters = new char[word.Length];
        for (var i = 0; i < word.Length; i++)
            letters[i] = Unmarked(char.ToLowerInvariant(word[i]));

        for (var at = 0; at < letters.Length;)
            at += Append(folded, letters, at);
    }

    /// <returns>How many letters were read.</returns>
    private static int Append(StringBuilder folded, ReadOnlySpan<char> word, int at)
    {
        var rest = word[at..];
        var before = at > 0 ? word[at - 1] : ' ';
        // qoiady is қояды, komissiia is комиссия, but polisia is полисия.
        if (rest.StartsWith("ia"))
            return Put(folded, before == 'i' || Vowels.Contains(before) ? "я" : "ия", 2);
        if (rest.StartsWith("shch"))
            return Put(folded, "щ", 4);
        if (rest.Length > 1 && Pair(rest[0], rest[1], at) is { } pair)
            return Put(folded, pair, 2);

        var after = rest.Length > 1 ? rest[1] : ' ';
        return Put(folded, rest[0] switch
        {
            'a' => "а",
            'b' => "б",
            'c' => after is 'e' or 'i' or 'y' ? "ц" : "к",
            'd' => "д",
            'e' => "е",
            'f' => "ф",
            'g' => "г",
            'h' or 'x' => "х",
            'i' => Vowels.Contains(before) ? "й" : "и",
            'j' => "ж",
            'k' or 'q' => "к",
            'l' => "л",
            'm' => "м",
            'n' => "н",
            'o' => "о",
            'p' => "п",
            'r' => "р",
            's' => "с",
            't' => "т",
            'u' => "у",
            'v' => "в",
            // "aqwa" is ақша to those who type w for ш; "awyl" is ауыл.
            'w' => after is 'a' or 'e' && IsConsonant(before) ? "ш" : "у",
            'y' => Y(word, at, before, after),
            'z' => "з",
            var other => other.ToString(),
        }, 1);
    }

    private static string? Pair(char first, char second, int at) => (first, second) switch
    {
        ('s', 'h') => "ш",
        ('z', 'h') => "ж",
        ('c', 'h') => "ч",
        ('g', 'h') => "г",
        ('k', 'h') => "х",
        ('y', 'a') => "я",
        ('y', 'u') => "ю",
        ('y', 'o') or ('y', 'e') => "е",
        // Inside a Kazakh word it is т + с: "aitsa".
        ('t', 's') when at == 0 => "ц",
        _ => null,
    };

    // сурайды, үй: after a vowel y is й; ауыл: after a "u" that itself follows a vowel it is ы; -skiy.
    private static string Y(ReadOnlySpan<char> word, int at, char before, char after) => before switch
    {
        'u' when at > 1 && Vowels.Contains(word[at - 2]) => "ы",
        'i' => after == ' ' ? "й" : "ы",
        _ => Vowels.Contains(before) ? "й" : "ы",
    };

    private static bool IsConsonant(char letter) => char.IsAsciiLetter(letter) && letter is not ('i' or 'y') && !Vowels.Contains(letter);

    private static int Put(StringBuilder folded, string letters, int read)
    {
        folded.Append(letters);
        return read;
    }

    private static char Unmarked(char letter)
    {
        if (char.IsAscii(letter))
            return letter;
        for (var at = 0; at < Marked.Length; at += 2)
            if (Marked[at] == letter)
                return Marked[at + 1];
        var first = letter.ToString().Normalize(NormalizationForm.FormD)[0];
        return char.IsAscii(first) ? char.ToLowerInvariant(first) : 'х';
    }
}
