using System.Globalization;

namespace QuttyMeken.Domain.Texts;

/// <summary>A number in digits: 200000, 200 000, 200.000, 1,5.</summary>
internal static class NumberLiteral
{
    public static int End(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsDigit(text[end])
            || (text[end] is '.' or ',' or '\'' or ':' or '/' && end + 1 < text.Length && char.IsDigit(text[end + 1]))))
            end++;
        if (end - start > 3 && !text.AsSpan(start, end - start).ContainsAny(".,") || end - start > 3 && char.IsDigit(text[start + 3]))
            return end;
        if (end - start > 3 || text[start] == '0')
            return end;
        while (end + 3 < text.Length && IsSpace(text[end]) && char.IsDigit(text[end + 1]) && char.IsDigit(text[end + 2]) && char.IsDigit(text[end + 3])
            && (end + 4 >= text.Length || !char.IsDigit(text[end + 4])))
            end += 4;
        // 12 500,50: the tiyn go with the sum.
        if (end - start > 4 && end + 1 < text.Length && text[end] is '.' or ',' && char.IsDigit(text[end + 1]))
            for (end++; end < text.Length && char.IsDigit(text[end]);)
                end++;
        return end;
    }

    /// <returns><see langword="null"/> for dates, times and other things in digits.</returns>
    public static decimal? ValueOf(ReadOnlySpan<char> literal, IReadOnlyList<(int Start, int Length, string Folded)> words, int at, int end)
    {
        Span<char> plain = stackalloc char[20];
        var (count, groups, inGroup, first) = (0, 0, 0, 0);
        char? separator = null;
        foreach (var sign in literal)
        {
            if (char.IsDigit(sign))
            {
                if (count == plain.Length)
                    return null;
                plain[count++] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(sign));
                inGroup++;
                continue;
            }

            var one = IsSpace(sign) ? ' ' : sign;
            if (separator is ' ' && inGroup == 3 && one is '.' or ',')
                break;
            if (sign is ':' or '/' || (separator is { } known && known != one) || (groups > 0 && inGroup != 3))
                return null;
            if (groups++ == 0)
                first = inGroup;
            (separator, inGroup) = (one, 0);
        }

        if (!decimal.TryParse(plain[..count], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;
        if (separator is null)
            return value;
        var isThousands = inGroup == 3 && first is >= 1 and <= 3 && plain[0] != '0';
        // "1,250 млн" is 1.25 million, while "250.000 тг" is a quarter of one.
        var next = at;
        while (next < words.Count && words[next].Start < end)
            next++;
        if (isThousands && !(groups == 1 && separator is '.' or ',' && next < words.Count && words[next].Folded is "млн" or "миллион" or "миллиона" or "млрд"))
            return value;
        return groups == 1 && separator is '.' or ',' && inGroup is >= 1 and <= 3 ? value / (decimal)Math.Pow(10, inGroup) : null;
    }

    private static bool IsSpace(char sign) => sign is ' ' or '\u00A0' or '\u2009' or '\u202F';
}
