namespace QuttyMeken.Domain.Texts;

/// <summary>How telephone numbers of Kazakhstan are written, and what only looks like one.</summary>
internal static class PhoneRules
{
    private const double Whole = 1;
    private const double WithoutEight = 0.9;
    private const double OfCity = 0.8;
    private const double Announced = 0.75;

    /// <summary>How far before a short number the word may stand that says it is a phone, in UTF-16 units.</summary>
    private const int Reach = 40;

    private static readonly string[] Cues = ["телефон", "факс", "звон", "позвон", "перезвон", "созвон", "набер", "конырау", "хабарлас"];

    private static readonly string[] Links =
        ["номер", "номир", "дом", "раб", "сот", "моб", "город", "жумыс", "кызмет", "уй", "прием", "по", "на", "мой", "менин", "наш", "деген"];

    /// <returns><see langword="null"/> when it is no phone.</returns>
    public static double? ConfidenceOf(string text, List<NumberMarks.Group> run, int first, int last, ReadOnlySpan<int> digits)
    {
        var start = run[first].Start;
        if (start > 0 && text[start - 1] == '+')
            return (digits[0] == 7 ? digits.Length == 11 : digits.Length is >= 10 and <= 15 && last - first < 6) ? Whole : null;
        switch (digits.Length)
        {
            case 11 when digits[0] is 7 or 8 && digits[1] == 7 && digits[2] != 9 && IsNoSum(run, first, last):
                return Whole;
            case 10 when IsMobile(digits) ? first == last || run[first].Digits == 3 : digits[0] == 7 && digits[1] is 1 or 2 && start > 0 && text[start - 1] == '(':
                return WithoutEight;
            case 7 when HasShape(run, first, last, 3, 2, 2) && IsDashed(text, run, first, last):
            case 6 when HasShape(run, first, last, 2, 2, 2) && IsDashed(text, run, first, last) && !IsDate(digits):
                return OfCity;
            case 5 or 6 or 7 when IsShort(run, first, last, digits) && IsAnnounced(text, start):
                return Announced;
            default:
                return null;
        }
    }

    // Round numbers are prices, also after "телефон".
    private static bool IsShort(List<NumberMarks.Group> run, int first, int last, ReadOnlySpan<int> digits) => digits is not [.., 0, 0, 0]
        && (first == last || HasShape(run, first, last, digits.Length - 4, 2, 2) || (last == first + 1 && digits.Length == 6 && run[first].Digits == 3))
        && !(digits.Length == 6 && last > first + 1 && IsDate(digits));

    private static bool IsAnnounced(string text, int start)
    {
        var from = Math.Max(0, start - Reach);
        foreach (var (_, _, word) in Folding.Words(text[from..start]).Reverse())
        {
            if (word is "тел" || Cues.Any(cue => word.StartsWith(cue, StringComparison.Ordinal)))
                return true;
            if (!Links.Any(link => word.StartsWith(link, StringComparison.Ordinal)))
                return false;
        }

        return false;
    }

    private static bool IsMobile(ReadOnlySpan<int> digits) => digits[0] == 7
        && (digits[1] is 0 or 6 or 7 || (digits[1] is 4 && digits[2] is 7) || (digits[1] is 5 && digits[2] is 0 or 1));

    // Thousands are written in threes from the end, all of them: "77 012 345 678" is a sum, "8 701 234 567 8" is not.
    private static bool IsNoSum(List<NumberMarks.Group> run, int first, int last)
    {
        if (last - first != 3 || run[first].Digits != 2)
            return true;
        for (var at = first + 1; at <= last; at++)
            if (run[at].Digits != 3)
                return true;
        return false;
    }

    private static bool HasShape(List<NumberMarks.Group> run, int first, int last, int a, int b, int c) =>
        last - first == 2 && run[first].Digits == a && run[first + 1].Digits == b && run[last].Digits == c
        && (first == 0 || !Touches(run[first - 1], run[first])) && (last == run.Count - 1 || !Touches(run[last], run[last + 1]));

    private static bool Touches(NumberMarks.Group left, NumberMarks.Group right) => right.Start - left.End == 1;

    private static bool IsDashed(string text, List<NumberMarks.Group> run, int first, int last)
    {
        for (var at = first; at < last; at++)
            if (run[at + 1].Start - run[at].End != 1 || text[run[at].End] is not ('-' or '–'))
                return false;
        return true;
    }

    private static bool IsDate(ReadOnlySpan<int> digits)
    {
        var (a, b, c) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3], digits[4] * 10 + digits[5]);
        return b is >= 1 and <= 12 && (a is >= 1 and <= 31 || c is >= 1 and <= 31);
    }
}
