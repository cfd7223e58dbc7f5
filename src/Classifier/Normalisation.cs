using System.Buffers;
using System.Globalization;
using System.Text;

namespace QuttyMeken.Classifier;

/// <param name="Original">As it stands in the text.</param>
/// <param name="Folded">As the model sees it; may be empty.</param>
/// <param name="HasKazakhLetter">Whether it holds a letter that Russian has not.</param>
internal readonly record struct Word(string Original, string Folded, bool HasKazakhLetter);

/// <summary>Brings the many ways of writing one word together: without Kazakh letters, in Latin, misspelt, in capitals.</summary>
internal static class Normalisation
{
    private const string KazakhLetters = "әғқңөұүһі";
    private const string KazakhFolded = "агкноуухи";
    private const string LookAlikeLatin = "aeopcxykmtbhi";
    private const string LookAlikeCyrillic = "аеорсхукмтвни";
    private const string LatinLetters = "abcdefghijklmnopqrstuvwxzäöüğşñıūçáńúýǵóà";
    private const string LatinAsCyrillic = "абцдефгхижклмнопкрстуввхзаоугшныучануыгоа";

    private static readonly SearchValues<char> OnlyKazakh = SearchValues.Create(KazakhLetters + "ӘҒҚҢӨҰҮҺІ");

    private static readonly (string Latin, string Cyrillic)[] LatinPairs =
        [("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("gh", "г"), ("ts", "ц"), ("ya", "я"), ("yu", "ю"), ("yo", "е")];

    /// <returns>None when the text holds no letter at all.</returns>
    public static List<Word> Words(string text)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && IsPartOfWord(text, at, start))
                at++;

            if (at == start)
            {
                at++;
                continue;
            }

            var original = text[start..at];
            var folded = Settle(Fold(original));
            if (folded.Length > 0)
                words.Add(new(original, folded, HasKazakhLetter(original)));
        }

        return words.Exists(word => word.Folded.Any(char.IsLetter)) ? words : [];
    }

    /// <summary>Lower case, Kazakh letters to their plain neighbours, ё to е, Latin to Cyrillic.</summary>
    public static string Fold(string word)
    {
        var lower = word.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        if (lower.All(letter => letter is >= 'а' and <= 'я'))
            return lower;

        var cyrillic = lower.Any(letter => letter is >= 'Ѐ' and <= 'ӿ');
        var folded = new StringBuilder(lower.Length);
        for (var at = 0; at < lower.Length; at++)
        {
            if (!cyrillic && LatinPairs.FirstOrDefault(pair => lower.AsSpan(at).StartsWith(pair.Latin)) is { Latin: not null } pair)
            {
                folded.Append(pair.Cyrillic);
                at += pair.Latin.Length - 1;
            }
            else
            {
                folded.Append(FoldLetter(lower[at], cyrillic, folded));
            }
        }

        return folded.ToString();
    }

    private static char FoldLetter(char letter, bool inCyrillicWord, StringBuilder before) => letter switch
    {
        'ё' => 'е',
        _ when KazakhLetters.IndexOf(letter) is >= 0 and var at => KazakhFolded[at],
        _ when inCyrillicWord => LookAlikeLatin.IndexOf(letter) is >= 0 and var at ? LookAlikeCyrillic[at] : letter,
        'y' => before.Length > 0 && "аеиоу".Contains(before[^1]) ? 'й' : 'ы',
        _ => LatinLetters.IndexOf(letter) is >= 0 and var at ? LatinAsCyrillic[at] : letter,
    };

    /// <summary>Numbers matter by their length only; a letter said three times is one; signs inside a word go.</summary>
    private static string Settle(string folded)
    {
        var settled = new StringBuilder(folded.Length);
        foreach (var letter in folded)
        {
            if (char.IsDigit(letter))
                settled.Append('0');
            else if (char.IsLetter(letter) && (settled.Length == 0 || settled[^1] != letter))
                settled.Append(letter);
        }

        return settled.ToString();
    }

    private static bool IsPartOfWord(string text, int at, int start) =>
        char.IsLetterOrDigit(text[at])
        || (at > start && CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark)
        || (at > start && text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]));

    private static bool HasKazakhLetter(string word) => word.AsSpan().ContainsAny(OnlyKazakh);
}
