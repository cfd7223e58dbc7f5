using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Learning;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Classifier;

/// <summary>How the serving model does: what moderators made of its guesses over the months, and whether anything has changed of late.</summary>
public sealed partial class Watch(IMediator mediator, Region region)
{
    /// <summary>How many calendar months are shown, the current one among them.</summary>
    public const int MonthsShown = 6;

    private View? Seen { get; set; }

    protected override async Task OnInitializedAsync() => Seen = await mediator.Send(new Query());

    private static string Big(Ratio ratio) => ratio.Share is { } share && ratio.Whole >= Quality.LeastDecisions ? Format.Percent(share) : "—";

    private string OutOf(Ratio ratio) => T["quality.out-of", ("part", Format.Number(ratio.Part)), ("whole", Format.Number(ratio.Whole))];

    private static int Length(Ratio ratio) => ratio.Whole < Quality.LeastDecisions ? 0 : (int)Math.Round(100 * ratio.Share!.Value);

    public sealed record Query : IRequest<View>;

    /// <summary>Shares of the last weeks, the months, and the model behind the newest of them.</summary>
    public sealed record View(
        Ratio Agreed, Ratio Routed, Ratio RoutedRight, IReadOnlyList<Month> Months, Drift Drift, Serving? Serving, ModelFacts? Facts);

    /// <param name="First">The first day.</param>
    /// <param name="BySector">In the order of the sectors: of reports a moderator gave to it, how many the model had found.</param>
    public sealed record Month(DateOnly First, Ratio All, IReadOnlyList<Ratio> BySector, IReadOnlyList<Ratio> ByLanguage);

    public sealed record Serving(string Name, DateTimeOffset Since);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, ModelCards cards, Region region, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.SeeClassifier);
            var (reports, now) = (db.Reports.AsNoTracking().CountedFor(staff.Role), clock.GetUtcNow());
            var lately = await reports.Tally(now.AddDays(-Drift.RecentDays), now, ct);
            var serving = await db.ClassifierModels.AsNoTracking().Promoted()
                .Select(model => new { model.Hash, model.PromotedAt }).FirstOrDefaultAsync(ct);
            return new(
                Quality.Agreed(lately), Quality.Routed(lately), Quality.RoutedRight(lately),
                await Months(reports, now, ct), await DriftBell.Of(reports, now, ct),
                serving is null ? null : new(ModelName.Of(serving.Hash), serving.PromotedAt!.Value),
                serving is null ? null : await cards.Of(db, serving.Hash, ct));
        }

        private async Task<IReadOnlyList<Month>> Months(IQueryable<Report> reports, DateTimeOffset now, CancellationToken ct)
        {
            var today = region.DayOf(now);
            var months = new List<Month>();
            for (var back = MonthsShown - 1; back >= 0; back--)
            {
                var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-back);
                var tallies = await reports.Tally(region.StartOf(first), region.StartOf(first.AddMonths(1)), ct);
                months.Add(new(
                    first, Quality.Agreed(tallies),
                    [.. Enum.GetValues<Sector>().Select(sector => Quality.Agreed(tallies, sector))],
                    [.. Enum.GetValues<ReportLanguage>().Select(language => Quality.Agreed(tallies, language))]));
            }

            return months;
        }
    }
}
