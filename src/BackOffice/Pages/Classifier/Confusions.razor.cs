using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Classifier;

/// <summary>Which sector is taken for which: guesses beside moderators' decisions. A cell opens its reports in the queue.</summary>
public sealed partial class Confusions(IMediator mediator, ICurrentStaff staff)
{
    private static readonly Sector[] Sectors = Enum.GetValues<Sector>();

    private View? Seen { get; set; }

    private bool MayRead => staff.Role.May(Right.ReadReports);

    protected override async Task OnInitializedAsync() => Seen = await mediator.Send(new Query());

    private static string Queue(Sector guessed, Sector decided) => new QueueFilter(Guessed: guessed, Decided: decided).Address("/reports");

    private string Words(Sector guessed, Sector decided, int count) => T["confusions.cell",
        ("guessed", T[$"sector.{Code.Of(guessed)}"]), ("decided", T[$"sector.{Code.Of(decided)}"]), ("count", Format.Number(count))];

    public sealed record Query : IRequest<View>;

    public sealed record View(IReadOnlyDictionary<(Sector Guessed, Sector Decided), int> Counts)
    {
        // From these shares of a guess on, a mistake is worth a look, or a worry.
        private const double Some = 0.05;
        private const double Many = 0.15;
        private const int LeastWorry = 3;

        public int Total => Counts.Values.Sum();

        public int Count(Sector guessed, Sector decided) => Counts.GetValueOrDefault((guessed, decided));

        /// <summary>Class of a cell; the number stands in it too.</summary>
        public string? Sign(Sector guessed, Sector decided)
        {
            var count = Count(guessed, decided);
            if (guessed == decided)
                return count > 0 ? "low" : null;

            var share = count / (double)Math.Max(1, Sectors.Sum(other => Count(guessed, other)));
            return count < LeastWorry || share < Some ? null : share < Many ? "medium" : "high";
        }
    }

    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.SeeClassifier);
            var counted = await db.CountedFor(staff).AsNoTracking().Confusions(ct);
            return new(counted.ToDictionary(pair => (pair.Guessed, pair.Decided), pair => pair.Count));
        }
    }
}
