using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Registry;

/// <summary>The organisations that reports can be about.</summary>
public sealed partial class Organisations(IMediator mediator, ICurrentStaff staff)
{
    /// <summary>Part of a name or a code.</summary>
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

    public sealed record Row(string Code, string Type, Sector Sector, string NameKk, string NameRu, string? ParentKk, string? ParentRu, bool IsClosed)
    {
        public string Name(Language language) => language is Language.Kazakh ? NameKk : NameRu;
    }

    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, Page>
    {
        private const int PageSize = 200;

        // A registry has some hundred rows, and neither engine folds Kazakh letters.
        public async Task<Page> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            var all = await db.Organisations.AsNoTracking().OrderBy(o => o.Code).ToListAsync(ct);
            var byCode = all.ToDictionary(o => o.Code);
            var words = Folding.Fold(query.Words ?? "");
            var found = all.FindAll(o => words.Length == 0 || o.Code == query.Words
                || Folding.Fold($"{o.NameKk} {o.NameRu} {o.Aliases}").Contains(words, StringComparison.Ordinal));
            return new([.. found.Take(PageSize).Select(o =>
            {
                var parent = o.Parent is { } code ? byCode.GetValueOrDefault(code) : null;
                return new Row(o.Code, o.Type, o.Sector, o.NameKk, o.NameRu, parent?.NameKk, parent?.NameRu, o.ClosedOn is not null);
            })], found.Count);
        }
    }
}
