using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Quick;

/// <summary>A member of staff keeps the filters of this address under a name, renames them, or lets them go. Nobody else sees them.</summary>
public sealed partial class KeepView(Forms forms, NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public QueueFilter Filter { get; set; } = new();

    [Parameter, EditorRequired]
    public IReadOnlyList<Counts.View> Views { get; set; } = [];

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback Refused { get; set; }

    [SupplyParameterFromForm(FormName = "keep-view")]
    private Command? Input { get; set; }

    private bool IsRefused { get; set; }

    /// <summary>The kept view that this address is, if it is one.</summary>
    private Counts.View? Own => Views.FirstOrDefault(view => view.Id is not null && view.Filter == Filter);

    protected override void OnParametersSet() => Input ??= new() { Name = Own?.Name };

    private async Task Go(EditContext form)
    {
        if (await forms.Accept(form, Input! with { Id = Own?.Id, Filters = Filter.Address("") }))
        {
            navigation.NavigateTo(Path);
            return;
        }

        IsRefused = true;
        await Refused.InvokeAsync();
    }

    public sealed record Command : IRequest
    {
        /// <summary>Of one that is there already, from the address.</summary>
        public Guid? Id { get; set; }

        /// <summary>From the address.</summary>
        public string Filters { get; set; } = "";
        public string? Name { get; set; }
        public bool Drop { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            When(c => !c.Drop, () => RuleFor(c => c.Name).Must(name => CaseWork.Tidy(name).Length is > 0 and <= SavedView.MaxNameLength).WithErrorCode("views.name-wrong"));
        }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            var (who, id, name) = (staff.Id, command.Id, CaseWork.Tidy(command.Name));
            var own = db.SavedViews.Where(view => view.StaffId == who);
            var known = id is null ? null : await own.SingleOrDefaultAsync(view => view.Id == id, ct) ?? throw new NotThereException();
            if (known is null)
            {
                if (await own.CountAsync(ct) >= SavedView.MostOfOnePerson)
                    throw new RuleBrokenException("views.too-many");
                db.SavedViews.Add(new() { Id = Guid.CreateVersion7(clock.GetUtcNow()), StaffId = who, Name = name, Filters = command.Filters });
            }
            else if (command.Drop)
            {
                db.SavedViews.Remove(known);
            }
            else
            {
                known.Name = name;
            }

            await db.SaveChangesAsync(ct);
            return Unit.Value;
        }
    }
}
