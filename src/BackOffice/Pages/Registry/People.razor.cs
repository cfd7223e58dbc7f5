using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Registry;

/// <summary>The people who hold a post in the organisations of the registry.</summary>
public sealed partial class People(IMediator mediator, ICurrentStaff staff, Region region)
{
    /// <summary>Part of a name or of a post.</summary>
    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    private Page Found { get; set; } = new([], 0);

    private bool MayChange => staff.Role.May(Right.ManageRegistry);

    protected override async Task OnInitializedAsync() => Found = await mediator.Send(new Query(Q));

    public sealed record Query(string? Words) : IRequest<Page>;

    /// <param name="Count">Of all that fit; <paramref name="Rows"/> are the first of them.</param>
    public sealed record Page(IReadOnlyList<Row> Rows, int Count);

    public sealed record Row(
        string Code, string Name, string PostKk, string PostRu, string? Organisation, bool IsFirstHead, bool IsLeadership, bool IsClosed);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, Page>
    {
        private const int PageSize = 200;

        public async Task<Page> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            var words = Folding.Fold(query.Words ?? "");
            var found = (await db.Officials.AsNoTracking().OrderBy(o => o.Name).ThenBy(o => o.Code).ToListAsync(ct))
                .FindAll(o => words.Length == 0 || Folding.Fold($"{o.Name} {o.PostKk} {o.PostRu}").Contains(words, StringComparison.Ordinal));
            return new([.. found.Take(PageSize).Select(o =>
                new Row(o.Code, o.Name, o.PostKk, o.PostRu, o.Organisation, o.IsFirstHead, o.IsLeadership, o.ClosedOn is not null))], found.Count);
        }
    }
}
