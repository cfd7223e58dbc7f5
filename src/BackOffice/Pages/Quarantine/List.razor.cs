using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Quarantine;

/// <summary>Reports that only custodians see, the newest first.</summary>
public sealed partial class List(IMediator mediator, Region region)
{
    /// <summary>What was done a moment ago, to be said once.</summary>
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    private IReadOnlyList<Row> Rows { get; set; } = [];

    protected override async Task OnInitializedAsync() => Rows = await mediator.Send(new Query());

    public sealed record Query : IRequest<IReadOnlyList<Row>>;

    public sealed record Row(int CaseNumber, DateTimeOffset ReceivedAt, QuarantineCause Cause, bool IsAsked, bool IsForwarded);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        private const int PageSize = 200;

        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.KeepQuarantine);
            return await (from report in db.QuarantinedFor(staff)
                          join held in db.Quarantine on report.Id equals held.ReportId
                          orderby report.ReceivedAt descending
                          select new Row(report.CaseNumber, report.ReceivedAt, held.Cause, held.AskedBy != null, held.ForwardedAt != null))
                .Take(PageSize).ToListAsync(ct);
        }
    }
}
