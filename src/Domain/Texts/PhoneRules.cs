namespace QuttyMeken.Domain.Texts;

/// <summary>How telephone numbers of Kazakhstan are written, and what only looks like one.</summary>
internal static class PhoneRules
{
    public static bool IsPhone(string text, List<NumberMarks.Group> run, int first, int last, ReadOnlySpan<int> digits)
    {
        var start = run[first].Start;
        if (start > 0 && text[start - 1] == '+')
            return digits[0] == 7 ? digits.Length == 11 : digits.Length is >= 10 and <= 15 && last - first < 6;
        return digits.Length switch
        {
            11 => digits[0] is 7 or 8 && digits[1] == 7 && digits[2] != 9 && IsNoSum(run, first, last),
            10 => IsMobile(digits)
                ? first == last || run[first].Digits == 3
                : digits[0] == 7 && digits[1] is 1 or 2 && start > 0 && text[start - 1] == '(',
            7 => HasShape(run, first, last, 3, 2, 2) && IsDashed(text, run, first, last),
            6 => HasShape(run, first, last, 2, 2, 2) && IsDashed(text, run, first, last) && !IsDate(digits),
            _ => false,
        };
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
