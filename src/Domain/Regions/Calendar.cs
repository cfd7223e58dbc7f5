namespace QuttyMeken.Domain;

/// <summary>What a day is, against what its weekday says.</summary>
public enum DayKind { Off, Working }

/// <summary>A day off, or a day of the weekend on which people work.</summary>
public sealed record CalendarDay(DateOnly Date, DayKind Kind, string NameKk, string NameRu)
{
    public const int MaxNameLength = 100;
}

/// <summary>
/// The region's days off. A year that the office has entered takes the place of the region file's whole year: a decree moves days,
/// and half of one list with half of another is no calendar. Read by any thread while it is replaced.
/// </summary>
public sealed class Calendar(IEnumerable<CalendarDay> shipped)
{
    private readonly Dictionary<DateOnly, CalendarDay> _shipped = shipped.DistinctBy(day => day.Date).ToDictionary(day => day.Date);
    private volatile Entered _entered = Entered.Nothing;

    /// <returns><see langword="null"/> where the weekday decides.</returns>
    public DayKind? KindOf(DateOnly day)
    {
        var entered = _entered;
        return (entered.Years.Contains(day.Year) ? entered.Days : _shipped).GetValueOrDefault(day)?.Kind;
    }

    /// <summary>The days of a year as they count now, in order.</summary>
    public IReadOnlyList<CalendarDay> DaysOf(int year)
    {
        var entered = _entered;
        return [.. (entered.Years.Contains(year) ? entered.Days : _shipped).Values.Where(day => day.Date.Year == year).OrderBy(day => day.Date)];
    }

    /// <summary>Whether the office has entered this year itself.</summary>
    public bool IsEntered(int year) => _entered.Years.Contains(year);

    /// <summary>Takes everything the office has entered, in place of what was taken before.</summary>
    public void Take(IEnumerable<CalendarDay> days)
    {
        var byDate = days.ToDictionary(day => day.Date);
        _entered = new(byDate, byDate.Keys.Select(day => day.Year).ToHashSet());
    }

    private sealed record Entered(IReadOnlyDictionary<DateOnly, CalendarDay> Days, IReadOnlySet<int> Years)
    {
        public static readonly Entered Nothing = new(new Dictionary<DateOnly, CalendarDay>(), new HashSet<int>());
    }
}
