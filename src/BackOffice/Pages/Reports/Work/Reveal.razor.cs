using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>Asks why masked words must be read, writes the reason to the log, and lets this one answer show them.</summary>
public sealed partial class Reveal(Forms forms)
{
    public const int ShortestReason = 5;
    public const int LongestReason = 300;

    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback Shown { get; set; }

    [SupplyParameterFromForm(FormName = "reveal")]
    private Command? Input { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task Ask(EditContext form)
    {
        if (await forms.Accept(form, Input! with { CaseNumber = Report.CaseNumber }))
            await Shown.InvokeAsync();
    }

    public sealed record Command : IRequest
    {
        public int CaseNumber { get; set; }
        public string? Reason { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).Must(reason => CaseWork.Tidy(reason).Length >= ShortestReason).WithErrorCode("reveal.reason-missing");
            RuleFor(c => c.Reason).Must(reason => CaseWork.Tidy(reason).Length <= LongestReason).WithErrorCode("reveal.reason-too-long");
        }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.RevealText);
            if (!await db.VisibleTo(staff).AnyAsync(r => r.CaseNumber == command.CaseNumber, ct))
                throw new NotThereException();

            return await db.InOneTransaction(_ =>
            {
                db.Log(staff, clock.GetUtcNow(), command.CaseNumber, "audit.text-shown", CaseWork.Tidy(command.Reason));
                return Task.FromResult(Unit.Value);
            }, ct);
        }
    }
}
