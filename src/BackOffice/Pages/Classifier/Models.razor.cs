using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Learning;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Classifier;

/// <summary>The models there are, the training of another, and who put which in service.</summary>
public sealed partial class Models(IMediator mediator, Forms forms, ICurrentStaff staff, NavigationManager navigation, Region region, TimeProvider clock)
{
    /// <summary>What was done a moment ago, to be said once.</summary>
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "return")]
    private Promote.Command? Back { get; set; }

    private Train.Command Start { get; } = new();

    private CancelTraining.Command Stop { get; } = new();

    private View? Seen { get; set; }

    private bool MayManage => staff.Role.May(Right.ManageClassifier);

    protected override async Task OnInitializedAsync()
    {
        Back ??= new();
        Seen = await mediator.Send(new Query());
    }

    private Task TrainOne(EditContext form) => Do(form, Start, "asked");

    private Task CancelIt(EditContext form) => Do(form, Stop, "cancelled");

    private Task Return(EditContext form) => Do(form, Back!, "returned");

    private async Task Do(EditContext form, IRequest command, string done)
    {
        if (await forms.Accept(form, command))
            navigation.NavigateTo($"/classifier/models?done={done}");
        else
            Seen = await mediator.Send(new Query());
    }

    private string When(DateTimeOffset time) => Format.Brief(time, clock.GetUtcNow(), region, T.Language);

    private string Won(Trial? trial) => trial is null ? "—"
        : trial.Verdict is Verdict.TooFew || trial.Challenger is not { } challenger ? T["verdict.too-few"]
        : trial.Champion is { } champion ? $"{Format.Percent(challenger.Sector)} ({Format.Points(challenger.Sector - champion.Sector)})"
        : Format.Percent(challenger.Sector);

    private static string Sign(TrainingState state) => state switch
    {
        TrainingState.Queued or TrainingState.Running => "now",
        TrainingState.Done => "ok",
        TrainingState.Failed => "late",
        TrainingState.Cancelled => "",
    };

    public sealed record Query : IRequest<View>;

    /// <param name="Serving">Name of the model that serves.</param>
    public sealed record View(
        Alive? Alive, IReadOnlyList<Run> Runs, IReadOnlyList<Model> Models, string? Serving, IReadOnlyList<Promotion> Promotions);

    /// <param name="Progress">Text key.</param>
    /// <param name="IsSilent">Its worker has not been heard for as long as its lease.</param>
    public sealed record Alive(string Progress, int Percent, bool CancelAsked, bool IsSilent);

    /// <param name="Problem">Text key.</param>
    public sealed record Run(DateTimeOffset RequestedAt, string Who, TrainingState State, string? Problem, string? Model);

    public sealed record Model(string Name, DateTimeOffset TrainedAt, DateTimeOffset? PromotedAt, Trial? HeldOut, Trial? Newest);

    /// <param name="Who"><see langword="null"/> for the program itself.</param>
    public sealed record Promotion(DateTimeOffset At, string? Who, string Model, string? Replaced);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Query, View>
    {
        private const int MostRuns = 10;
        private const int MostModels = 30;
        private const int MostPromotions = 30;

        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.SeeClassifier);
            var runs = await db.TrainingRuns.AsNoTracking().OrderByDescending(run => run.RequestedAt).Take(MostRuns).ToListAsync(ct);
            // Without the bytes: a list needs none.
            var models = await db.ClassifierModels.AsNoTracking().OrderByDescending(model => model.TrainedAt).Take(MostModels)
                .Select(model => new { model.Hash, model.TrainedAt, model.PromotedAt, model.Comparison }).ToListAsync(ct);
            var serving = await db.ClassifierModels.Promoted().Select(model => model.Hash).FirstOrDefaultAsync(ct);
            var promotions = await db.ModelPromotions.AsNoTracking().OrderByDescending(promotion => promotion.At).Take(MostPromotions)
                .Select(promotion => new
                {
                    promotion.At,
                    promotion.StaffId,
                    db.ClassifierModels.Single(model => model.Id == promotion.ModelId).Hash,
                    Replaced = db.ClassifierModels.Where(model => model.Id == promotion.ReplacedId).Select(model => model.Hash).FirstOrDefault(),
                }).ToListAsync(ct);
            var asked = runs.Select(run => run.RequestedBy).Concat(promotions.Select(promotion => promotion.StaffId ?? staff.Id)).Distinct().ToArray();
            var names = await db.Staff.Where(person => asked.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, ct);
            string? Short(string? hash) => hash is null ? null : ModelName.Of(hash);

            var now = clock.GetUtcNow();
            return new(
                runs.Find(run => run.IsAlive) is { } alive
                    ? new(alive.Progress, alive.Percent, alive.CancelAsked, alive.State is TrainingState.Running && alive.IsFree(now)) : null,
                [.. runs.Select(run => new Run(run.RequestedAt, names.GetValueOrDefault(run.RequestedBy, ""), run.State, run.Problem, Short(run.ModelHash)))],
                [.. models.Select(model => (model, Comparison: Comparison.Read(model.Comparison))).Select(one => new Model(
                    ModelName.Of(one.model.Hash), one.model.TrainedAt, one.model.PromotedAt, one.Comparison?.HeldOut, one.Comparison?.Newest))],
                Short(serving),
                [.. promotions.Select(promotion => new Promotion(
                    promotion.At, promotion.StaffId is { } who ? names.GetValueOrDefault(who, "") : null, ModelName.Of(promotion.Hash), Short(promotion.Replaced)))]);
        }
    }
}
