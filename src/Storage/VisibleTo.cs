using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>Who wants to see reports.</summary>
public readonly record struct Reader(Guid Id, StaffRole Role);

public static class Visibility
{
    /// <summary>
    /// The only way to reports in the back office: what this reader may know to exist. Withdrawn reports are nobody's; those in quarantine
    /// are for the custodian alone; one that stands behind a wall is, for this reader, not there: not on a page, not in a count, not in a search.
    /// </summary>
    public static IQueryable<Report> VisibleTo(this Database db, Reader reader)
    {
        if (!reader.Role.May(Right.ReadReports))
            return db.Reports.Where(r => false);

        var id = reader.Id;
        return db.Reports.ForLearning().Where(r => !db.Walls.Any(wall => wall.StaffId == id && wall.ReportId == r.Id));
    }

    /// <summary>What lies in quarantine, for a custodian who is not named in it either.</summary>
    public static IQueryable<Report> QuarantinedFor(this Database db, Reader reader)
    {
        var (id, may) = (reader.Id, reader.Role.May(Right.KeepQuarantine));
        return db.Reports.Where(r => may && r.Status == ReportStatus.Quarantined && !db.Walls.Any(wall => wall.StaffId == id && wall.ReportId == r.Id));
    }

    /// <summary>
    /// What numbers about the classifier are counted over: what the reader may see, or, for one who reads no reports, all that count.
    /// Only for figures that name no report.
    /// </summary>
    public static IQueryable<Report> CountedFor(this Database db, Reader reader) =>
        reader.Role.May(Right.ReadReports) ? db.VisibleTo(reader) : db.Reports.ForLearning();

    /// <summary>What a model may learn from and be judged by: never what was withdrawn or lies in quarantine.</summary>
    public static IQueryable<Report> ForLearning(this IQueryable<Report> reports) =>
        reports.Where(r => r.Status != ReportStatus.Quarantined && r.Status != ReportStatus.Withdrawn);
}
