using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Quick;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>
/// The moderators' queue: urgent first, then what is due first, by whatever filters stand in the address. The report that is named there
/// lies open beside it.
/// </summary>
public sealed partial class Triage(IMediator mediator, ICurrentStaff staff, NavigationManager navigation, Region region, TimeProvider clock)
{
    public const int PageSize = 50;

    private static readonly string[] Onward = ["accepted", "closed", "forwarded", "merged", "left", "taken"];

    /// <summary>Case number of the report in the panel.</summary>
    [SupplyParameterFromQuery]
    private int? Open { get; set; }

    /// <summary>What was done a moment ago, to be said once.</summary>
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    /// <summary>To which report it was done.</summary>
    [SupplyParameterFromQuery]
    private int? Was { get; set; }

    private QueueFilter Filter { get; set; } = new();

    private QueueCursor? After { get; set; }

    private Page? Found { get; set; }

    private IReadOnlyList<Counts.View> Views { get; set; } = [];

    private Reports.Open.View? Report { get; set; }

    private Bulk.Answer? Many { get; set; }

    private DateTimeOffset Now { get; set; }

    private bool MayWork => staff.Role.May(Right.WorkOnReports);

    /// <summary>The address of this list, and of the report that lies open.</summary>
    private string Here => Open is { } number ? Address(number) : Address();

    protected override async Task OnInitializedAsync()
    {
        var query = QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query);
        Filter = QueueFilter.Of(query, region);
        After = QueueCursor.Of(query.GetValueOrDefault("after").ToString());
        Now = clock.GetUtcNow();
        await Look();
        if (Open is { } number)
            await mediator.Send(new Reports.Open.Opened(number));
    }

    private bool Revealed { get; set; }

    private async Task Look(bool revealed = false)
    {
        Revealed = revealed;
        Report = Open is { } number ? await mediator.Send(new Reports.Open.Query(number, Filter, revealed)) : null;
        Found = await mediator.Send(new Query(Filter, After));
        Views = await mediator.Send(new Counts.Query());
    }

    // After a refusal: what the moderator reads beside the reason is the state of now.
    private Task LookAgain() => Look();

    private Task Show() => Look(revealed: true);

    // Those that were refused are named on the answer itself; where all went well, the list is opened anew.
    private async Task Finished(Bulk.Answer answer)
    {
        if (answer.Refused.Count == 0)
            navigation.NavigateTo(Open is { } number ? Address(number, ("done", "many")) : Address(("done", "many")));
        Many = answer;
        await Look();
    }

    // What ends a moderator's part in a report leads on to the one that stood below it.
    private void GoOn(string done)
    {
        var next = Onward.Contains(done) ? Report?.Below ?? Report?.Above : Open;
        (string, string)[] said = [("done", done), ("was", $"{Open}")];
        navigation.NavigateTo(next is { } number ? Address(number, said) : Address(said));
    }

    private string Said(int was, string done) => Address([.. Open is { } open ? new[] { ("open", $"{open}") } : [], ("done", done), ("was", $"{was}")]);

    private void Undone(int number) => navigation.NavigateTo(Address(number, ("done", "undone"), ("was", $"{number}")));

    private string Address(int open, params (string Name, string Value)[] more) => Address([("open", $"{open}"), .. more]);

    private string Address(params (string Name, string Value)[] more) =>
        Filter.Address("/reports", [.. After is { } after ? new[] { ("after", after.ToString()) } : [], .. more]);

    private string Count(Urgency urgency) => Found!.Counts.GetValueOrDefault(urgency) is var count and > 0
        && (Found.Total < Reports.Counts.AtMost || urgency > Found.Counts.Keys.Min()) ? $" · {count}" : "";

    /// <param name="name">Name of the filter in the address.</param>
    private string Name(string name, string value) => name switch
    {
        "view" => T[$"view.{value}"],
        "status" => value is "closed" ? T["queue.closed"] : T[$"status.{value}"],
        "urgency" => T[$"urgency.{value}"],
        "sector" or "guessed" or "decided" => T[$"sector.{value}"],
        "kind" => T[$"kind.{value}"],
        "district" => District(value),
        _ => T[$"channel.{value}"],
    };

    private string District(string? slug) => region.FindUnit(slug)?.ShortName(T.Language) ?? T["queue.no-district"];

    private IEnumerable<(string Name, string? Chosen, IEnumerable<string> Values)> Selects() =>
    [
        ("sector", Filter.Sector is { } sector ? Code.Of(sector) : null, Enum.GetValues<Sector>().Select(Code.Of)),
        ("kind", Filter.Kind is { } kind ? Code.Of(kind) : null, Enum.GetValues<Kind>().Select(Code.Of)),
        ("district", Filter.District, region.Districts.Select(district => district.Slug)),
        ("channel", Filter.Channel is { } channel ? Code.Of(channel) : null, Enum.GetValues<ReportChannel>().Select(Code.Of)),
        ("urgency", Filter.Urgency is { } urgency ? Code.Of(urgency) : null, Enum.GetValues<Urgency>().Reverse().Select(Code.Of)),
    ];

    public sealed record Query(QueueFilter Filter, QueueCursor? After) : IRequest<Page>;

    /// <param name="Counts">How many of each urgency there are among the first <see cref="Reports.Counts.AtMost"/>.</param>
    /// <param name="Next">Where the next page begins; <see langword="null"/> on the last.</param>
    public sealed record Page(IReadOnlyList<Row> Rows, IReadOnlyDictionary<Urgency, int> Counts, QueueCursor? Next)
    {
        public int Total => Counts.Values.Sum();
    }

    /// <param name="Answered">Whether words of the citizen lie unread.</param>
    public sealed record Row(
        int CaseNumber, int Version, Urgency Urgency, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, bool Answered, string Opening, ReportLanguage Language,
        ReportStatus Status, Kind? Kind, SectorView Sector, string? District, ReportChannel Channel, int Files);
}
