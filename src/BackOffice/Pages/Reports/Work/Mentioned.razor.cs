using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Domain.Walls;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>
/// Of whom a report speaks. Whoever reads this is not concerned, and so may say whether a possible mention is one. A reader who knows somebody
/// in it hands it over.
/// </summary>
public sealed partial class Mentioned(IMediator mediator, Forms forms, ICurrentStaff staff)
{
    [Parameter, EditorRequired]
    public int CaseNumber { get; set; }

    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    /// <summary>Whether names are shown, because a reason was given.</summary>
    [Parameter]
    public bool Revealed { get; set; }

    [Parameter]
    public EventCallback<string> Done { get; set; }

    /// <summary>The reader has left the report, and must not come back to it.</summary>
    [Parameter]
    public EventCallback Left { get; set; }

    [SupplyParameterFromForm(FormName = "mentioned")]
    private Choice? Input { get; set; }

    [SupplyParameterFromForm(FormName = "leave")]
    private LeaveReport.Command? Parting { get; set; }

    private IReadOnlyList<Row> Rows { get; set; } = [];

    private bool MayJudge => staff.Role.May(Right.WorkOnReports);

    protected override async Task OnInitializedAsync()
    {
        (Input, Parting) = (Input ?? new(), Parting ?? new(CaseNumber));
        Rows = await mediator.Send(new Query(CaseNumber));
    }

    private async Task Judge(EditContext form)
    {
        if (await forms.Accept(form, new JudgeMention.Command(CaseNumber, Input!.So ?? Input.NotSo ?? "", Input.So is not null)))
            await Done.InvokeAsync("judged");
    }

    private async Task Leave(EditContext form)
    {
        if (await forms.Accept(form, new LeaveReport.Command(CaseNumber)))
            await Left.InvokeAsync();
    }

    /// <summary>Which button was pressed, for which mention.</summary>
    public sealed record Choice
    {
        public string? So { get; set; }
        public string? NotSo { get; set; }
    }

    public sealed record Query(int CaseNumber) : IRequest<IReadOnlyList<Row>>;

    /// <param name="Key">Kind and code, as the buttons send it.</param>
    /// <param name="Person">A person's name; stays hidden without a reason.</param>
    public sealed record Row(string Key, MentionState State, MentionSource Source, SubjectKind Kind, string? Person, string? Kk, string? Ru)
    {
        public string Label(Language language, bool revealed, string colleague)
        {
            var what = (language is Language.Kazakh ? Kk : Ru) ?? colleague;
            return revealed && Person is not null ? $"{Person}, {what}" : what;
        }
    }

    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        private const int Most = 50;

        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            var mentions = await (from report in db.VisibleTo(staff)
                                  where report.CaseNumber == query.CaseNumber
                                  join mention in db.Mentions on report.Id equals mention.ReportId
                                  orderby mention.State descending, mention.Kind, mention.Code
                                  select mention).AsNoTracking().Take(Most).ToListAsync(ct);
            string[] codes = [.. mentions.Select(m => m.Code)];
            var officials = await db.Officials.AsNoTracking().Where(o => codes.Contains(o.Code)).ToDictionaryAsync(o => o.Code, ct);
            var places = codes.Concat(officials.Values.Select(o => o.Organisation).OfType<string>()).ToArray();
            var organisations = await db.Organisations.AsNoTracking().Where(o => places.Contains(o.Code)).ToDictionaryAsync(o => o.Code, ct);
            Guid[] ids = [.. mentions.Where(m => m.Kind is SubjectKind.Staff).Select(m => Guid.Parse(m.Code))];
            var names = await db.Staff.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id.ToString("N"), s => s.Name, ct);

            return [.. mentions.Select(m => m.Kind switch
            {
                SubjectKind.Organisation => Made(m, null, organisations.GetValueOrDefault(m.Code)?.NameKk ?? m.Code, organisations.GetValueOrDefault(m.Code)?.NameRu ?? m.Code),
                SubjectKind.Official => officials.GetValueOrDefault(m.Code) is { } one
                    ? Made(m, one.Name, At(one.PostKk, one, o => o.NameKk), At(one.PostRu, one, o => o.NameRu))
                    : Made(m, null, m.Code, m.Code),
                SubjectKind.Staff => Made(m, names.GetValueOrDefault(m.Code), null, null),
            })];

            string At(string post, RegisteredOfficial one, Func<RegisteredOrganisation, string> name) =>
                one.Organisation is { } code && organisations.TryGetValue(code, out var place) ? $"{post}, {name(place)}" : post;
        }

        private static Row Made(Mention m, string? person, string? kk, string? ru) => new($"{Code.Of(m.Kind)}:{m.Code}", m.State, m.Source, m.Kind, person, kk, ru);
    }
}
