using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>A moderator ends the work with an outcome, and tells the citizen what came of it.</summary>
public sealed partial class Close(Forms forms)
{
    /// <summary>How long the letter waits before the citizen is told: a closing pressed by mistake can be taken back without anybody having read it.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(30);

    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback Refused { get; set; }

    [Parameter]
    public EventCallback<string> Done { get; set; }

    [SupplyParameterFromForm(FormName = "close")]
    private Command? Input { get; set; }

    protected override void OnInitialized() => Input ??= new();

    private async Task End(EditContext form) =>
        await (await forms.Accept(form, Input! with { CaseNumber = Report.CaseNumber }) ? Done.InvokeAsync("closed") : Refused.InvokeAsync());

    public sealed record Command : ICaseCommand
    {
        public int CaseNumber { get; set; }
        public int Version { get; set; }
        public Outcome? Outcome { get; set; }
        public string? Text { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Outcome).NotNull().WithErrorCode("close.outcome-missing");
            RuleFor(c => c.Text).Must(text => CaseWork.Tidy(text).Length > 0).WithErrorCode("close.text-missing");
            RuleFor(c => c.Text).Must(text => CaseWork.Tidy(text).Length <= ThreadMessage.MaxOfficeLength).WithErrorCode("reply.text-too-long");
        }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct) => db.Do(staff, command, report =>
        {
            var now = clock.GetUtcNow();
            report.Close(staff.Id, command.Outcome!.Value, now);
            db.Messages.Add(ThreadMessage.FromOffice(
                Guid.CreateVersion7(now), report, MessageNature.Outcome, CaseWork.Tidy(command.Text), staff.Id, now, HeldFor));
            db.Log(staff, now, report.CaseNumber, "audit.closed", Code.Of(command.Outcome.Value));
        }, ct, undoable: true);
    }
}
