using MediatR;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>How many stand in each view of the queue, and in those a person keeps.</summary>
public static class Counts
{
    /// <summary>Counting stops here: nobody reads a longer number, and it must not cost more than the page.</summary>
    public const int AtMost = 1_000;

    /// <summary>The views that everyone has, in the order of the side bar. The first is everything open, the last everything closed.</summary>
    public static readonly IReadOnlyList<(string Name, QueueFilter Filter)> Views =
    [
        ("open", new()),
        .. Enum.GetValues<QueueView>().Select(view => (Code.Of(view), new QueueFilter(View: view))),
        ("closed", new(Closed: true)),
    ];

    public static string InWords(int count) => count < AtMost ? Format.Number(count) : "999+";

    /// <param name="Count"><see langword="null"/> where counting would cost more than the page.</param>
    /// <param name="Id">Of a view of one's own.</param>
    public sealed record View(string Name, QueueFilter Filter, int? Count, Guid? Id = null);

    public sealed record Query : IRequest<IReadOnlyList<View>>;

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<View>>
    {
        public async Task<IReadOnlyList<View>> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            var (now, id, views) = (clock.GetUtcNow(), staff.Id, new List<View>());
            foreach (var (name, filter) in Views)
                views.Add(new(name, filter, await Count(filter, now, ct)));
            foreach (var saved in await db.SavedViews.AsNoTracking().Where(view => view.StaffId == id).OrderBy(view => view.Name).ToListAsync(ct))
                if (Read(saved.Filters) is { } filter)
                    views.Add(new(saved.Name, filter, filter.IsOfDue ? await Count(filter, now, ct) : null, saved.Id));
            return views;
        }

        private Task<int> Count(QueueFilter filter, DateTimeOffset now, CancellationToken ct) =>
            filter.Apply(db.VisibleTo(staff), staff.Id, now).Count(AtMost, ct);

        // A district may have left the region's file since.
        private QueueFilter? Read(string filters)
        {
            try
            {
                return QueueFilter.Of(QueryHelpers.ParseQuery(filters), region);
            }
            catch (NotThereException)
            {
                return null;
            }
        }
    }
}
