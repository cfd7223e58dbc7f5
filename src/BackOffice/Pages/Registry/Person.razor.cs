using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Registry;

/// <summary>A lead adds a person who holds a post, changes the entry or closes it.</summary>
public sealed partial class Person(IMediator mediator, Forms forms, NavigationManager navigation, Region region)
{
    /// <summary>Left out for a new one.</summary>
    [Parameter]
    public string? PersonCode { get; set; }

    [SupplyParameterFromForm(FormName = "person")]
    private SaveOfficial.Command? Input { get; set; }

    private IReadOnlyList<(Guid Id, string Name)> Staff { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        var known = await mediator.Send(new Query(PersonCode));
        (Input, Staff) = (Input ?? known.Input, known.Staff);
    }

    private async Task Save(EditContext form)
    {
        if (await forms.Accept(form, Input! with { Code = PersonCode ?? Input.Code, IsNew = PersonCode is null }))
            navigation.NavigateTo("/registry/people?done=person");
    }

    public sealed record Query(string? Code) : IRequest<View>;

    public sealed record View(SaveOfficial.Command Input, IReadOnlyList<(Guid Id, string Name)> Staff);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ManageRegistry);
            var accounts = (await db.Staff.AsNoTracking().OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(ct)).ConvertAll(s => (s.Id, s.Name));
            if (query.Code is null)
                return new(new(), accounts);

            var one = await db.Officials.AsNoTracking().SingleOrDefaultAsync(o => o.Code == query.Code, ct) ?? throw new NotThereException();
            return new(new()
            {
                Code = one.Code,
                Name = one.Name,
                PostKk = one.PostKk,
                PostRu = one.PostRu,
                Organisation = one.Organisation,
                IsFirstHead = one.IsFirstHead,
                IsLeadership = one.IsLeadership,
                StaffId = one.StaffId,
                ClosedOn = one.ClosedOn,
            }, accounts);
        }
    }
}
