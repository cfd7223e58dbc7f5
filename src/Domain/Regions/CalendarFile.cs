using System.Globalization;
using System.Text;

namespace QuttyMeken.Domain;

/// <summary>What is wrong with a line of a file.</summary>
/// <param name="Line">From 1, the header included.</param>
/// <param name="Code">Text key.</param>
public sealed record LineProblem(int Line, string Code);

/// <summary>
/// A year's days off and extra working days as a table: <c>date,kind,name_kk,name_ru</c>, dates as 2027-01-01, kinds <c>off</c> and
/// <c>working</c>, fields with a comma in quotation marks. One bad line and nothing of the file counts.
/// </summary>
public sealed record CalendarFile(int? Year, IReadOnlyList<CalendarDay> Days, IReadOnlyList<LineProblem> Problems)
{
    public const string Header = "date,kind,name_kk,name_ru";

    private const int MaxLines = 400;

    public bool IsGood => Problems.Count == 0;

    public static CalendarFile Read(string? text)
    {
        var lines = (text ?? "").TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (lines.Length > MaxLines)
            return new(null, [], [new(MaxLines + 1, "calendar.too-long")]);
        if (lines[0].Trim() != Header)
            return new(null, [], [new(1, "calendar.header-wrong")]);

        var (days, problems) = (new List<CalendarDay>(), new List<LineProblem>());
        for (var at = 1; at < lines.Length; at++)
        {
            if (string.IsNullOrWhiteSpace(lines[at]))
                continue;

            if (ReadLine(lines[at], days, out var day) is { } problem)
                problems.Add(new(at + 1, problem));
            else
                days.Add(day!);
        }

        if (days.Count == 0 && problems.Count == 0)
            problems.Add(new(1, "calendar.empty"));
        return new(days.Count > 0 ? days[0].Date.Year : null, [.. days.OrderBy(day => day.Date)], problems);
    }

    private static string? ReadLine(string line, List<CalendarDay> before, out CalendarDay? day)
    {
        day = null;
        if (Fields(line) is not [var date, var kind, var kk, var ru])
            return "calendar.columns-wrong";
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
            return "calendar.date-wrong";
        if (Domain.Code.Find<DayKind>(kind) is not { } what)
            return "calendar.kind-wrong";
        if (kk.Length == 0 || ru.Length == 0)
            return "calendar.name-missing";
        if (kk.Length > CalendarDay.MaxNameLength || ru.Length > CalendarDay.MaxNameLength)
            return "calendar.name-long";
        if (before.Count > 0 && before[0].Date.Year != on.Year)
            return "calendar.other-year";
        if (before.Exists(other => other.Date == on))
            return "calendar.date-twice";

        day = new(on, what, kk, ru);
        return null;
    }

    // RFC 4180 on one line: a field in quotation marks may hold commas, and two quotation marks for one.
    private static List<string> Fields(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
                field.Append(line[at++]);
            else if (line[at] == '"')
                quoted = !quoted;
            else if (line[at] == ',' && !quoted)
                Next();
            else
                field.Append(line[at]);
        }

        Next();
        return fields;

        void Next()
        {
            fields.Add(field.ToString().Trim());
            field.Clear();
        }
    }
}
