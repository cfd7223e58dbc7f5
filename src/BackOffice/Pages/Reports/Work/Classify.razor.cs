using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>A moderator settles what a report is about. The citizen's and the model's answers stay beside it.</summary>
public sealed partial class Classify(Forms forms, Region region)
{
    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter]
    public EventCallback Refused { get; set; }

    [Parameter]
    public EventCallback<string> Done { get; set; }

    [SupplyParameterFromForm(FormName = "classify")]
    private Command? Input { get; set; }

    /// <summary>The model's three best, one press away.</summary>
    private List<SectorShare> Suggested => [.. Report.Sector.Guessed.Take(3)];

    protected override void OnInitialized() => Input ??= Settled();

    private async Task Settle(EditContext form) =>
        await (await forms.Accept(form, Input! with { CaseNumber = Report.CaseNumber }) ? Done.InvokeAsync("classified") : Refused.InvokeAsync());

    // What counts now; nothing is chosen for the moderator where the model cannot tell two sectors apart, or is not sure.
    private Command Settled()
    {
        var sector = Report.Sector.IsTie || Report.Sector.WantsPerson ? null : Report.Sector.Counts;
        var suggested = Suggested.Any(share => share.Sector == sector);
        return new()
        {
            Suggested = suggested ? sector : null,
            Sector = suggested ? null : sector,
            Kind = Report.Kind.Counts,
            District = Report.District,
            Organisation = region.FindOrganisation(Report.Organisation)?.Name(T.Language)
                ?? (Report.OrganisationText.All(piece => piece.Hidden is null) ? string.Concat(Report.OrganisationText.Select(piece => piece.Words)) : null),
        };
    }

    public sealed record Command : ICaseCommand
    {
        public int CaseNumber { get; set; }
        public int Version { get; set; }

        /// <summary>One of the model's; <see cref="Sector"/> goes before it.</summary>
        public Sector? Suggested { get; set; }
        public Sector? Sector { get; set; }
        public Kind? Kind { get; set; }
        public string? District { get; set; }

        /// <summary>Name from the registry, or free words. Left empty, the citizen's own words stay.</summary>
        public string? Organisation { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(Region region)
        {
            RuleFor(c => c.Sector).Must((c, sector) => (sector ?? c.Suggested) is not null).WithErrorCode("classify.sector-missing");
            RuleFor(c => c.Kind).NotNull().WithErrorCode("classify.kind-missing");
            RuleFor(c => c.District).Must(slug => string.IsNullOrEmpty(slug) || region.Districts.Any(one => one.Slug == slug)).WithErrorCode("classify.district-unknown");
            RuleFor(c => c.Organisation).Must(name => CaseWork.Tidy(name).Length <= Domain.Report.MaxOrganisationLength).WithErrorCode("classify.organisation-too-long");
        }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct) => db.Do(staff, command, report =>
        {
            var now = clock.GetUtcNow();
            var (sector, kind) = ((command.Sector ?? command.Suggested)!.Value, command.Kind!.Value);
            var named = CaseWork.Tidy(command.Organisation);
            var known = region.Organisations.FirstOrDefault(one =>
                named.Equals(one.NameKk, StringComparison.OrdinalIgnoreCase) || named.Equals(one.NameRu, StringComparison.OrdinalIgnoreCase));
            var words = known is null && named.Length > 0 ? named : report.OrganisationText;
            report.Classify(staff.Id, sector, kind, command.District is { Length: > 0 } slug ? slug : null, known?.Code, words, now, region);
            db.Log(staff, now, report.CaseNumber, "audit.classified", $"{Code.Of(sector)} {Code.Of(kind)}");
        }, ct, undoable: true);
    }
}
