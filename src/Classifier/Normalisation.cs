using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Classifier;

/// <param name="Original">As it stands in the text.</param>
/// <param name="Folded">As the model sees it; a class of words such as <c>#money</c> begins with <c>#</c>.</param>
/// <param name="HasKazakhLetter">Whether it holds a letter that Russian has not.</param>
internal readonly record struct Word(string Original, string Folded, bool HasKazakhLetter);

/// <summary>
/// Words as the model sees them: the domain's folding (Unicode forms, look-alike letters, Latin script, Kazakh letters, elongations),
/// and then less of what only adds variety. Each rule here has its name and its test.
/// </summary>
internal static class Normalisation
{
    private static readonly SearchValues<char> KazakhLetters = SearchValues.Create("әғқңөұүһіӘҒҚҢӨҰҮҺІ");

    // Folded. What follows a number that is a sum.
    private static readonly FrozenSet<string> MoneyWords =
        "тенге тг тнг т мын мынг тыс тысяч тысячи тысячу тысяча к кк млн мил миллион миллиона миллионов лям ляма лямов доллар доллара долларов косарь косаря штук штуки тенгеден тенгеге тенгени мыннан мынга мынды миллионга миллионды"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<string> LinkStarts = SearchValues.Create(["://", "www.", "t.me/", "wa.me/"], StringComparison.OrdinalIgnoreCase);

    /// <returns>None when the text holds no letter at all.</returns>
    public static List<Word> Words(string text)
    {
        var read = Folding.Words(text);
        var words = new List<Word>(read.Count);
        var marks = Marks(text);
        var (mark, lettered) = (0, false);
        for (var at = 0; at < read.Count; at++)
        {
            var (start, length, folded) = read[at];
            while (mark < marks.Count && marks[mark].End <= start)
                mark++;
            if (mark < marks.Count && marks[mark].Start < start + length)
            {
                words.Add(new(text.Substring(start, length), marks[mark].Class, false));
                while (at + 1 < read.Count && read[at + 1].Start < marks[mark].End)
                    at++;
                continue;
            }

            var settled = IsNumber(folded) ? NumberClass(folded, at + 1 < read.Count ? read[at + 1].Folded : "") : Settled(folded);
            lettered |= char.IsLetter(settled[0]);
            words.Add(new(text.Substring(start, length), settled, text.AsSpan(start, length).ContainsAny(KazakhLetters)));
        }

        return lettered ? words : [];
    }

    /// <summary>What names a person, and links, are classes: a phone number says that there is one, its digits say nothing.</summary>
    private static List<(int Start, int End, string Class)> Marks(string text)
    {
        var (digits, mayHoldMark) = (0, text.Contains('@') || text.AsSpan().ContainsAny(LinkStarts));
        for (var at = 0; at < text.Length && !mayHoldMark; at++)
        {
            digits = char.IsDigit(text[at]) ? digits + 1 : char.IsLetter(text[at]) ? 0 : digits;
            mayHoldMark = digits >= 6;
        }

        if (!mayHoldMark)
            return [];

        var marks = PersonalData.Find(text).Where(found => found.Kind is not PersonalDataKind.PersonName)
            .Select(found => (found.Start, End: found.Start + found.Length, Class: ClassOf(found.Kind))).ToList();
        AddLinks(text, marks);
        return marks;
    }

    private static void AddLinks(string text, List<(int Start, int End, string Class)> marks)
    {
        for (var from = 0; text.AsSpan(from).IndexOfAny(LinkStarts) is var found and >= 0;)
        {
            var (start, end) = (from + found, from + found);
            while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
                start--;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (!marks.Exists(mark => mark.Start < end && start < mark.End))
                marks.Add((start, end, "#link"));
            from = end;
        }

        marks.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    private static string ClassOf(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.ProfileLink => "#link",
        PersonalDataKind.Email => "#email",
        PersonalDataKind.Phone => "#phone",
        PersonalDataKind.CarPlate => "#plate",
        PersonalDataKind.Iban or PersonalDataKind.Card => "#account",
        PersonalDataKind.Iin => "#iin",
        PersonalDataKind.PersonName => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static bool IsNumber(string word) => char.IsDigit(word[0]);

    /// <summary>A sum is a sum however it is written, a year is a year; of other numbers only the length matters.</summary>
    private static string NumberClass(string word, string next)
    {
        var digits = 0;
        while (digits < word.Length && char.IsDigit(word[digits]))
            digits++;
        var rest = word[digits..];
        if (MoneyWords.Contains(rest) || (rest.Length == 0 && MoneyWords.Contains(next)))
            return "#money";
        if (digits == 4 && rest.Length == 0 && (word.StartsWith("19", StringComparison.Ordinal) || word.StartsWith("20", StringComparison.Ordinal)))
            return "#year";
        return string.Concat("#", new string('0', Math.Min(digits, 6)), rest.Length == 0 ? "" : Settled(rest));
    }

    /// <summary>People forget the second of two like letters, and Latin script has one letter for э and е.</summary>
    private static string Settled(string word)
    {
        var isSettled = word[0] != 'э';
        for (var at = 1; at < word.Length && isSettled; at++)
            isSettled = word[at] != word[at - 1] && word[at] != 'э';
        if (isSettled)
            return word;

        var settled = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            var plain = letter == 'э' ? 'е' : letter;
            if (settled.Length == 0 || settled[^1] != plain)
                settled.Append(plain);
        }

        return settled.ToString();
    }
}
