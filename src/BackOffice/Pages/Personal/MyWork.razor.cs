using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Personal;

/// <summary>What lies with the member of staff who looks: what is due, what came back, who is waited for, what was done this week.</summary>
public sealed partial class MyWork(IMediator mediator, Region region, TimeProvider clock)
{
    private static readonly QueueFilter Mine = new(View: QueueView.Mine);
    private static readonly QueueFilter Waiting = new(View: QueueView.Mine, Status: ReportStatus.NeedsInfo);

    private View? Found { get; set; }

    private DateTimeOffset Now { get; set; }

    private IEnumerable<(string Name, QueueFilter Filter, IReadOnlyList<Triage.Row> Rows)> Lists =>
        [("answered", Mine, Found!.Answered), ("open", Mine, Found.Open), ("waiting", Waiting, Found.Waiting)];

    protected override async Task OnInitializedAsync()
    {
        Now = clock.GetUtcNow();
        Found = await mediator.Send(new Query());
    }

    private string District(string? slug) => region.FindUnit(slug)?.ShortName(T.Language) ?? T["queue.no-district"];

    public sealed record Query : IRequest<View>;

    /// <param name="Settled">How many reports were settled this week: sector and kind.</param>
    public sealed record View(
        IReadOnlyList<Triage.Row> Answered, IReadOnlyList<Triage.Row> Open, IReadOnlyList<Triage.Row> Waiting, IReadOnlyList<Deed> Deeds,
        int Settled, int Asked, int Closed);

    /// <param name="Action">Text key.</param>
    public sealed record Deed(DateTimeOffset At, int CaseNumber, string Action, string? Note);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, IMediator mediator, TimeProvider clock) : IRequestHandler<Query, View>
    {
        private const int Longest = 20;

        // Nobody does more in a week; the count must not cost more than the page.
        private const int MostDeeds = 2_000;
        private static readonly string[] Settling = ["audit.accepted", "audit.classified"];
        private static readonly string[] Asking = ["audit.asked", "audit.asked-identity"];

        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.WorkOnReports);
            var (who, week) = (staff.Id, clock.GetUtcNow().AddDays(-7));
            var mine = (await mediator.Send(new Triage.Query(Mine, null), ct)).Rows;
            var waiting = (await mediator.Send(new Triage.Query(Waiting, null), ct)).Rows;
            var own = db.Audit.AsNoTracking().Where(e => e.StaffId == who).OrderByDescending(e => e.Id);
            // A report that has since been walled off from its own moderator is in no list of deeds either.
            var deeds = await own.Where(e => e.CaseNumber != null && e.Action != "audit.report-opened" && db.VisibleTo(new Reader(who, staff.Role)).Any(r => r.CaseNumber == e.CaseNumber))
                .Take(Longest).Select(e => new Deed(e.At, e.CaseNumber!.Value, e.Action, e.Note)).ToListAsync(ct);
            var done = await own.Take(MostDeeds).Where(e => e.At >= week).GroupBy(e => e.Action).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);

            int Sum(params string[] actions) => done.Where(one => actions.Contains(one.Key)).Sum(one => one.Count);
            return new(
                [.. mine.Where(row => row.Answered)], [.. mine.Where(row => !row.Answered && row.Status is not ReportStatus.NeedsInfo).Take(Longest)], [.. waiting.Take(Longest)], deeds,
                Sum(Settling), Sum(Asking), Sum("audit.closed"));
        }
    }
}
