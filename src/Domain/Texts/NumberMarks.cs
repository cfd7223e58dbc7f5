using System.Globalization;

namespace QuttyMeken.Domain.Texts;

/// <summary>Numbers that name a person: phones, IINs, cards, accounts.</summary>
internal static class NumberMarks
{
    private const int MostGroups = 11;
    private const double Checked = 1;
    private const double Mistyped = 0.7;

    /// <summary>How far before a number the word may stand that says it is an IIN, in UTF-16 units.</summary>
    private const int Reach = 20;

    /// <summary>Groups of digits with nothing between them but what people put inside one number.</summary>
    public static List<Found> Find(string text)
    {
        var found = new List<Found>();
        var run = new List<Group>();
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            var digits = 0;
            while (at < text.Length && (char.IsDigit(text[at]) || IsInvisible(text[at])))
                digits += char.IsDigit(text[at++]) ? 1 : 0;
            var end = at;
            while (IsInvisible(text[end - 1]))
                end--;
            if (run.Count > 0 && !Joins(text.AsSpan(run[^1].End, start - run[^1].End)))
                AddRun(found, text, run);
            run.Add(new(start, end, digits));
        }

        AddRun(found, text, run);
        return found;
    }

    /// <summary>The official check digit, after a birth date that exists.</summary>
    /// <remarks>Source: the rule of the individual identification number; weights 1–11, on a remainder of 10 again with 3–11, 1, 2.</remarks>
    public static bool IsIin(ReadOnlySpan<int> digits)
    {
        if (!HasBirthDate(digits))
            return false;
        var check = Remainder(digits, 0);
        if (check == 10)
            check = Remainder(digits, 2);
        return check == digits[11];
    }

    private static bool HasBirthDate(ReadOnlySpan<int> digits)
    {
        if (digits.Length != 12 || digits[6] > 6)
            return false;
        var year = digits[0] * 10 + digits[1] + (digits[6] switch { 1 or 2 => 1800, 3 or 4 => 1900, _ => 2000 });
        var month = digits[2] * 10 + digits[3];
        var day = digits[4] * 10 + digits[5];
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    public static bool IsCard(ReadOnlySpan<int> digits)
    {
        if (digits.Length is < 13 or > 19 || digits[0] is < 2 or > 6)
            return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)];
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }

        return sum % 10 == 0;
    }

    /// <param name="account">KZ, two check digits and 16 letters or digits, possibly in groups.</param>
    public static bool IsIban(string account)
    {
        var plain = string.Concat(account.Where(char.IsLetterOrDigit)).ToUpperInvariant().Replace('К', 'K');
        var remainder = 0;
        foreach (var letter in plain[4..] + plain[..4])
            remainder = char.IsAsciiDigit(letter) ? (remainder * 10 + letter - '0') % 97 : (remainder * 100 + letter - 'A' + 10) % 97;
        return plain.Length == 20 && remainder == 1;
    }

    private static int Remainder(ReadOnlySpan<int> digits, int shift)
    {
        var sum = 0;
        for (var i = 0; i < 11; i++)
            sum += digits[i] * ((i + shift) % 11 + 1);
        return sum % 11;
    }

    private static void AddRun(List<Found> found, string text, List<Group> run)
    {
        Span<int> digits = stackalloc int[20];
        for (var first = 0; first < run.Count;)
        {
            var last = first;
            (PersonalDataKind Kind, double Confidence)? kind = null;
            for (int count = 0, next = first; next < run.Count && next < first + MostGroups; next++)
            {
                if (count + run[next].Digits > 19)
                    break;
                Read(text, run[next], digits[count..]);
                count += run[next].Digits;
                if (KindOf(text, run, first, next, digits[..count]) is not { } one || (kind is not null && one.Kind > kind.Value.Kind))
                    continue;
                (kind, last) = (one, next);
            }

            if (kind is { } known)
            {
                var start = run[first].Start;
                if (start > 0 && (text[start - 1] == '+' || (text[start - 1] == '(' && text.AsSpan(start, run[last].End - start).Contains(')'))))
                    start--;
                found.Add(new(known.Kind, start, run[last].End - start, known.Confidence));
            }

            first = last + 1;
        }

        run.Clear();
    }

    private static (PersonalDataKind Kind, double Confidence)? KindOf(string text, List<Group> run, int first, int last, ReadOnlySpan<int> digits)
    {
        var groups = last - first + 1;
        if (IsCard(digits) && IsCardGrouping(run, first, last) && !IsSum(text, run[last].End))
            return (PersonalDataKind.Card, Checked);
        if (groups <= 4 && IsIin(digits) && !IsSum(text, run[last].End))
            return (PersonalDataKind.Iin, Checked);
        // A slip in one digit does not hide the birth date.
        if (groups <= 4 && HasBirthDate(digits) && IsCalledIin(text, run[first].Start))
            return (PersonalDataKind.Iin, Mistyped);
        return PhoneRules.ConfidenceOf(text, run, first, last, digits) is { } confidence && !IsSum(text, run[last].End)
            ? (PersonalDataKind.Phone, confidence) : null;
    }

    private static bool IsCalledIin(string text, int start) =>
        Folding.Words(text[Math.Max(0, start - Reach)..start]).TakeLast(2).Any(word => word.Folded is "иин" or "жсн");

    private static bool IsCardGrouping(List<Group> run, int first, int last)
    {
        for (var at = first; at < last; at++)
            if (run[at].Digits is not (4 or 6 or 8))
                return false;
        return true;
    }

    // A sum is followed by its currency or scale: 87 000 000 000 тг.
    private static bool IsSum(string text, int end)
    {
        var rest = text.AsSpan(end).TrimStart();
        return rest.Length > 0 && (rest[0] is '₸' or '$' or '€' or '%'
            || StartsWith(rest, "тг") || StartsWith(rest, "тенге") || StartsWith(rest, "теңге") || StartsWith(rest, "tenge") || StartsWith(rest, "kzt")
            || StartsWith(rest, "мың") || StartsWith(rest, "тыс") || StartsWith(rest, "млн") || StartsWith(rest, "миллион"));
    }

    private static bool StartsWith(ReadOnlySpan<char> rest, string word) => rest.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static void Read(string text, Group group, Span<int> digits)
    {
        var count = 0;
        for (var at = group.Start; at < group.End; at++)
            if (char.IsDigit(text[at]))
                digits[count++] = CharUnicodeInfo.GetDecimalDigitValue(text[at]);
    }

    private static bool Joins(ReadOnlySpan<char> between)
    {
        var visible = 0;
        foreach (var letter in between)
            if (!IsInvisible(letter) && (++visible > 3
                || letter is not (' ' or '\u00A0' or '\u2009' or '\u202F' or '-' or '–' or '—' or '.' or '/' or '(' or ')' or '_' or '\t')))
                return false;
        return true;
    }

    private static bool IsInvisible(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.Format;

    internal readonly record struct Group(int Start, int End, int Digits);
}
