using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Parts;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Quarantine;

/// <summary>One report in quarantine, masked: a custodian notes that it was handed on, or two of them let it out.</summary>
public sealed partial class Open(IMediator mediator, Forms forms, NavigationManager navigation, Region region)
{
    [Parameter]
    public int CaseNumber { get; set; }

    [SupplyParameterFromForm(FormName = "release")]
    private Release.Command? Input { get; set; }

    [SupplyParameterFromForm(FormName = "forward")]
    private Forward.Command? Sent { get; set; }

    private View? Held { get; set; }

    protected override async Task OnInitializedAsync()
    {
        (Input, Sent) = (Input ?? new(), Sent ?? new());
        Held = await mediator.Send(new Query(CaseNumber));
    }

    private async Task Release(EditContext form)
    {
        if (await forms.Accept(form, Input! with { CaseNumber = CaseNumber }))
            navigation.NavigateTo($"/quarantine?done={(Held!.AskedBy is null ? "asked" : "released")}");
    }

    private async Task Forward(EditContext form)
    {
        if (await forms.Accept(form, Sent! with { CaseNumber = CaseNumber }))
            navigation.NavigateTo("/quarantine?done=forwarded");
    }

    public sealed record Query(int CaseNumber) : IRequest<View>;

    public sealed record View(
        DateTimeOffset ReceivedAt, ReportLanguage Language, QuarantineCause Cause, IReadOnlyList<Piece> Account, IReadOnlyList<Saying> Said,
        string? AskedBy, string? Reason, DateTimeOffset? ForwardedAt);

    public sealed record Saying(DateTimeOffset At, IReadOnlyList<Piece> Words);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.KeepQuarantine);
            var found = await (from report in db.QuarantinedFor(staff).AsNoTracking()
                               where report.CaseNumber == query.CaseNumber
                               join held in db.Quarantine on report.Id equals held.ReportId
                               select new { report, held }).SingleOrDefaultAsync(ct) ?? throw new NotThereException();
            var said = await db.Messages.AsNoTracking().Where(m => m.ReportId == found.report.Id).InThreadOrder().ToListAsync(ct);
            var name = found.held.AskedBy is { } id ? await db.Staff.Where(s => s.Id == id).Select(s => s.Name).SingleOrDefaultAsync(ct) ?? "" : null;
            db.Log(staff, clock.GetUtcNow(), query.CaseNumber, "audit.quarantine-opened");
            await db.SaveChangesAsync(ct);
            return new(found.report.ReceivedAt, found.report.Language, found.held.Cause, AccountText.Cut(found.report.Text, []),
                [.. said.Select(m => new Saying(m.At, AccountText.Cut(m.Text, [])))], name, found.held.Reason, found.held.ForwardedAt);
        }
    }
}
