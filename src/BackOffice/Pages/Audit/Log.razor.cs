using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Audit;

/// <summary>The auditor reads who did what, newest first, and has the chain walked.</summary>
public sealed partial class Log(IMediator mediator, NavigationManager navigation, TextCatalog catalog)
{
    public const int PageSize = 100;

    private Filter Asked { get; set; } = new(null, null, null, null, false);

    private Page? Found { get; set; }

    private IEnumerable<string> Actions => catalog.Keys.Where(key => key.StartsWith("audit.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    protected override async Task OnInitializedAsync()
    {
        Asked = Filter.Of(QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
        Found = await mediator.Send(new Query(Asked));
    }

    private string Word(string action, string note) => T.Has(action) ? T[action, ("note", note)] : action;

    /// <param name="Case">As it was typed; digits count.</param>
    /// <param name="Before">Id of the last entry of the page before.</param>
    /// <param name="Check">Whether the chain is to be walked.</param>
    public sealed record Filter(string? Case, Guid? Who, string? Action, long? Before, bool Check)
    {
        public int? CaseNumber => Case is null ? null
            : int.TryParse(string.Concat(Case.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

        public static Filter Of(IReadOnlyDictionary<string, string> query)
        {
            string? Value(string name) => query.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
            return new(
                Value("case"), Guid.TryParse(Value("who"), out var who) ? who : null, Value("action"),
                long.TryParse(Value("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null, Value("check") is "true");
        }

        public string Address(long before) => QueryHelpers.AddQueryString("/audit", new Dictionary<string, string?>
        {
            ["case"] = Case,
            ["who"] = Who?.ToString(),
            ["action"] = Action,
            ["before"] = before.ToString(CultureInfo.InvariantCulture),
        }.Where(pair => pair.Value is not null));
    }

    public sealed record Query(Filter Filter) : IRequest<Page>;

    public sealed record Page(IReadOnlyList<Row> Rows, IReadOnlyList<Person> People, long? Next, AuditState? Checked);

    public sealed record Row(long Id, long? Number, DateTimeOffset At, string? Who, string Action, int? CaseNumber, string? Note);

    public sealed record Person(Guid Id, string Name);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadAudit);
            var entries = db.Audit.AsNoTracking();
            if (query.Filter.CaseNumber is { } number)
                entries = entries.Where(e => e.CaseNumber == number);
            if (query.Filter.Who is { } who)
                entries = entries.Where(e => e.StaffId == who);
            if (query.Filter.Action is { } action)
                entries = entries.Where(e => e.Action == action);
            if (query.Filter.Before is { } before)
                entries = entries.Where(e => e.Id < before);
            var found = await entries.OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(ct);
            var people = await db.Staff.AsNoTracking().OrderBy(s => s.Name).Select(s => new Person(s.Id, s.Name)).ToListAsync(ct);
            var names = people.ToDictionary(person => person.Id, person => person.Name);
            return new(
                [.. found.Take(PageSize).Select(e => new Row(e.Id, e.Number, e.At, names.GetValueOrDefault(e.StaffId), e.Action, e.CaseNumber, e.Note))],
                people, found.Count > PageSize ? found[PageSize - 1].Id : null,
                query.Filter.Check ? await db.Verify(ct) : null);
        }
    }
}
