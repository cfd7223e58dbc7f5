using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Quick;

/// <summary>A moderator agrees with the model: its sector and kind are settled, and the report is the moderator's.</summary>
public sealed partial class Accept(Forms forms)
{
    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public Sector Sector { get; set; }

    [Parameter, EditorRequired]
    public Kind Kind { get; set; }

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback Refused { get; set; }

    [Parameter]
    public EventCallback<string> Done { get; set; }

    [SupplyParameterFromForm(FormName = "accept")]
    private Command? Input { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task Follow(EditContext form) =>
        await (await forms.Accept(form, Input! with { CaseNumber = Report.CaseNumber }) ? Done.InvokeAsync("accepted") : Refused.InvokeAsync());

    public sealed record Command : ICaseCommand
    {
        public int CaseNumber { get; set; }
        public int Version { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct) => db.Do(staff, command, report =>
        {
            if (report is not { GuessedSector: { } sector, GuessedKind: { } kind })
                throw new RuleBrokenException("accept.no-suggestion");

            var now = clock.GetUtcNow();
            report.Classify(staff.Id, sector, kind, report.District, report.OrganisationCode, report.OrganisationText, now, region);
            report.Assign(staff.Id, now, region);
            db.Log(staff, now, report.CaseNumber, "audit.accepted", $"{Code.Of(sector)} {Code.Of(kind)}");
        }, ct, undoable: true);
    }
}
