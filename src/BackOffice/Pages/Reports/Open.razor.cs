using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using QuttyMeken.BackOffice.Pages.Reports.Parts;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>One report: what the citizen said, what was written to and fro, and everything a moderator may do with it.</summary>
public sealed partial class Open(IMediator mediator, NavigationManager navigation, Region region, TimeProvider clock)
{
    [Parameter]
    public int CaseNumber { get; set; }

    /// <summary>What was done a moment ago, to be said once.</summary>
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    private QueueFilter Filter { get; set; } = new();

    private View? Report { get; set; }

    private DateTimeOffset Now { get; set; }

    private bool Revealed { get; set; }

    private string Path => Filter.Address($"/reports/{CaseNumber}");

    protected override async Task OnInitializedAsync()
    {
        Filter = QueueFilter.Of(QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query), region);
        Now = clock.GetUtcNow();
        Report = await mediator.Send(new Query(CaseNumber, Filter));
        await mediator.Send(new Opened(CaseNumber));
    }

    // After a refusal: what the moderator reads beside the reason is the state of now.
    private async Task LookAgain() => Report = await mediator.Send(new Query(CaseNumber, Filter));

    private async Task Show()
    {
        Revealed = true;
        Report = await mediator.Send(new Query(CaseNumber, Filter, Revealed: true));
    }

    // What they left is not there for them any more.
    private void GoBack() => navigation.NavigateTo(Filter.Address("/reports"));

    private void GoOn(string done) => navigation.NavigateTo(Filter.Address($"/reports/{CaseNumber}", ("done", done)));

    /// <param name="Filter">Of the queue the moderator came from: its neighbours are one step away.</param>
    /// <param name="Revealed">Shows what is masked; a reason must have been written to the log before.</param>
    public sealed record Query(int CaseNumber, QueueFilter Filter, bool Revealed = false) : IRequest<View>;

    /// <summary>Notes that a person has a report before them, every time.</summary>
    internal sealed record Opened(int CaseNumber) : IRequest;

    public sealed record View(
        int CaseNumber, int Version, ReportStatus Status, bool IsOpen, bool IsMerged, Urgency Urgency, DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, ReportChannel Channel,
        ReportLanguage Language, bool MayBeAsked, string? Moderator, string? District, string? Organisation, IReadOnlyList<Piece> OrganisationText,
        long? Amount, Happened? Happened, DateOnly? HappenedOn, bool? Pressured, bool Danger, bool Independent,
        SectorView Sector, KindView Kind, int? Rating, IReadOnlyList<Piece> Remark,
        int Length, IReadOnlyList<Piece> Account, IReadOnlyList<Attached> Files, IReadOnlyList<Message> Thread, IReadOnlyList<Entry> History,
        IReadOnlyList<PassedOn> Forwardings, int? Above, int? Below, string Reader)
    {
        /// <summary>How many places of the account and the thread are masked.</summary>
        public int Hidden => Account.Concat(OrganisationText).Concat(Remark).Concat(Thread.SelectMany(message => message.Words)).Count(piece => piece.Hidden is not null);

        public IEnumerable<string> Reasons => Account.Where(piece => piece.Marked).Select(piece => piece.Words);
    }

    public sealed record KindView(Kind? Counts, Kind? Citizen, Kind? Moderator, Kind? Guessed, float? Confidence, Kind? GuessedToo);

    /// <param name="Number">From 1, in the order they came; never changes.</param>
    /// <param name="Size">In bytes.</param>
    public sealed record Attached(int Number, FileKind Kind, AttachmentState State, long Size, string? Problem);

    /// <param name="Number">From 1, in the order they were written; never changes.</param>
    /// <param name="Staff">Who of the office wrote it; <see langword="null"/> for the citizen.</param>
    public sealed record Message(
        int Number, MessageNature Nature, string? Staff, DateTimeOffset At, IReadOnlyList<Piece> Words,
        Delivery Delivery, DateTimeOffset? DeliveryAt, string? Problem);

    /// <param name="Body">Code of the organisation it went to.</param>
    public sealed record PassedOn(string Body, DateTimeOffset At, string? Staff);

    /// <param name="Action">Text key.</param>
    public sealed record Entry(DateTimeOffset At, string? Staff, string Action, string? Note);
}
