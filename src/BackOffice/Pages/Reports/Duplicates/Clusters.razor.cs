using MediatR;
using Microsoft.AspNetCore.Components;
using QuttyMeken.BackOffice.Infrastructure;

namespace QuttyMeken.BackOffice.Pages.Reports.Duplicates;

/// <summary>Groups of reports that resemble each other and are not settled: one of them at least is open, and not all follow one main report.</summary>
public sealed partial class Clusters(IMediator mediator, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>As many of the newest open reports that resemble another are looked at: what the page costs ends there.</summary>
    public const int LookedAtMost = 2_000;

    private const int ShownOfGroup = 3;

    [SupplyParameterFromQuery]
    private int? Page { get; set; }

    private int Number => Page ?? 1;

    private View? Found { get; set; }

    private DateTimeOffset Now { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Now = clock.GetUtcNow();
        Found = await mediator.Send(new Query(Number));
    }

    private static string Count(int number) => number < Counts.AtMost ? Format.Number(number) : "999+";

    /// <param name="Page">From 1.</param>
    public sealed record Query(int Page) : IRequest<View>;

    public sealed record View(IReadOnlyList<Group> Groups, bool HasNext);

    /// <summary>What this reader may see of a cluster.</summary>
    /// <param name="Size">Merged ones too.</param>
    /// <param name="Open">Those that somebody has to settle.</param>
    /// <param name="Days">From the first to the last, both counted.</param>
    /// <param name="Independent">How many are their sender's first on the matter this month.</param>
    public sealed record Group(
        int Number, int Size, int Open, int Days, int Channels, int Independent, bool IsCampaign, IReadOnlyList<Alike.Other> Newest);
}
