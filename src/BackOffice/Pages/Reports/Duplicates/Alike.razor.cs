using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Duplicates;

/// <summary>Likely duplicates of a report that this reader may see; merging, splitting, and telling apart.</summary>
public sealed partial class Alike(IMediator mediator, Forms forms)
{
    public const int ShownAtMost = 20;

    [Parameter, EditorRequired]
    public Open.View Report { get; set; } = null!;

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    [Parameter, EditorRequired]
    public DateTimeOffset Now { get; set; }

    [Parameter]
    public bool MayWork { get; set; }

    [Parameter]
    public EventCallback Refused { get; set; }

    [Parameter]
    public EventCallback<string> Done { get; set; }

    [SupplyParameterFromForm(FormName = "merge")]
    private Merge.Command? Merging { get; set; }

    [SupplyParameterFromForm(FormName = "split")]
    private Split.Command? Splitting { get; set; }

    [SupplyParameterFromForm(FormName = "tell-apart")]
    private TellApart.Command? Apart { get; set; }

    private View? Found { get; set; }

    protected override async Task OnInitializedAsync()
    {
        (Merging, Splitting, Apart) = (Merging ?? new(), Splitting ?? new(), Apart ?? new());
        Found = await mediator.Send(new Query(Report.CaseNumber));
    }

    private async Task Merge(EditContext form) => await After(await forms.Accept(form, Merging! with { CaseNumber = Report.CaseNumber }), "merged");

    private async Task Split(EditContext form) => await After(await forms.Accept(form, Splitting! with { CaseNumber = Report.CaseNumber }), "split");

    private async Task TellApart(EditContext form) => await After(await forms.Accept(form, Apart! with { CaseNumber = Report.CaseNumber }), "apart");

    private async Task After(bool done, string what)
    {
        if (done)
        {
            await Done.InvokeAsync(what);
            return;
        }

        Found = await mediator.Send(new Query(Report.CaseNumber));
        await Refused.InvokeAsync();
    }

    public sealed record Query(int CaseNumber) : IRequest<View>;

    /// <param name="Main">The report that this one repeats; <see langword="null"/> also when this reader may not know of it.</param>
    /// <param name="Members">What repeats this one, newest first: one more than <see cref="ShownAtMost"/> when there are more.</param>
    /// <param name="Like">What resembles it, most alike first, at most <see cref="ShownAtMost"/>.</param>
    public sealed record View(bool IsMerged, Other? Main, IReadOnlyList<Other> Members, IReadOnlyList<Other> Like);

    /// <param name="Similarity">From 0 to 1; none for what a person has settled.</param>
    public sealed record Other(
        int CaseNumber, string Opening, ReportLanguage Language, DateTimeOffset ReceivedAt, ReportChannel Channel, string? District,
        ReportStatus Status, bool Independent, double? Similarity = null);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            var visible = db.VisibleTo(staff).AsNoTracking();
            var report = await visible.Where(r => r.CaseNumber == query.CaseNumber).Select(r => new { r.Id, r.MainId, r.Text }).SingleOrDefaultAsync(ct)
                ?? throw new NotThereException();
            var members = await Others(visible.Where(r => r.MainId == report.Id).OrderByDescending(r => r.ReceivedAt).Take(ShownAtMost + 1), ct);
            if (report.MainId is { } mainId)
                return new(true, (await Others(visible.Where(r => r.Id == mainId), ct)).SingleOrDefault(), members, []);
            if (TextSketch.Of(report.Text) is not { } sketch)
                return new(false, null, members, []);

            var shares = (await db.LikeOf(query.CaseNumber, sketch, ct)).ToDictionary(one => one.CaseNumber, one => one.Similarity);
            var numbers = shares.Keys.ToList();
            var like = numbers.Count == 0 ? [] : await Others(visible.Where(r => numbers.Contains(r.CaseNumber) && r.MainId != report.Id), ct);
            return new(false, null, members, [.. like.Select(one => one with { Similarity = shares[one.CaseNumber] })
                .OrderByDescending(one => one.Similarity).ThenByDescending(one => one.ReceivedAt).Take(ShownAtMost)]);
        }

        private static Task<List<Other>> Others(IQueryable<Report> reports, CancellationToken ct) => reports
            .Select(r => new Other(r.CaseNumber, r.Opening, r.Language, r.ReceivedAt, r.Channel, r.District, r.Status, r.Independent, null)).ToListAsync(ct);
    }
}
