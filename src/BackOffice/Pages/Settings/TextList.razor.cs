using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Settings;

/// <summary>What citizens are told of the states and outcomes of a report, as the office has put it.</summary>
public sealed partial class TextList(IMediator mediator)
{
    private IReadOnlyList<Row> Found { get; set; } = [];

    protected override async Task OnInitializedAsync() => Found = await mediator.Send(new Query());

    public sealed record Query : IRequest<IReadOnlyList<Row>>;

    public sealed record Row(string Key, string Kk, string Ru, bool IsChanged);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, TextCatalog catalog) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ManageSettings);
            var changed = await db.OfficeTexts.AsNoTracking().ToDictionaryAsync(text => text.Key, ct);
            return [.. EditableTexts.Keys.Select(key => changed.TryGetValue(key, out var own)
                ? new Row(key, own.Kk, own.Ru, true)
                : new Row(key, catalog.Shipped(key, Language.Kazakh), catalog.Shipped(key, Language.Russian), false))];
        }
    }
}
