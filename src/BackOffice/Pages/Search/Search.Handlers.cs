using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Parts;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Search;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Search;

public sealed partial class Search
{
    internal sealed class QueryHandler(Database db, ICurrentStaff staff, OrganisationKeys registry, Region region, TimeProvider clock) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            var search = query.Search;
            if (search is { IsTooShort: true, CaseNumber: null })
                return new(search, null, [], null);

            // That somebody searched, never for what: the words may be a citizen's.
            db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = staff.Id, Action = "audit.searched" });
            await db.SaveChangesAsync(ct);
            var visible = db.VisibleTo(staff).AsNoTracking();
            if (search.CaseNumber is { } caseNumber && await visible.AnyAsync(r => r.CaseNumber == caseNumber, ct))
                return new(search, caseNumber, [], null);

            var below = query.After is { } after ? await Document(visible, after, ct) : null;
            var found = await db.Search(visible, search.Match(registry), below).Take(PageSize + 1).Select(hit => new Line(
                hit.Report.Id, hit.Report.CaseNumber, hit.Report.Urgency, hit.Report.ReceivedAt, hit.Report.Language, hit.Report.Status, hit.Report.Sector,
                hit.Report.District, hit.Report.Text, hit.Report.OrganisationCode, hit.Report.OrganisationText, hit.Report.RatingRemark)).ToListAsync(ct);
            var shown = found.Take(PageSize).ToList();
            var ids = shown.Select(line => line.Id).ToArray();
            var thread = (await db.Messages.Where(m => ids.Contains(m.ReportId)).OrderBy(m => m.At).ThenBy(m => m.Id)
                .Select(m => new { m.ReportId, m.Text }).ToListAsync(ct)).ToLookup(message => message.ReportId, message => message.Text);

            return new(search, null, [.. shown.Select(line => RowOf(line, thread[line.Id], search))], found.Count > PageSize ? shown[^1].CaseNumber : null);
        }

        // Withdrawn or hidden since the page before was read: it begins anew, as for a number that never was.
        private Task<long?> Document(IQueryable<Report> visible, int caseNumber, CancellationToken ct) =>
            (from report in visible
             where report.CaseNumber == caseNumber
             join document in db.SearchDocuments on report.Id equals document.ReportId
             select (long?)document.Id).SingleOrDefaultAsync(ct);

        private Row RowOf(Line line, IEnumerable<string> thread, SearchQuery search)
        {
            var (source, excerpt) = Excerpts(line, thread, search);
            return new(line.CaseNumber, line.Urgency, line.ReceivedAt, line.Language, line.Status, line.Sector, line.District, source, excerpt);
        }

        private (Source, IReadOnlyList<Piece>) Excerpts(Line line, IEnumerable<string> thread, SearchQuery search)
        {
            var organisation = region.FindOrganisation(line.OrganisationCode);
            var texts = new[] { (Source.Account, (string?)line.Text) }.Concat(thread.Select(text => (Source.Thread, (string?)text)))
                .Concat([(Source.Organisation, line.OrganisationText), (Source.Organisation, organisation?.Name(Language.Kazakh)),
                    (Source.Organisation, organisation?.Name(Language.Russian)), (Source.Remark, line.Remark)]);
            foreach (var (source, text) in texts)
                if (Excerpt.Around(text, search) is { } excerpt)
                    return (source, excerpt);
            return (Source.Account, Excerpt.Beginning(line.Text));
        }
    }

    private sealed record Line(
        Guid Id, int CaseNumber, Urgency Urgency, DateTimeOffset ReceivedAt, ReportLanguage Language, ReportStatus Status, Sector? Sector, string? District,
        string Text, string? OrganisationCode, string? OrganisationText, string? Remark);
}
