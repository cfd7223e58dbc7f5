using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Quick;

/// <summary>One deed on several reports. Each is done or refused by itself; what was refused is named.</summary>
public sealed partial class Bulk(Forms forms)
{
    public const int AtMost = 50;

    private static readonly (Deed, ReportStatus)[] Moves =
        [(Deed.InTriage, ReportStatus.InTriage), (Deed.NeedsInfo, ReportStatus.NeedsInfo), (Deed.InWork, ReportStatus.InWork)];

    public enum Deed { Take, Settle, InTriage, NeedsInfo, InWork, Irrelevant }

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter]
    public EventCallback Refused { get; set; }

    [Parameter]
    public EventCallback<Answer> Done { get; set; }

    [SupplyParameterFromForm(FormName = "bulk")]
    private Chosen? Input { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    /// <summary>What the checkbox of a report carries.</summary>
    public static string Mark(int caseNumber, int version) => string.Create(CultureInfo.InvariantCulture, $"{caseNumber}.{version}");

    protected override void OnInitialized() => Input ??= new();

    private async Task Go(EditContext form)
    {
        var picked = Context!.Request.Form["pick"].Select(Read).OfType<Pick>().Distinct().ToList();
        if (await forms.Ask(form, new Command(Input!.Deed, picked, Input.Sector, Input.Kind, Input.Text)) is { } answer)
            await Done.InvokeAsync(answer);
        else
            await Refused.InvokeAsync();
    }

    private static Pick? Read(string? mark) => mark?.Split('.') is [var number, var version]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var caseNumber)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? new(caseNumber, seen) : null;

    /// <summary>What the form carries beside the marks.</summary>
    public sealed record Chosen
    {
        public Deed? Deed { get; set; }
        public Sector? Sector { get; set; }
        public Kind? Kind { get; set; }
        public string? Text { get; set; }
    }

    /// <param name="Version">Of the report as the moderator saw it.</param>
    public sealed record Pick(int CaseNumber, int Version);

    public sealed record Command(Deed? Deed, IReadOnlyList<Pick> Picked, Sector? Sector, Kind? Kind, string? Text) : IRequest<Answer>;

    /// <param name="Refused">Those that were left as they are, with the key of the reason.</param>
    public sealed record Answer(int Done, IReadOnlyList<(int CaseNumber, string Reason)> Refused);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Deed).NotNull().WithErrorCode("bulk.no-deed");
            RuleFor(c => c.Picked).Must(picked => picked.Count is > 0 and <= AtMost).WithErrorCode("bulk.how-many");
            When(c => c.Deed is Deed.Settle, () => RuleFor(c => c).Must(c => c.Sector is not null || c.Kind is not null).WithErrorCode("bulk.nothing-to-settle"));
            When(c => c.Deed is Deed.Irrelevant, () =>
            {
                RuleFor(c => c.Text).Must(text => CaseWork.Tidy(text).Length > 0).WithErrorCode("close.text-missing");
                RuleFor(c => c.Text).Must(text => CaseWork.Tidy(text).Length <= ThreadMessage.MaxOfficeLength).WithErrorCode("reply.text-too-long");
            });
        }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, IMediator mediator) : IRequestHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.WorkOnReports);
            var refused = new List<(int, string)>();
            foreach (var pick in command.Picked)
            {
                try
                {
                    await mediator.Send(Of(command, pick), ct);
                }
                catch (RuleBrokenException broken)
                {
                    refused.Add((pick.CaseNumber, broken.Problem.Code));
                }
                catch (NotThereException)
                {
                    refused.Add((pick.CaseNumber, "bulk.gone"));
                }

                db.ChangeTracker.Clear();
            }

            return new(command.Picked.Count - refused.Count, refused);
        }

        private static ICaseCommand Of(Command command, Pick pick) => command.Deed!.Value switch
        {
            Deed.Take => new Take.Command { CaseNumber = pick.CaseNumber, Version = pick.Version },
            Deed.Settle => new Settle.Command(pick.CaseNumber, pick.Version, command.Sector, command.Kind),
            Deed.InTriage => MoveTo(pick, ReportStatus.InTriage),
            Deed.NeedsInfo => MoveTo(pick, ReportStatus.NeedsInfo),
            Deed.InWork => MoveTo(pick, ReportStatus.InWork),
            Deed.Irrelevant => new Close.Command { CaseNumber = pick.CaseNumber, Version = pick.Version, Outcome = Outcome.OutsideCompetence, Text = command.Text },
        };

        private static Move.Command MoveTo(Pick pick, ReportStatus status) => new() { CaseNumber = pick.CaseNumber, Version = pick.Version, Status = status };
    }
}
