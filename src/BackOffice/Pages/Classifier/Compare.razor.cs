using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Learning;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Classifier;

/// <summary>One model: how it did against the one that served, what it is made of, and the button that puts it in service.</summary>
public sealed partial class Compare(IMediator mediator, Forms forms, ICurrentStaff staff, NavigationManager navigation, Region region)
{
    /// <summary>The beginning of the model's hash.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    [SupplyParameterFromForm(FormName = "promote")]
    private Promote.Command? Input { get; set; }

    private View? Seen { get; set; }

    private bool IsServing => Seen!.Serving == Name;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Seen = await mediator.Send(new Query(Name));
    }

    private async Task Take(EditContext form)
    {
        if (await forms.Accept(form, Input! with { Name = Name }))
            navigation.NavigateTo($"/classifier/models?done={(Seen!.HasServed ? "returned" : "promoted")}");
        else
            Seen = await mediator.Send(new Query(Name));
    }

    public sealed record Query(string Name) : IRequest<View>;

    /// <param name="Serving">Name of the model that serves now.</param>
    /// <param name="Champion">Name of the model it was compared with.</param>
    public sealed record View(
        DateTimeOffset TrainedAt, bool HasServed, string? Serving, Comparison? Comparison, string? Champion, ModelFacts? Facts);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, ModelCards cards) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.SeeClassifier);
            var model = await db.ClassifierModels.AsNoTracking().Named(query.Name, ct);
            var serving = await db.ClassifierModels.Promoted().Select(one => one.Hash).FirstOrDefaultAsync(ct);
            var comparison = Comparison.Read(model.Comparison);
            return new(
                model.TrainedAt, model.PromotedAt is not null, serving is null ? null : ModelName.Of(serving),
                comparison, comparison?.Champion is { } champion ? ModelName.Of(champion) : null, await cards.Of(db, model.Hash, ct));
        }
    }
}
