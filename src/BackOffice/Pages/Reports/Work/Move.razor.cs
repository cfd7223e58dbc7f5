using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>A moderator moves an open report on, with one press.</summary>
public sealed partial class Move(Forms forms)
{
    private static readonly ReportStatus[] Working = [ReportStatus.InTriage, ReportStatus.NeedsInfo, ReportStatus.InWork];

    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback Refused { get; set; }

    [Parameter]
    public EventCallback<string> Done { get; set; }

    [SupplyParameterFromForm(FormName = "move")]
    private Command? Input { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task Go(EditContext form) =>
        await (await forms.Accept(form, Input! with { CaseNumber = Report.CaseNumber }) ? Done.InvokeAsync("moved") : Refused.InvokeAsync());

    public sealed record Command : ICaseCommand
    {
        public int CaseNumber { get; set; }
        public int Version { get; set; }
        public ReportStatus? Status { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Status).NotNull().WithErrorCode("report.not-a-working-status");
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct) => db.Do(staff, command, report =>
        {
            var now = clock.GetUtcNow();
            report.MoveTo(staff.Id, command.Status!.Value, now, region);
            db.Log(staff, now, report.CaseNumber, "audit.moved", Code.Of(report.Status));
        }, ct, undoable: true);
    }
}
