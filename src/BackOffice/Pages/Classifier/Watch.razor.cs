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
            var (now, thisMonth) = (clock.GetUtcNow(), MonthOf(clock.GetUtcNow()));
            var months = Enumerable.Range(0, MonthsShown).Select(at => thisMonth.AddMonths(at - MonthsShown + 1)).ToList();
            var since = now.AddDays(-Drift.RecentDays);
            var before = since.AddDays(-Drift.BeforeDays);
            var counted = await Count([before, since, now, region.StartOf(thisMonth.AddMonths(1)), .. months.Select(region.StartOf)], ct);
            List<Tally> Between(DateTimeOffset from, DateTimeOffset until) =>
                [.. counted.Where(piece => piece.From >= from && piece.Until <= until).SelectMany(piece => piece.Tallies)];

            var lately = Between(since, now);
            var serving = await db.ClassifierModels.AsNoTracking().Promoted()
                .Select(model => new { model.Hash, model.PromotedAt }).FirstOrDefaultAsync(ct);
            return new(
                Quality.Agreed(lately), Quality.Routed(lately), Quality.RoutedRight(lately),
                [.. months.Select(first => Of(first, Between(region.StartOf(first), region.StartOf(first.AddMonths(1)))))],
                Drift.Of(Between(before, since), lately),
                serving is null ? null : new(ModelName.Of(serving.Hash), serving.PromotedAt!.Value),
                serving is null ? null : await cards.Of(db, serving.Hash, ct));
        }

        // The months and the weeks of the watch lie across each other: every stretch between two of their bounds is read once.
        private async Task<List<(DateTimeOffset From, DateTimeOffset Until, List<Tally> Tallies)>> Count(IEnumerable<DateTimeOffset> bounds, CancellationToken ct)
        {
            var reports = db.CountedFor(staff).AsNoTracking();
            var pieces = new List<(DateTimeOffset From, DateTimeOffset Until, List<Tally> Tallies)>();
            var ordered = bounds.Distinct().Order().ToList();
            foreach (var (from, until) in ordered.Zip(ordered.Skip(1)))
                pieces.Add((from, until, await reports.Tally(from, until, ct)));
            return pieces;
        }

        private DateOnly MonthOf(DateTimeOffset time)
        {
            var day = region.DayOf(time);
            return new(day.Year, day.Month, 1);
        }

        private static Month Of(DateOnly first, List<Tally> tallies) => new(
            first, Quality.Agreed(tallies),
            [.. Enum.GetValues<Sector>().Select(sector => Quality.Agreed(tallies, sector))],
            [.. Enum.GetValues<ReportLanguage>().Select(language => Quality.Agreed(tallies, language))]);
    }
}
