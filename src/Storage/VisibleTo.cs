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
}
