using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports;

public sealed partial class Triage
{
    internal sealed class QueryHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            var list = query.Filter.Apply(db.VisibleTo(staff), staff.Id, clock.GetUtcNow());
            var found = await list.Below(await Place(query.After, ct), PageSize + 1, Line.Of, ct);
            var shown = found.Take(PageSize).ToList();
            var files = await Files([.. shown.Select(row => row.Id)], ct);
            var (counts, left) = (new Dictionary<Urgency, int>(), Reports.Counts.AtMost);
            foreach (var level in list.Levels)
                if (left > 0 && await list.Count(level, left, ct) is var count and > 0)
                    (counts[level], left) = (count, left - count);

            return new(
                [.. shown.Select(row => row.With(files.GetValueOrDefault(row.Id)))],
                counts,
                found.Count > PageSize && shown[^1] is var last ? new(last.Urgency, last.DueAt?.UtcTicks ?? 0, last.ReceivedAt.UtcTicks, last.CaseNumber) : null);
        }

        private async Task<Place?> Place(QueueCursor? after, CancellationToken ct) => after?.At(await db.VisibleTo(staff)
            .Where(r => r.CaseNumber == after.CaseNumber).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct));

        private Task<Dictionary<Guid, int>> Files(Guid[] shown, CancellationToken ct) => db.Attachments
            .Where(a => a.ReportId != null && shown.Contains(a.ReportId.Value) && a.State != AttachmentState.Erased)
            .GroupBy(a => a.ReportId!.Value).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
    }

    // What one row needs, and nothing longer: the text stays in the table.
    private sealed record Line(
        Guid Id, int CaseNumber, int Version, Urgency Urgency, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, DateTimeOffset? AnsweredAt, string Opening,
        ReportLanguage Language, ReportStatus Status, Kind? Kind, Sector? Sector, Sector? Citizen, Sector? Moderator, Sector? Guessed, float? Confidence,
        bool? IsSure, string? NextBest, string? District, ReportChannel Channel)
    {
        public static readonly System.Linq.Expressions.Expression<Func<Report, Line>> Of = r => new(
            r.Id, r.CaseNumber, r.Version, r.Urgency, r.ReceivedAt, r.DueAt, r.AnsweredAt, r.Opening,
            r.Language, r.Status, r.Kind, r.Sector, r.CitizenSector, r.ModeratorSector, r.GuessedSector, r.GuessedSectorConfidence,
            r.GuessIsSure, r.NextBest, r.District, r.Channel);

        public Row With(int files) => new(CaseNumber, Version, Urgency, ReceivedAt, DueAt, AnsweredAt is not null, Opening, Language, Status, Kind,
            SectorView.Of(Sector, Citizen, Moderator, Guessed, Confidence, IsSure, NextBest), District, Channel, files);
    }
}
