namespace QuttyMeken.Domain;

public enum DriftLevel { TooFew, Calm, Watch, Alarm }

/// <summary>A share then and now.</summary>
public sealed record RatioShift(Ratio Before, Ratio Now, DriftLevel Level);

/// <summary>What was guessed then and now, as one figure.</summary>
/// <param name="Index">Population stability index; <see langword="null"/> where there is nothing to compare.</param>
public sealed record MixShift(Ratio Before, Ratio Now, double? Index, DriftLevel Level);

/// <param name="Sector">The guessed sector the row is about; with <paramref name="Language"/> both <see langword="null"/> for all reports.</param>
/// <param name="Overrides">A moderator decided for another sector than the guess, out of those decided.</param>
/// <param name="Unsure">The guess was too weak to be routed.</param>
/// <param name="Mix">Of guessed sectors; in a sector's row, of this sector against all others.</param>
public sealed record DriftRow(Sector? Sector, ReportLanguage? Language, RatioShift Overrides, RatioShift Unsure, MixShift Mix)
{
    public IEnumerable<DriftLevel> Levels => [Overrides.Level, Unsure.Level, Mix.Level];
}

/// <summary>Whether what the model does has changed of late: the last <see cref="RecentDays"/> days against the <see cref="BeforeDays"/> before them.</summary>
/// <remarks>
/// A rate raises an alarm when it has grown by <see cref="AlarmRise"/> or more and by more than three standard errors of the difference
/// of two shares; it is to be watched from <see cref="WatchRise"/> and two standard errors. Among some forty figures chance alone would
/// pass two errors nearly every week, three seldom. A fall is no alarm.
/// <para>
/// The population stability index is Σ (pᵢ − qᵢ) · ln(pᵢ / qᵢ) over the classes i, p the share of late and q the share before. Half a
/// report is added to each class, so that an empty one does not make the index infinite: pᵢ = (nᵢ + ½) / (n + k/2) with k classes.
/// By custom below <see cref="WatchIndex"/> nothing has changed, up to <see cref="AlarmIndex"/> it is to be watched, above it has changed.
/// With n and m reports chance alone makes it about (k − 1)(1/n + 1/m): hence <see cref="LeastOfMix"/>, where 17 sectors stay below 0.1.
/// </para>
/// </remarks>
public sealed record Drift(DriftRow All, IReadOnlyList<DriftRow> BySector, IReadOnlyList<DriftRow> ByLanguage)
{
    public const int RecentDays = 28;
    public const int BeforeDays = 26 * 7;

    public const double WatchRise = 0.05;
    public const double AlarmRise = 0.10;
    public const double WatchIndex = 0.1;
    public const double AlarmIndex = 0.25;

    /// <summary>Fewer reports in either time raise no alarm on a rate.</summary>
    public const int LeastOfRate = 50;

    /// <summary>Fewer reports in either time raise no alarm on what is guessed.</summary>
    public const int LeastOfMix = 200;

    private static readonly Sector[] Sectors = Enum.GetValues<Sector>();

    public int Alarms => new[] { All }.Concat(BySector).Concat(ByLanguage).SelectMany(row => row.Levels).Count(level => level is DriftLevel.Alarm);

    public static Drift Of(IReadOnlyCollection<Tally> before, IReadOnlyCollection<Tally> now) => new(
        Row(null, null, before, now, MixOfSectors(before, now)),
        [.. Sectors.Select(sector => Row(
            sector, null, Of(before, sector), Of(now, sector),
            Mix([Size(Of(before, sector)), Size(before) - Size(Of(before, sector))], [Size(Of(now, sector)), Size(now) - Size(Of(now, sector))])))],
        [.. Enum.GetValues<ReportLanguage>().Select(language => Row(
            null, language, In(before, language), In(now, language), MixOfSectors(In(before, language), In(now, language))))]);

    /// <summary>How far two counts over the same classes are from each other.</summary>
    public static double StabilityIndex(IReadOnlyList<int> before, IReadOnlyList<int> now)
    {
        double ShareOf(IReadOnlyList<int> counts, int at) => (counts[at] + 0.5) / (counts.Sum() + (counts.Count / 2.0));
        return Enumerable.Range(0, before.Count).Sum(at =>
            (ShareOf(now, at) - ShareOf(before, at)) * Math.Log(ShareOf(now, at) / ShareOf(before, at)));
    }

    private static DriftLevel LevelOf(Ratio before, Ratio now)
    {
        if (before.Whole < LeastOfRate || now.Whole < LeastOfRate)
            return DriftLevel.TooFew;

        var rise = now.Share!.Value - before.Share!.Value;
        var pooled = (before.Part + now.Part) / (double)(before.Whole + now.Whole);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / before.Whole) + (1.0 / now.Whole)));
        return rise >= AlarmRise && rise > 3 * error ? DriftLevel.Alarm
            : rise >= WatchRise && rise > 2 * error ? DriftLevel.Watch
            : DriftLevel.Calm;
    }

    private static DriftRow Row(Sector? sector, ReportLanguage? language, IReadOnlyCollection<Tally> before, IReadOnlyCollection<Tally> now, MixShift mix) =>
        new(sector, language, Shift(Overridden(before), Overridden(now)), Shift(Unsure(before), Unsure(now)), mix);

    private static RatioShift Shift(Ratio before, Ratio now) => new(before, now, LevelOf(before, now));

    private static Ratio Overridden(IEnumerable<Tally> tallies) => Ratio.Of(tallies, tally => tally.Decided is not null, tally => tally.IsOverridden);

    private static Ratio Unsure(IEnumerable<Tally> tallies) => Ratio.Of(tallies, tally => tally.IsSure is not null, tally => tally.IsSure is false);

    private static MixShift MixOfSectors(IReadOnlyCollection<Tally> before, IReadOnlyCollection<Tally> now) =>
        Mix([.. Sectors.Select(sector => Size(Of(before, sector)))], [.. Sectors.Select(sector => Size(Of(now, sector)))]);

    // The rates say how many the first class has, which is what a sector's row shows.
    private static MixShift Mix(IReadOnlyList<int> before, IReadOnlyList<int> now)
    {
        var (then, late) = (new Ratio(before[0], before.Sum()), new Ratio(now[0], now.Sum()));
        if (then.Whole == 0 || late.Whole == 0)
            return new(then, late, null, DriftLevel.TooFew);

        var index = StabilityIndex(before, now);
        return new(then, late, index,
            then.Whole < LeastOfMix || late.Whole < LeastOfMix ? DriftLevel.TooFew
            : index > AlarmIndex ? DriftLevel.Alarm
            : index > WatchIndex ? DriftLevel.Watch
            : DriftLevel.Calm);
    }

    private static List<Tally> Of(IEnumerable<Tally> tallies, Sector guessed) => [.. tallies.Where(tally => tally.Guessed == guessed)];

    private static List<Tally> In(IEnumerable<Tally> tallies, ReportLanguage language) => [.. tallies.Where(tally => tally.Language == language)];

    private static int Size(IEnumerable<Tally> tallies) => tallies.Sum(tally => tally.Count);
}
