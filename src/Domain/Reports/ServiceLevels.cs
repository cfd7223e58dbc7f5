namespace QuttyMeken.Domain;

/// <summary>
/// By when the office must have done the next thing with a report. Source: DOMAIN.md §1.5, the office's own service levels. Working days are
/// counted by the region's calendar; what is critical runs by the clock on the wall, also at night and on a day off.
/// </summary>
public static class ServiceLevels
{
    /// <summary>A first look at what is critical.</summary>
    public static readonly TimeSpan CriticalLook = TimeSpan.FromHours(1);

    /// <summary>A first look at anything else, in working days: at a new report, and at what a citizen has written since.</summary>
    public const int LookDays = 1;

    /// <summary>What becomes of a report, in working days from its arrival.</summary>
    public const int DecisionDays = 5;

    /// <summary>The longest silence towards the citizen while the work goes on or an answer is waited for, in working days.</summary>
    public const int SilenceDays = 15;

    /// <param name="toldAt">When the office last wrote to the citizen.</param>
    /// <param name="answeredAt">When the citizen wrote something that nobody of the office has read yet.</param>
    public static DateTimeOffset DueAt(
        ReportStatus status, Urgency urgency, DateTimeOffset receivedAt, DateTimeOffset? toldAt, DateTimeOffset? answeredAt, Region region)
    {
        var due = status switch
        {
            ReportStatus.New => Look(receivedAt),
            ReportStatus.InTriage => region.AfterWorkingDays(receivedAt, DecisionDays),
            _ => region.AfterWorkingDays(toldAt ?? receivedAt, SilenceDays),
        };
        return answeredAt is { } came && Look(came) is var look && look < due ? look : due;

        DateTimeOffset Look(DateTimeOffset from) => urgency is Urgency.Critical ? from + CriticalLook : region.AfterWorkingDays(from, LookDays);
    }
}
