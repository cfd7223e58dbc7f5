using System.Globalization;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations;

/// <summary>Dates and money as people here write them, whatever the machine's culture is.</summary>
internal static class Spoken
{
    private static readonly string[] Kazakh =
        ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"];

    private static readonly string[] Russian =
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

    public static string Date(DateOnly day, Language language) => language is Language.Kazakh
        ? $"{day.Year} ж. {day.Day} {Kazakh[day.Month - 1]}"
        : $"{day.Day} {Russian[day.Month - 1]} {day.Year} г.";

    public static string Money(long tenge) => tenge.ToString("#,0", Thin) + "\u202f₸";

    /// <summary>Reads a day that was typed: <c>5.03.2026</c>, <c>5.03</c>, <c>2026-03-05</c>, <c>5 наурыз</c>, <c>5 марта 2025</c>.</summary>
    /// <param name="today">A day without a year is the last one that has passed.</param>
    /// <returns><see langword="null"/> when it is no day, is still to come, or lies more than 30 years back.</returns>
    public static DateOnly? ReadDate(string text, DateOnly today)
    {
        var words = Folding.Fold(text).Split([' ', '.', '/', '-'], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("г" or "ж" or "жылы" or "года" or "год")).ToArray();
        var (day, month, year) = words switch
        {
            [{ Length: 4 } y, var m, var d] => (Number(d), Month(m), Number(y)),
            [var d, var m, { Length: 4 } y] => (Number(d), Month(m), Number(y)),
            [var d, var m] => (Number(d), Month(m), (int?)null),
            _ => (null, null, null),
        };
        if (day is null || month is null)
            return null;

        var years = year is { } given ? [given] : new[] { today.Year, today.Year - 1 };
        foreach (var one in years)
            if (one >= 1900 && one <= today.Year && day <= DateTime.DaysInMonth(one, month.Value) && day > 0
                && new DateOnly(one, month.Value, day.Value) is var date && date <= today && date > today.AddYears(-30))
                return date;

        return null;
    }

    private static readonly NumberFormatInfo Thin = new() { NumberGroupSeparator = "\u202f", NumberGroupSizes = [3] };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Month(string text)
    {
        if (Number(text) is { } number)
            return number is >= 1 and <= 12 ? number : null;

        // Kazakh and Russian names share beginnings; four folded letters tell all of them apart ("мая" has three).
        for (var month = 0; month < 12; month++)
            if (Begins(text, Kazakh[month]) || Begins(text, Russian[month]))
                return month + 1;
        return null;
    }

    private static bool Begins(string text, string name)
    {
        var folded = Folding.Fold(name);
        return text.Length >= 3 && folded.StartsWith(text[..Math.Min(text.Length, Math.Min(5, folded.Length - 1))], StringComparison.Ordinal)
            && text.StartsWith(folded[..3], StringComparison.Ordinal);
    }
}
