using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

public static class Visibility
{
    /// <summary>
    /// The only way to reports in the back office: what this reader may know to exist. Withdrawn reports are nobody's;
    /// those in quarantine are for the custodian alone. Declared conflicts and home organisations join here.
    /// </summary>
    public static IQueryable<Report> VisibleTo(this IQueryable<Report> reports, StaffRole reader) => reader.May(Right.ReadReports)
        ? reports.Where(r => r.Status != ReportStatus.Quarantined && r.Status != ReportStatus.Withdrawn)
        : reports.Where(r => false);

    /// <summary>
    /// What numbers about the classifier are counted over: what the reader may see, or, for one who reads no reports, all that count.
    /// Only for figures that name no report.
    /// </summary>
    public static IQueryable<Report> CountedFor(this IQueryable<Report> reports, StaffRole reader) =>
        reader.May(Right.ReadReports) ? reports.VisibleTo(reader) : reports.ForLearning();

    /// <summary>What a model may learn from and be judged by: never what was withdrawn or lies in quarantine.</summary>
    public static IQueryable<Report> ForLearning(this IQueryable<Report> reports) =>
        reports.Where(r => r.Status != ReportStatus.Quarantined && r.Status != ReportStatus.Withdrawn);
}
