using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>What may be a crime is passed on to a partner body, with one press. The citizen is told, and the cover is there to be printed.</summary>
public sealed partial class Forward(Forms forms, Region region, TextCatalog catalog)
{
    /// <summary>Roles of the region file whose bodies a report may be passed on to; the first is proposed.</summary>
    internal static readonly string[] Partners = ["investigation-partner", "prevention-partner", "prosecutor", "public-service-quality-control"];

    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback Refused { get; set; }

    [Parameter]
    public EventCallback<string> Done { get; set; }

    [SupplyParameterFromForm(FormName = "forward")]
    private Command? Input { get; set; }

    private IEnumerable<Organisation> Bodies => BodiesOf(region);

    protected override void OnInitialized() => Input ??= new()
    {
        Body = Bodies.FirstOrDefault()?.Code,
        // In the language the citizen wrote in; of a mixed text the state's comes first.
        Text = catalog.Get("forward.letter", Report.Language is ReportLanguage.Russian ? Language.Russian : Language.Kazakh),
    };

    private async Task Pass(EditContext form) =>
        await (await forms.Accept(form, Input! with { CaseNumber = Report.CaseNumber }) ? Done.InvokeAsync("forwarded") : Refused.InvokeAsync());

    internal static IEnumerable<Organisation> BodiesOf(Region region) =>
        Partners.Select(role => region.FindOrganisation(region.Roles.GetValueOrDefault(role))).OfType<Organisation>().Distinct();

    public sealed record Command : ICaseCommand
    {
        public int CaseNumber { get; set; }
        public int Version { get; set; }
        public string? Body { get; set; }
        public string? Note { get; set; }
        public string? Text { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(Region region)
        {
            RuleFor(c => c.Body).Must(code => BodiesOf(region).Any(body => body.Code == code)).WithErrorCode("forward.body-missing");
            RuleFor(c => c.Note).Must(note => CaseWork.Tidy(note).Length <= Forwarding.MaxNoteLength).WithErrorCode("forward.note-too-long");
            RuleFor(c => c.Text).Must(text => CaseWork.Tidy(text).Length > 0).WithErrorCode("close.text-missing");
            RuleFor(c => c.Text).Must(text => CaseWork.Tidy(text).Length <= ThreadMessage.MaxOfficeLength).WithErrorCode("reply.text-too-long");
        }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct) => db.Do(staff, command, report =>
        {
            var now = clock.GetUtcNow();
            report.Forward(staff.Id, now);
            var note = CaseWork.Tidy(command.Note);
            db.Forwardings.Add(new(Guid.CreateVersion7(now), report.Id, command.Body!, note.Length > 0 ? note : null, staff.Id, now));
            db.Messages.Add(ThreadMessage.FromOffice(
                Guid.CreateVersion7(now), report, MessageNature.Outcome, CaseWork.Tidy(command.Text), staff.Id, now));
            db.Log(staff, now, report.CaseNumber, "audit.forwarded", command.Body);
        }, ct);
    }
}
