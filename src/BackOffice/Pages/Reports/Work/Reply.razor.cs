using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>The office asks the citizen something, or tells something. A question about who they are is held back once.</summary>
public sealed partial class Reply(Forms forms)
{
    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback Refused { get; set; }

    [Parameter]
    public EventCallback<string> Done { get; set; }

    [SupplyParameterFromForm(FormName = "reply")]
    private Command? Input { get; set; }

    private bool HeldBack { get; set; }

    private string Way => T[Report.MayBeAsked ? $"reply.way-{Code.Of(Report.Channel)}" : "reply.way-code"];

    protected override void OnInitialized() => Input ??= new() { Nature = MessageNature.Question };

    private async Task Send(EditContext form)
    {
        var command = Input! with { CaseNumber = Report.CaseNumber };
        if (await forms.Accept(form, command))
        {
            await Done.InvokeAsync("replied");
            return;
        }

        HeldBack = command.IsHeldBack;
        await Refused.InvokeAsync();
    }

    public sealed record Command : ICaseCommand
    {
        public int CaseNumber { get; set; }
        public int Version { get; set; }
        public MessageNature? Nature { get; set; }
        public string? Text { get; set; }

        /// <summary>The moderator has read the warning and sends all the same.</summary>
        public bool Confirmed { get; set; }

        internal bool IsHeldBack => !Confirmed && OfficeQuestionCheck.AsksIdentity(Text ?? "");
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Nature).Must(nature => nature is MessageNature.Question or MessageNature.News).WithErrorCode("reply.nature-missing");
            RuleFor(c => c.Text).Must(text => CaseWork.Tidy(text).Length > 0).WithErrorCode("reply.text-missing");
            RuleFor(c => c.Text).Must(text => CaseWork.Tidy(text).Length <= ThreadMessage.MaxOfficeLength).WithErrorCode("reply.text-too-long");
            RuleFor(c => c).Must(c => !c.IsHeldBack).WithErrorCode("reply.asks-identity").OverridePropertyName("");
        }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct) => db.Do(staff, command, report =>
        {
            var now = clock.GetUtcNow();
            var nature = command.Nature!.Value;
            report.Wrote(staff.Id, nature is MessageNature.Question, now, region);
            db.Messages.Add(ThreadMessage.FromOffice(Guid.CreateVersion7(now), report, nature, CaseWork.Tidy(command.Text), staff.Id, now));
            db.Log(staff, now, report.CaseNumber, OfficeQuestionCheck.AsksIdentity(command.Text ?? "") ? "audit.asked-identity"
                : nature is MessageNature.Question ? "audit.asked" : "audit.told");
        }, ct);
    }
}
