namespace QuttyMeken.Domain.Texts;

/// <summary>Sums of money in whole tenge, as people write them.</summary>
/// <remarks>Source: the money words of DOMAIN.md §4.</remarks>
public static class Money
{
    /// <summary>Nothing above it is a sum that anybody was asked for.</summary>
    public const long Most = 1_000_000_000_000;

    /// <returns>The first sum that the text mentions; <see langword="null"/> when it mentions none.</returns>
    public static long? FindAmount(string text) => First(MoneyTokens.Read(text), isAnswer: false);

    /// <summary>Reads the answer to "which sum?", where a bare number is a sum too.</summary>
    public static long? ReadAmount(string text)
    {
        var tokens = MoneyTokens.Read(text);
        return First(tokens, isAnswer: false) ?? First(tokens, isAnswer: true);
    }

    private static long? First(List<MoneyToken> tokens, bool isAnswer)
    {
        for (var at = 0; at < tokens.Count;)
        {
            var sum = SumAt(tokens, at, isAnswer, out var next);
            if (sum is >= 1 and <= Most)
                return (long)sum;
            at = Math.Max(next, at + 1);
        }

        return null;
    }

    private static decimal? SumAt(List<MoneyToken> tokens, int at, bool isAnswer, out int next)
    {
        next = at;
        if (ReadNumber(tokens, ref next) is { } first)
        {
            var (sum, scale) = (0m, 0m);
            var (number, scaled, sure) = (first, false, false);
            while (true)
            {
                var end = next;
                if (ScaleAt(tokens, end, number) is { } one && (scale == 0 || one < scale))
                {
                    sure |= tokens[end].Kind is not MoneyTokenKind.Slang || HasCue(tokens, at, end);
                    (sum, scale, scaled) = (sum + number * one, one, true);
                    next = end + 1;
                    end = next;
                    if (ReadNumber(tokens, ref end) is { } more && more < one)
                    {
                        if (IsOfYears(tokens, end))
                            return null;
                        if (ScaleAt(tokens, end, more) is { } smaller ? smaller < one : IsCurrency(tokens, end))
                        {
                            (number, next) = (more, end);
                            continue;
                        }
                    }

                    break;
                }

                sum += number;
                break;
            }

            if (IsForeign(tokens, next) || (at > 0 && tokens[at - 1].Kind is MoneyTokenKind.Foreign) || IsOfYears(tokens, next))
                return null;
            if (IsCurrency(tokens, next) || IsCurrency(tokens, at - 1) || IsShortTenge(tokens, next, sum))
                return sum;
            if (IsCounted(tokens, next))
                return null;
            return scaled ? sure || isAnswer ? sum : null : isAnswer || IsAsked(tokens, at, next, sum) ? sum : null;
        }

        // "миллион сұрады", "просит косарь", "тысячу тенге".
        if (ScaleAt(tokens, at, 1) is { } bare && tokens[at].Kind is not MoneyTokenKind.Letter)
        {
            next = at + 1;
            if (IsForeign(tokens, next) || IsOfYears(tokens, next) || IsCounted(tokens, next))
                return null;
            return isAnswer || IsCurrency(tokens, next) || HasCue(tokens, at, at) ? bare : null;
        }

        return null;
    }

    /// <summary>"150", "екі жүз елу", "бір жарым", "пол", "полтора".</summary>
    private static decimal? ReadNumber(List<MoneyToken> tokens, ref int at)
    {
        if (at >= tokens.Count)
            return null;
        var token = tokens[at];
        if (token.Kind is MoneyTokenKind.Number)
        {
            at++;
            // "50-100 мың": the lower end, in the scale of the range.
            if (at + 1 < tokens.Count && tokens[at].Kind is MoneyTokenKind.Dash && tokens[at + 1].Kind is MoneyTokenKind.Number
                && tokens[at + 1].Value > token.Value && (ScaleAt(tokens, at + 2, 2) is not null || IsCurrency(tokens, at + 2)))
                at += 2;
            return token.Value + Half(tokens, ref at);
        }

        if (token.Kind is MoneyTokenKind.Half)
        {
            if (ScaleAt(tokens, at + 1, 1) is null or 1)
                return null;
            at++;
            return token.Value;
        }

        if (token.Kind is not MoneyTokenKind.Numeral)
            return null;
        var value = (int)token.Value;
        for (at++; at < tokens.Count && tokens[at].Kind is MoneyTokenKind.Numeral && Numerals.Join(value, (int)tokens[at].Value) is { } joined; at++)
            value = joined;
        return value + Half(tokens, ref at);
    }

    private static decimal Half(List<MoneyToken> tokens, ref int at)
    {
        if (at >= tokens.Count)
            return 0;
        if (tokens[at].Word is "жарым")
            return (at++, 0.5m).Item2;
        if (tokens[at].Word is "с" && at + 1 < tokens.Count && tokens[at + 1].Word is "половиной")
            return ((at += 2), 0.5m).Item2;
        return 0;
    }

    private static decimal? ScaleAt(List<MoneyToken> tokens, int at, decimal number)
    {
        if (at < 0 || at >= tokens.Count)
            return null;
        var token = tokens[at];
        return token.Kind switch
        {
            MoneyTokenKind.Scale or MoneyTokenKind.Slang => token.Value,
            // A "к" or "т" means thousand when it hangs on the number: 50к, 50 т. тг.
            MoneyTokenKind.Letter when number is > 0 and < 1000 && (token.Attached || IsCurrency(tokens, at + 1))
                && (token.Word is "к" || IsCurrency(tokens, at + 1) || HasCue(tokens, at, at)) => token.Value,
            _ => null,
        };
    }

    private static bool IsCurrency(List<MoneyToken> tokens, int at) => at >= 0 && at < tokens.Count && tokens[at].Kind is MoneyTokenKind.Tenge;

    // In "15000т" the letter is the tenge, in "15т" the thousand.
    private static bool IsShortTenge(List<MoneyToken> tokens, int at, decimal sum) =>
        at < tokens.Count && sum >= 1000 && tokens[at] is { Attached: true, Word: "т" };

    private static bool IsForeign(List<MoneyToken> tokens, int at) =>
        at >= 0 && at < tokens.Count && tokens[at].Kind is MoneyTokenKind.Foreign or MoneyTokenKind.Broken;

    private static bool IsOfYears(List<MoneyToken> tokens, int at) => at < tokens.Count
        && (tokens[at].Word is "г" or "гг" or "ж" || Numerals.IsOrdinal(tokens[at].Word)
            || tokens[at].Word.StartsWith("жыл", StringComparison.Ordinal) || tokens[at].Word.StartsWith("год", StringComparison.Ordinal));

    private static bool IsCounted(List<MoneyToken> tokens, int at) => at < tokens.Count && MoneyTokens.IsCounted(tokens[at].Word);

    private static bool HasCue(List<MoneyToken> tokens, int first, int last)
    {
        for (var at = Math.Max(0, first - 4); at < tokens.Count && at <= last + 4; at++)
            if (tokens[at].Cue)
                return true;
        return false;
    }

    // "50000 сұрады": no currency, but too much for a number of anything else, no year, and a word of asking or giving beside it.
    private static bool IsAsked(List<MoneyToken> tokens, int at, int next, decimal sum)
    {
        if (sum < 1000 || sum != decimal.Truncate(sum) || sum is >= 1900 and <= 2100 || (at > 0 && tokens[at - 1].Kind is MoneyTokenKind.NumberSign))
            return false;
        for (var near = Math.Max(0, at - 2); near < tokens.Count && near <= next + 1; near++)
            if (tokens[near].Cue)
                return true;
        return false;
    }
}
