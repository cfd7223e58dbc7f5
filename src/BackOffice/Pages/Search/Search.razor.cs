using MediatR;
using Microsoft.AspNetCore.Components;
using QuttyMeken.BackOffice.Pages.Reports.Parts;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Search;

namespace QuttyMeken.BackOffice.Pages.Search;

/// <summary>Finds reports by their words, by what was written to and fro, by the organisation, or the one with a case number.</summary>
public sealed partial class Search(IMediator mediator, NavigationManager navigation, Region region, TimeProvider clock)
{
    public const int PageSize = 20;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Typed { get; set; }

    /// <summary>Case number of the last one on the page before. The place of a document in the index would tell how many are hidden.</summary>
    [SupplyParameterFromQuery]
    private int? After { get; set; }

    private Page? Found { get; set; }

    private DateTimeOffset Now { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Now = clock.GetUtcNow();
        var found = await mediator.Send(new Query(SearchQuery.Of(Typed), After));
        if (found.Case is { } caseNumber)
            navigation.NavigateTo($"/reports/{caseNumber}");
        else
            Found = found;
    }

    private string District(string? slug) => region.FindUnit(slug)?.ShortName(T.Language) ?? T["queue.no-district"];

    // Where the words stand; nothing for the account itself.
    private string? Where(Source source) => source switch
    {
        Source.Account => null,
        Source.Thread => T["search.in-thread"],
        Source.Organisation => T["search.in-organisation"],
        Source.Remark => T["search.in-remark"],
    };

    private static string Address(SearchQuery query, int? after = null) =>
        $"/search?q={Uri.EscapeDataString(query.Typed)}{(after is null ? "" : $"&after={after}")}";

    internal sealed record Query(SearchQuery Search, int? After) : IRequest<Page>;

    /// <param name="Case">The number typed is that of a case this reader may see: there is nothing to choose from.</param>
    /// <param name="Next">Case number behind which the next page begins; <see langword="null"/> on the last.</param>
    internal sealed record Page(SearchQuery Search, int? Case, IReadOnlyList<Row> Rows, int? Next);

    internal enum Source { Account, Thread, Organisation, Remark }

    internal sealed record Row(
        int CaseNumber, Urgency Urgency, DateTimeOffset ReceivedAt, ReportLanguage Language, ReportStatus Status, Sector? Sector, string? District,
        Source Source, IReadOnlyList<Piece> Excerpt);
}
