using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Duplicates;

public sealed partial class Clusters
{
    internal sealed class QueryHandler(Database db, ICurrentStaff staff, Region region) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            if (query.Page < 1)
                throw new NotThereException();

            // Everything is counted over what the reader may see, the order of the groups too.
            var seen = from member in db.ClusterMembers.AsNoTracking()
                       join report in db.VisibleTo(staff) on member.CaseNumber equals report.CaseNumber
                       select new { member.Cluster, member.ReceivedAt, member.IsOpen, Report = report };
            var isOpen = true;     // a parameter: only an equality lets SQLite walk the index
            var newest = await seen.Where(m => m.IsOpen == isOpen).OrderByDescending(m => m.ReceivedAt).Select(m => m.Cluster).Take(LookedAtMost).ToListAsync(ct);
            var clusters = newest.Distinct().ToList();
            var sizes = await seen.Where(m => clusters.Contains(m.Cluster)).GroupBy(m => m.Cluster).Select(group => new
            {
                Cluster = group.Key,
                Size = group.Count(),
                // One main report with its members is settled.
                Stories = group.Count(m => m.Report.MainId == null),
                Newest = group.Max(m => m.ReceivedAt),
            }).Where(group => group.Stories > 1).ToListAsync(ct);
            var page = sizes.OrderByDescending(group => group.Size).ThenByDescending(group => group.Newest).ThenBy(group => group.Cluster)
                .Skip((query.Page - 1) * PageSize).Take(PageSize + 1).ToList();
            if (page.Count == 0)
                return query.Page == 1 ? new([], false) : throw new NotThereException();

            var groups = new List<Group>();
            foreach (var group in page.Take(PageSize))
            {
                var reports = await seen.Where(m => m.Cluster == group.Cluster).OrderByDescending(m => m.ReceivedAt).Take(Counts.AtMost)
                    .Select(m => new { m.ReceivedAt, m.IsOpen, m.Report.CaseNumber, m.Report.Channel, m.Report.Independent }).ToListAsync(ct);
                var days = reports.Select(m => region.DayOf(m.ReceivedAt).DayNumber).ToList();
                groups.Add(new(
                    group.Cluster, group.Size, reports.Count(m => m.IsOpen), days.Max() - days.Min() + 1, reports.Select(m => m.Channel).Distinct().Count(),
                    reports.Count(m => m.Independent), Campaign.Is(reports.Select(m => m.ReceivedAt)),
                    await Lines([.. reports.Take(ShownOfGroup).Select(m => m.CaseNumber)], ct)));
            }

            return new(groups, page.Count > PageSize);
        }

        private Task<List<Alike.Other>> Lines(List<int> numbers, CancellationToken ct) => db.VisibleTo(staff)
            .Where(r => numbers.Contains(r.CaseNumber)).OrderByDescending(r => r.ReceivedAt)
            .Select(r => new Alike.Other(r.CaseNumber, r.Opening, r.Language, r.ReceivedAt, r.Channel, r.District, r.Status, r.Independent, null))
            .ToListAsync(ct);
    }
}
