using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports;

public sealed partial class Triage
{
    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            var chosen = query.Filter.Apply(db.VisibleTo(staff));
            var found = await Rows(chosen, query.After, ct);
            var shown = found.Take(PageSize).ToList();
            var files = await Files([.. shown.Select(row => row.Id)], ct);
            var counts = await chosen.InQueueOrder().Select(r => r.Urgency).Take(CountedAtMost)
                .GroupBy(urgency => urgency).Select(group => new { Urgency = group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Urgency, group => group.Count, ct);

            return new(
                [.. shown.Select(row => row.With(files.GetValueOrDefault(row.Id)))],
                counts,
                found.Count > PageSize && shown[^1] is var last ? new(last.Urgency, last.ReceivedAt.UtcTicks, last.CaseNumber) : null);
        }

        private async Task<List<Line>> Rows(IQueryable<Report> chosen, QueueCursor? after, CancellationToken ct)
        {
            if (after is null)
                return await chosen.InQueueOrder().Take(PageSize + 1).Select(Line.Of).ToListAsync(ct);

            var id = await db.VisibleTo(staff).Where(r => r.CaseNumber == after.CaseNumber)
                .Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct);
            return await chosen.Below(new(after.Urgency, new(after.Ticks, TimeSpan.Zero), id), PageSize + 1, Line.Of, ct);
        }

        private Task<Dictionary<Guid, int>> Files(Guid[] shown, CancellationToken ct) => db.Attachments
            .Where(a => a.ReportId != null && shown.Contains(a.ReportId.Value) && a.State != AttachmentState.Erased)
            .GroupBy(a => a.ReportId!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
    }

    // What one row needs, and nothing longer: the text stays in the table.
    private sealed record Line(
        Guid Id, int CaseNumber, Urgency Urgency, DateTimeOffset ReceivedAt, string Opening, ReportLanguage Language, ReportStatus Status,
        Kind? Kind, Sector? Sector, Sector? Citizen, Sector? Moderator, Sector? Guessed, float? Confidence, bool? IsSure, string? NextBest,
        string? District, ReportChannel Channel)
    {
        public static readonly System.Linq.Expressions.Expression<Func<Report, Line>> Of = r => new(
            r.Id, r.CaseNumber, r.Urgency, r.ReceivedAt, r.Opening, r.Language, r.Status,
            r.Kind, r.Sector, r.CitizenSector, r.ModeratorSector, r.GuessedSector, r.GuessedSectorConfidence, r.GuessIsSure, r.NextBest,
            r.District, r.Channel);

        public Row With(int files) => new(CaseNumber, Urgency, ReceivedAt, Opening, Language, Status, Kind,
            SectorView.Of(Sector, Citizen, Moderator, Guessed, Confidence, IsSure, NextBest), District, Channel, files);
    }
}
