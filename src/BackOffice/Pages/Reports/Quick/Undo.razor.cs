using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Quick;

/// <summary>
/// A moderator takes the last deed on a report back. A closing only while its letter is held: what a citizen has read cannot be unread,
/// from then on the report is taken up again and the citizen is told so.
/// </summary>
public sealed partial class Undo(Forms forms)
{
    private static readonly string[] Undoable = ["accepted", "classified", "taken", "moved", "closed"];

    /// <summary>From the address.</summary>
    [Parameter, EditorRequired]
    public int CaseNumber { get; set; }

    /// <summary>What was done, as the address says it.</summary>
    [Parameter, EditorRequired]
    public string What { get; set; } = "";

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback<string> Done { get; set; }

    [SupplyParameterFromForm(FormName = "undo")]
    private Command? Input { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task Return(EditContext form)
    {
        if (await forms.Accept(form, Input! with { CaseNumber = CaseNumber }))
            await Done.InvokeAsync("undone");
    }

    public sealed record Command : IRequest
    {
        public int CaseNumber { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.WorkOnReports);
            try
            {
                return await db.InOneTransaction(inside => Return(command, inside), ct);
            }
            catch (Exception refused) when (refused is RuleBrokenException or DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                throw refused as RuleBrokenException ?? new RuleBrokenException("undo.changed-since");
            }
        }

        private async Task<Unit> Return(Command command, CancellationToken ct)
        {
            var (now, who) = (clock.GetUtcNow(), staff.Id);
            var report = await db.VisibleTo(staff).SingleOrDefaultAsync(r => r.CaseNumber == command.CaseNumber, ct) ?? throw new NotThereException();
            var deed = await db.LastDeeds.SingleOrDefaultAsync(d => d.StaffId == who && d.ReportId == report.Id, ct);
            if (deed is null || now - deed.At > CaseWork.UndoFor)
                throw new RuleBrokenException("undo.nothing");
            if (deed.Version != report.Version)
                throw new RuleBrokenException("undo.changed-since");

            if (deed.MessageId is { } id)
            {
                var letter = await db.Messages.SingleOrDefaultAsync(m => m.Id == id, ct);
                if (letter is not { Delivery: Delivery.Waiting or Delivery.CodeOnly } || letter.HeldUntil <= now)
                    throw new RuleBrokenException("undo.letter-left");
                db.Messages.Remove(letter);
            }

            report.Return(JsonSerializer.Deserialize<CaseState>(deed.Before)!, now, region);
            db.LastDeeds.Remove(deed);
            db.Log(staff, now, report.CaseNumber, "audit.undone");
            return Unit.Value;
        }
    }
}
