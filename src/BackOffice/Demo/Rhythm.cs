using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Demo;

/// <summary>When people write, and when the office works.</summary>
internal sealed class Rhythm
{
    public const int Days = 365;

    private const int OpensAt = 9;
    private const int ClosesAt = 18;

    // From midnight: few at night, a hump at noon, most in the evening.
    private static readonly double[] Hours = [6, 3, 2, 1, 1, 2, 5, 12, 22, 34, 40, 42, 46, 44, 38, 36, 38, 44, 56, 70, 78, 72, 48, 20];

    private readonly Region _region;
    private readonly Random _random;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<(int Value, double Weight)> _hours = [.. Hours.Select((weight, hour) => (hour, weight))];
    private readonly double[] _untilDay = new double[Days + 1];

    public Rhythm(Region region, Random random, DateTimeOffset now)
    {
        (_region, _random, _now) = (region, random, now);
        var sum = 0.0;
        for (var back = 0; back <= Days; back++)
            _untilDay[back] = sum += Busy(region.DayOf(now).AddDays(-back), back);
    }

    /// <summary>A time within the last year: more on working days, more in the evening, more as the year goes on.</summary>
    public DateTimeOffset Arrival()
    {
        var found = Array.BinarySearch(_untilDay, _random.NextDouble() * _untilDay[^1]);
        return Within(found < 0 ? ~found : found, DateTimeOffset.MinValue) ?? Arrival();
    }

    /// <summary>A time within the last days, more of them lately.</summary>
    public DateTimeOffset LateArrival(int days)
    {
        var back = (int)(days * Math.Pow(_random.NextDouble(), 1.6));
        return Within(back, _now.AddDays(-days)) ?? LateArrival(days);
    }

    /// <summary>The next time when somebody is at a desk.</summary>
    public DateTimeOffset AtWork(DateTimeOffset earliest)
    {
        var local = _region.LocalTime(earliest);
        if (_region.IsWorkingDay(DateOnly.FromDateTime(local.Date)) && local.Hour is >= OpensAt and < ClosesAt)
            return earliest;

        var day = DateOnly.FromDateTime(local.Date).AddDays(local.Hour >= OpensAt ? 1 : 0);
        while (!_region.IsWorkingDay(day))
            day = day.AddDays(1);
        return Instant(day, TimeSpan.FromHours(OpensAt) + TimeSpan.FromMinutes(_random.Next(4 * 60)));
    }

    /// <summary>A citizen answers by day: what would come at night waits for the morning.</summary>
    public DateTimeOffset Awake(DateTimeOffset earliest)
    {
        var local = _region.LocalTime(earliest);
        return local.Hour >= 7 ? earliest : Instant(DateOnly.FromDateTime(local.Date), TimeSpan.FromMinutes(_random.Next(7 * 60 + 30, 10 * 60)));
    }

    private double Busy(DateOnly day, int back) => (1.5 - 0.9 * back / Days) * (day.DayOfWeek switch
    {
        DayOfWeek.Monday => 1.2,
        DayOfWeek.Saturday => 0.62,
        DayOfWeek.Sunday => 0.55,
        _ => 1.0,
    }) * (_region.Calendar.KindOf(day) is DayKind.Off ? 0.6 : 1);

    private DateTimeOffset? Within(int back, DateTimeOffset least)
    {
        var time = Instant(_region.DayOf(_now).AddDays(-back),
            TimeSpan.FromHours(_random.Weighted(_hours)) + TimeSpan.FromSeconds(_random.Next(3_600)));
        return time < _now && time >= _now.AddDays(-Days) && time >= least ? time : null;
    }

    private DateTimeOffset Instant(DateOnly day, TimeSpan timeOfDay)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + timeOfDay;
        return new DateTimeOffset(local, _region.TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }
}
