using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>The moderators' queue: urgent first, then newest, by whatever filters stand in the address.</summary>
public sealed partial class Triage(IMediator mediator, NavigationManager navigation, Region region, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>Counting stops here: nobody reads a longer number, and it must not cost more than the page.</summary>
    public const int CountedAtMost = 1_000;

    private QueueFilter Filter { get; set; } = new();

    private QueueCursor? After { get; set; }

    private Page? Found { get; set; }

    private DateTimeOffset Now { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var query = QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query);
        Filter = QueueFilter.Of(query, region);
        After = QueueCursor.Of(query.GetValueOrDefault("after").ToString());
        Now = clock.GetUtcNow();
        Found = await mediator.Send(new Query(Filter, After));
    }

    private string Count(Urgency urgency) => Found!.Counts.GetValueOrDefault(urgency) is var count && Found.Total < CountedAtMost
        ? $" · {count}"
        : urgency > Found.Counts.Keys.Min() ? $" · {count}" : "";

    private string Total => Found!.Total < CountedAtMost ? Format.Number(Found.Total) : "999+";

    /// <param name="name">Name of the filter in the address.</param>
    private string Name(string name, string value) => name switch
    {
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

    /// <param name="Counts">How many of each urgency there are among the first <see cref="CountedAtMost"/>.</param>
    /// <param name="Next">Where the next page begins; <see langword="null"/> on the last.</param>
    public sealed record Page(IReadOnlyList<Row> Rows, IReadOnlyDictionary<Urgency, int> Counts, QueueCursor? Next)
    {
        public int Total => Counts.Values.Sum();
    }

    public sealed record Row(
        int CaseNumber, Urgency Urgency, DateTimeOffset ReceivedAt, string Opening, ReportLanguage Language, ReportStatus Status,
        Kind? Kind, SectorView Sector, string? District, ReportChannel Channel, int Files);
}
