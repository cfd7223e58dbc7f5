using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Domain.Walls;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Conflicts;

/// <summary>What a member of staff is tied to: their own page, or that of a colleague for the lead. Nobody is asked why.</summary>
public sealed partial class Ties(IMediator mediator, Forms forms, NavigationManager navigation)
{
    /// <summary>Left out for oneself.</summary>
    [Parameter]
    public Guid? StaffId { get; set; }

    /// <summary>What was done a moment ago, to be said once.</summary>
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "home")]
    private SetHome.Command? Home { get; set; }

    [SupplyParameterFromForm(FormName = "declare")]
    private DeclareConflict.Command? Input { get; set; }

    [SupplyParameterFromForm(FormName = "lift")]
    private LiftConflict.Command? Lift { get; set; }

    private View? Found { get; set; }

    protected override async Task OnInitializedAsync()
    {
        (Home, Input, Lift) = (Home ?? new(), Input ?? new(), Lift ?? new());
        Found = await mediator.Send(new Query(StaffId));
    }

    private async Task Settle(EditContext form) => GoOn(await forms.Accept(form, Home! with { StaffId = StaffId }), "home");

    private async Task Add(EditContext form) => GoOn(await forms.Accept(form, Input! with { StaffId = StaffId }), "declared");

    private async Task TakeAway(EditContext form) => GoOn(await forms.Accept(form, Lift! with { StaffId = StaffId }), "lifted");

    private void GoOn(bool done, string what)
    {
        if (done)
            navigation.NavigateTo($"{(StaffId is { } id ? $"/conflicts/{id}" : "/conflicts")}?done={what}");
    }

    private string Days(Tie tie) => (tie.From, tie.Until) switch
    {
        (null, null) => T["conflicts.always"],
        (var from, var until) => T["conflicts.days", ("from", from is { } first ? Format.Date(first, T.Language) : "…"), ("until", until is { } last ? Format.Date(last, T.Language) : "…")],
    };

    public sealed record Query(Guid? StaffId) : IRequest<View>;

    /// <param name="Others">Colleagues whose ties this reader keeps.</param>
    public sealed record View(
        string Name, string? Home, bool MaySetHome, bool MayLift, IReadOnlyList<Tie> Ties, IReadOnlyList<(Guid Id, string Name)> Others,
        IReadOnlyList<Organisation> Organisations, IReadOnlyList<string> People);

    public sealed record Tie(Guid Id, string Name, DateOnly? From, DateOnly? Until);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, Texts texts) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var of = staff.MayTie(query.StaffId);
            var person = await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == of, ct) ?? throw new NotThereException();
            var organisations = await db.Organisations.AsNoTracking().OrderBy(o => o.Code).ToListAsync(ct);
            var people = await db.Officials.AsNoTracking().OrderBy(o => o.Name).ToListAsync(ct);
            var ties = await db.Conflicts.AsNoTracking().Where(c => c.StaffId == of).OrderBy(c => c.Code).ToListAsync(ct);
            var own = of == staff.Id;
            var keeps = staff.Role.May(Right.ManageRegistry);
            var others = keeps
                ? (await db.Staff.AsNoTracking().Where(s => s.Id != staff.Id).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name, s.Role }).ToListAsync(ct))
                    .Where(s => Tying.HasTies(s.Role)).Select(s => (s.Id, s.Name)).ToList()
                : [];

            string Place(string code) => organisations.Find(o => o.Code == code) is { } one ? (texts.Language is Language.Kazakh ? one.NameKk : one.NameRu) : code;
            return new(
                person.Name, person.HomeOrganisation is { } home ? Place(home) : null, own ? person.HomeOrganisation is null : keeps, keeps && !own,
                [.. ties.Select(c => new Tie(c.Id, c.Kind is SubjectKind.Official ? people.Find(o => o.Code == c.Code)?.Name ?? c.Code : Place(c.Code), c.From, c.Until))],
                others, [.. organisations.Where(o => o.ClosedOn is null).Select(o => o.ToOrganisation())], [.. people.Select(o => o.Name).Distinct()]);
        }
    }
}
