using System.Buffers;
using System.Globalization;
using System.Text;

namespace QuttyMeken.Domain.Texts;

/// <summary>
/// The form in which texts are searched, matched and classified: lower case, Kazakh letters as their plain Cyrillic neighbours,
/// Latin script as Cyrillic, words divided by single spaces. The original stays for people.
/// </summary>
/// <remarks>Source: DOMAIN.md §3.</remarks>
public static class Folding
{
    private const char FirstCyrillic = '\u0400';
    private const int CyrillicLetters = 0x100;

    private const string Neighbours =
        "әағгқкңнөоұуүуһхіиёеҝкҡкҟкҳхӊнҥнҷчҗжҙзҫсґгєеїиўуҕгӏиѕсјжћхђх";

    // By case: a small "b" or "n" resembles no letter, while a capital one is typed for В or Н.
    private const string LookAlikes = "AаBвCсEеHнKкMмOоPрTтXхYуIиaаcсeеoоpрxхyуkкmмtтiиhх";

    private static readonly SearchValues<char> LookAlikeLetters = SearchValues.Create("ABCEHKMOPTXYIaceopxykmtih");

    private static readonly char[] Cyrillic = [.. Enumerable.Range(FirstCyrillic, CyrillicLetters).Select(code => Plain((char)code))];

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var (_, _, word) in Words(text))
            (folded.Length > 0 ? folded.Append(' ') : folded).Append(word);
        return folded.ToString();
    }

    /// <returns>The folded words, each with its place in the original text.</returns>
    public static IReadOnlyList<(int Start, int Length, string Folded)> Words(string text)
    {
        var words = new List<(int Start, int Length, string Folded)>(text.Length / 6 + 1);
        var start = -1;
        var end = 0;
        for (var at = 0; at < text.Length;)
        {
            var valid = Rune.TryGetRuneAt(text, at, out var rune);
            var length = valid ? rune.Utf16SequenceLength : 1;
            var category = valid ? Rune.GetUnicodeCategory(rune) : UnicodeCategory.Surrogate;
            if (IsPartOfWord(category))
            {
                if (start < 0)
                    start = at;
                end = at + length;
            }
            else if (start >= 0 && !IsIgnored(category) && !IsApostrophe(text, at))
            {
                Add(words, text, start, end);
                start = -1;
            }

            at += length;
        }

        if (start >= 0)
            Add(words, text, start, end);
        return words;
    }

    private static void Add(List<(int Start, int Length, string Folded)> words, string text, int start, int end)
    {
        var folded = FoldWord(text.AsSpan(start, end - start));
        if (folded.Length > 0)
            words.Add((start, end - start, folded));
    }

    private static string FoldWord(ReadOnlySpan<char> word)
    {
        if (!IsPlain(word))
            word = Composed(word);

        var mixed = ContainsCyrillic(word);
        var folded = new StringBuilder(word.Length + 4);
        for (var at = 0; at < word.Length;)
        {
            var letter = word[at];
            if (LatinScript.IsLetter(letter))
            {
                var end = at + 1;
                while (end < word.Length && LatinScript.IsLetter(word[end]))
                    end++;
                AppendLatin(folded, word[at..end], mixed);
                at = end;
                continue;
            }

            if (IsCyrillic(letter))
                folded.Append(Cyrillic[letter - FirstCyrillic]);
            else if (char.IsDigit(letter))
                folded.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)));
            else if (char.IsLetter(letter) || char.IsSurrogate(letter))
                folded.Append(char.ToLowerInvariant(letter));
            at++;
        }

        return Collapsed(folded);
    }

    private static void AppendLatin(StringBuilder folded, ReadOnlySpan<char> run, bool mixed)
    {
        if (!mixed || run.ContainsAnyExcept(LookAlikeLetters))
        {
            LatinScript.AppendCyrillic(folded, run);
            return;
        }

        foreach (var letter in run)
            folded.Append(LookAlikes[2 * IndexOfPair(LookAlikes, letter) + 1]);
    }

    private static string Collapsed(StringBuilder word)
    {
        var kept = 0;
        for (var at = 0; at < word.Length;)
        {
            var end = at + 1;
            while (end < word.Length && word[end] == word[at])
                end++;
            var times = end - at >= 3 && char.IsLetter(word[at]) ? 1 : end - at;
            var letter = word[at];
            for (var i = 0; i < times; i++)
                word[kept++] = letter;
            at = end;
        }

        return word.ToString(0, kept);
    }

    private static string Composed(ReadOnlySpan<char> word)
    {
        var visible = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
            if (!IsIgnored(Rune.GetUnicodeCategory(rune)))
                visible.Append(rune);
        return visible.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static char Plain(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        if (lower == 'й')
            return lower;
        var at = IndexOfPair(Neighbours, lower);
        return at >= 0 ? Neighbours[2 * at + 1] : lower.ToString().Normalize(NormalizationForm.FormD)[0];
    }

    private static int IndexOfPair(string pairs, char first)
    {
        for (var at = 0; at < pairs.Length; at += 2)
            if (pairs[at] == first)
                return at / 2;
        return -1;
    }

    private static bool IsPlain(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
            if (!char.IsAsciiLetterOrDigit(letter) && !(IsCyrillic(letter) && char.IsLetter(letter)))
                return false;
        return true;
    }

    private static bool ContainsCyrillic(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
            if (IsCyrillic(letter))
                return true;
        return false;
    }

    private static bool IsCyrillic(char letter) => letter is >= FirstCyrillic and < (char)(FirstCyrillic + CyrillicLetters);

    private static bool IsPartOfWord(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter
        or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;

    private static bool IsIgnored(UnicodeCategory category) => category is UnicodeCategory.Format or UnicodeCategory.ModifierLetter;

    private static bool IsApostrophe(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        || (text[at] is '\'' or '’' or '‘' or '`' && at + 1 < text.Length && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]));
}
