using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Parts;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports;

public sealed partial class Open
{
    internal sealed class QueryHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Query, View>
    {
        private const int LongestHistory = 200;

        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(query.Revealed ? Right.RevealText : Right.ReadReports);
            var visible = db.VisibleTo(staff).AsNoTracking();
            var report = await visible.SingleOrDefaultAsync(r => r.CaseNumber == query.CaseNumber, ct) ?? throw new NotThereException();
            var files = await db.Attachments.AsNoTracking().Where(a => a.ReportId == report.Id)
                .OrderBy(a => a.AddedAt).ThenBy(a => a.Id).Select(a => new { a.Kind, a.State, a.Size, a.Problem }).ToListAsync(ct);
            var thread = await db.Messages.AsNoTracking().Where(m => m.ReportId == report.Id).InThreadOrder().ToListAsync(ct);
            var history = await db.Audit.AsNoTracking().Where(e => e.CaseNumber == query.CaseNumber)
                .OrderByDescending(e => e.Id).Take(LongestHistory).ToListAsync(ct);
            await LeaveOutUnseen(history, visible, ct);
            var forwardings = await db.Forwardings.AsNoTracking().Where(f => f.ReportId == report.Id).OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync(ct);
            var names = await Names([.. forwardings.Select(f => f.StaffId), staff.Id, .. thread.Select(m => m.StaffId ?? staff.Id), .. history.Select(e => e.StaffId), report.ModeratorId ?? staff.Id], ct);

            var chosen = query.Filter.Apply(visible, staff.Id, clock.GetUtcNow());
            var place = new Place(report.Urgency, report.DueAt, report.ReceivedAt, report.Id);
            var below = await chosen.Below(place, 1, r => (int?)r.CaseNumber, ct);
            var above = await chosen.Above(place, r => (int?)r.CaseNumber, ct);

            IReadOnlyList<Piece> Cut(string? words) => AccountText.Cut(words ?? "", [], query.Revealed);
            string? Name(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
            return new(
                report.CaseNumber, report.Version, report.Status, report.IsOpen, report.MainId is not null, report.Urgency, report.ReceivedAt, report.DueAt, report.Channel,
                report.Language, report.MayBeAsked, Name(report.ModeratorId), report.District, report.OrganisationCode, Cut(report.OrganisationText),
                report.Amount, report.Happened, report.HappenedOn, report.Pressured, report.Danger, report.Independent,
                SectorView.Of(report.Sector, report.CitizenSector, report.ModeratorSector, report.GuessedSector, report.GuessedSectorConfidence, report.GuessIsSure, report.NextBest),
                new(report.Kind, report.CitizenKind, report.ModeratorKind, report.GuessedKind, report.GuessedKindConfidence, report.GuessedSecondKind),
                report.Rating, Cut(report.RatingRemark),
                report.Text.Length, AccountText.Cut(report.Text, report.Reasons?.Split('\n') ?? [], query.Revealed),
                [.. files.Select((file, index) => new Attached(index + 1, file.Kind, file.State, file.Size, file.Problem))],
                [.. thread.Select((message, index) => new Message(index + 1, message.Nature, message.StaffId is null ? null : Name(message.StaffId) ?? "",
                    message.At, Cut(message.Text), message.Delivery, message.DeliveryAt, message.DeliveryProblem))],
                [.. history.Select(entry => new Entry(entry.At, Name(entry.StaffId), entry.Action, entry.Note))],
                [.. forwardings.Select(one => new PassedOn(one.Body, one.At, Name(one.StaffId)))],
                above, below.FirstOrDefault(), Name(staff.Id) ?? "");
        }

        // What was done with a report that this reader may not know of would tell that there is one.
        private static async Task LeaveOutUnseen(List<AuditEntry> history, IQueryable<Report> visible, CancellationToken ct)
        {
            var others = history.Where(CaseWork.NamesAnother).Select(CaseWork.Named).Distinct().ToList();
            if (others.Count == 0)
                return;

            var seen = await visible.Where(r => others.Contains(r.CaseNumber)).Select(r => r.CaseNumber).ToListAsync(ct);
            history.RemoveAll(entry => CaseWork.NamesAnother(entry) && !seen.Contains(CaseWork.Named(entry)));
        }

        private Task<Dictionary<Guid, string>> Names(IEnumerable<Guid> ids, CancellationToken ct)
        {
            var asked = ids.Distinct().ToArray();
            return db.Staff.Where(s => asked.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        }
    }

    internal sealed class OpenedHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Opened>
    {
        public async Task<Unit> Handle(Opened opened, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            await Read(opened.CaseNumber, ct);
            db.Log(staff, clock.GetUtcNow(), opened.CaseNumber, "audit.report-opened");
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        }

        // What the citizen wrote has now been read, unless the reader is one who does not work on reports.
        private async Task Read(int caseNumber, CancellationToken ct)
        {
            if (!staff.Role.May(Right.WorkOnReports)
                || await db.VisibleTo(staff).SingleOrDefaultAsync(r => r.CaseNumber == caseNumber && r.AnsweredAt != null, ct) is not { } report)
                return;

            report.Seen(region);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Something else happened to it this very moment: it stays unread until it is opened once more.
            }

            db.ChangeTracker.Clear();
        }
    }
}
