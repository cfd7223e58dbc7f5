using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Quick;

/// <summary>A moderator takes an open report, whoever had it.</summary>
public sealed partial class Take(Forms forms)
{
    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback Refused { get; set; }

    [Parameter]
    public EventCallback<string> Done { get; set; }

    [SupplyParameterFromForm(FormName = "take")]
    private Command? Input { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task Mine(EditContext form) =>
        await (await forms.Accept(form, Input! with { CaseNumber = Report.CaseNumber }) ? Done.InvokeAsync("taken") : Refused.InvokeAsync());

    public sealed record Command : ICaseCommand
    {
        public int CaseNumber { get; set; }
        public int Version { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct) => db.Do(staff, command, report =>
        {
            var now = clock.GetUtcNow();
            report.Assign(staff.Id, now, region);
            db.Log(staff, now, report.CaseNumber, "audit.taken");
        }, ct, undoable: true);
    }
}
