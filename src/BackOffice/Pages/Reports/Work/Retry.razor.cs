using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>Puts a message that could not be delivered into the line again.</summary>
public sealed partial class Retry(Forms forms)
{
    public const string FormId = "retry";

    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback Refused { get; set; }

    [Parameter]
    public EventCallback<string> Done { get; set; }

    [SupplyParameterFromForm(FormName = FormId)]
    private Command? Input { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task Again(EditContext form) =>
        await (await forms.Accept(form, Input! with { CaseNumber = Report.CaseNumber }) ? Done.InvokeAsync("retried") : Refused.InvokeAsync());

    public sealed record Command : IRequest
    {
        public int CaseNumber { get; set; }

        /// <summary>From 1, in the order of the thread.</summary>
        public int Message { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.WorkOnReports);
            var report = await db.VisibleTo(staff).Where(r => r.CaseNumber == command.CaseNumber)
                .Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct) ?? throw new NotThereException();
            return await db.InOneTransaction(async inside =>
            {
                var thread = await db.Messages.Where(m => m.ReportId == report).InThreadOrder().ToListAsync(inside);
                var message = command.Message >= 1 && command.Message <= thread.Count ? thread[command.Message - 1] : throw new NotThereException();
                message.Retry();
                db.Log(staff, clock.GetUtcNow(), command.CaseNumber, "audit.retried");
                return Unit.Value;
            }, ct);
        }
    }
}
