using System.Globalization;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.BackOffice.Infrastructure;

/// <summary>Dates, ages, money and numbers as people in Kazakhstan write them. Never by the machine's culture.</summary>
public static class Format
{
    private const char Nbsp = '\u00a0';
    private const char ThinNbsp = '\u202f';

    private static readonly string[] MonthsKk =
        ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"];

    private static readonly string[] MonthsRu =
        ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

    private static readonly string[] ShortKk = ["қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.", "шіл.", "там.", "қыр.", "қаз.", "қар.", "жел."];

    private static readonly string[] ShortRu =
        ["янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек."];

    private static readonly string[] MonthsShortRu =
        ["янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек."];

    /// <summary>The eight digits as people read them aloud: <c>4182-7390</c>.</summary>
    public static string CaseNumber(int number) => string.Create(CultureInfo.InvariantCulture, $"{number / 10_000:0000}-{number % 10_000:0000}");

    /// <summary><c>2026 ж. 23 қараша</c>, <c>23 ноября 2026 г.</c></summary>
    public static string Date(DateOnly day, Language language) => language is Language.Kazakh
        ? Say($"{day.Year}{Nbsp}ж. {day.Day}{Nbsp}{MonthsKk[day.Month - 1]}")
        : Say($"{day.Day}{Nbsp}{MonthsRu[day.Month - 1]} {day.Year}{Nbsp}г.");

    /// <summary>The date and the time of day in the region.</summary>
    public static string DateTime(DateTimeOffset time, Region region, Language language) =>
        $"{Date(region.DayOf(time), language)}, {Time(time, region)}";

    /// <summary>The time of day in the region, <c>07:41</c>.</summary>
    public static string Time(DateTimeOffset time, Region region) => region.LocalTime(time).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Only what is not plain from today: <c>07:41</c>, <c>22 қар., 07:41</c>, <c>2025 ж. 22 қар.</c></summary>
    public static string Brief(DateTimeOffset time, DateTimeOffset now, Region region, Language language)
    {
        var (day, today) = (region.DayOf(time), region.DayOf(now));
        if (day == today)
            return Time(time, region);

        var dayOfYear = Say($"{day.Day}{Nbsp}{(language is Language.Kazakh ? ShortKk : ShortRu)[day.Month - 1]}");
        if (day.Year == today.Year)
            return $"{dayOfYear}, {Time(time, region)}";

        return language is Language.Kazakh ? Say($"{day.Year}{Nbsp}ж. {dayOfYear}") : Say($"{dayOfYear} {day.Year}{Nbsp}г.");
    }

    /// <summary>How long it has been, in the largest whole unit: <c>14 мин</c>, <c>3 сағ</c>, <c>2 дн.</c> Never below a minute.</summary>
    public static string Age(TimeSpan age, Language language)
    {
        if (age.TotalHours < 1)
            return Say($"{Math.Max(1, (int)age.TotalMinutes)}{Nbsp}мин");

        var kazakh = language is Language.Kazakh;
        return age.TotalDays < 1
            ? Say($"{(int)age.TotalHours}{Nbsp}{(kazakh ? "сағ" : "ч")}")
            : Say($"{(int)age.TotalDays}{Nbsp}{(kazakh ? "күн" : "дн.")}");
    }

    /// <param name="tenge">Whole tenge.</param>
    public static string Money(long tenge, Language language) =>
        $"{Number(tenge)}{Nbsp}{(language is Language.Kazakh ? "теңге" : "тенге")}";

    /// <summary>Groups of three with a thin space: <c>150 000</c>.</summary>
    public static string Number(long number)
    {
        var format = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        format.NumberGroupSeparator = ThinNbsp.ToString();
        return number.ToString("N0", format);
    }

    /// <param name="share">From 0 to 1.</param>
    public static string Percent(float share) => Say($"{(int)MathF.Round(share * 100)}{Nbsp}%");

    /// <inheritdoc cref="Percent(float)"/>
    public static string Percent(double share) => Percent((float)share);

    /// <summary>A difference of two shares in points, with its sign: <c>+3</c>, <c>−1</c>, <c>0</c>.</summary>
    public static string Points(double difference) => (int)Math.Round(difference * 100) switch
    {
        > 0 and var more => Say($"+{more}"),
        < 0 and var less => Say($"−{-less}"),
        _ => "0",
    };

    /// <summary>Two places behind the comma: <c>0,31</c>.</summary>
    public static string Hundredths(double number) => number.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary>A difference of two such numbers, with its sign: <c>+0,04</c>, <c>−0,01</c>.</summary>
    public static string Change(double difference) => Math.Round(difference, 2) switch
    {
        > 0 and var more => $"+{Hundredths(more)}",
        < 0 and var less => $"−{Hundredths(-less)}",
        _ => Hundredths(0),
    };

    /// <summary><c>қар. 2026</c>, <c>нояб. 2026</c>: the head of a column.</summary>
    public static string Month(DateOnly month, Language language) =>
        Say($"{(language is Language.Kazakh ? ShortKk : MonthsShortRu)[month.Month - 1]}{Nbsp}{month.Year}");

    /// <summary><c>184 КБ</c>, <c>1,2 МБ</c>: the same in both languages.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? Say($"{Math.Max(1, bytes / 1_000)}{Nbsp}КБ")
        : Say($"{bytes / 1_000_000}{(bytes % 1_000_000 / 100_000 is var tenth and > 0 ? $",{tenth}" : "")}{Nbsp}МБ");

    private static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
