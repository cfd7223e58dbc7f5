using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Registry;

/// <summary>A lead adds an organisation, changes it or closes it.</summary>
public sealed partial class Organisation(IMediator mediator, Forms forms, NavigationManager navigation, Region region)
{
    /// <summary>Left out for a new one.</summary>
    [Parameter]
    public string? OrganisationCode { get; set; }

    [SupplyParameterFromForm(FormName = "organisation")]
    private SaveOrganisation.Command? Input { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var known = await mediator.Send(new Query(OrganisationCode));
        Input ??= known;
    }

    private async Task Save(EditContext form)
    {
        if (await forms.Accept(form, Input! with { Code = OrganisationCode ?? Input.Code, IsNew = OrganisationCode is null }))
            navigation.NavigateTo("/registry/organisations?done=organisation");
    }

    public sealed record Query(string? Code) : IRequest<SaveOrganisation.Command>;

    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, SaveOrganisation.Command>
    {
        public async Task<SaveOrganisation.Command> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ManageRegistry);
            if (query.Code is null)
                return new();

            var one = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Code == query.Code, ct) ?? throw new NotThereException();
            return new()
            {
                Code = one.Code,
                Type = one.Type,
                Sector = one.Sector,
                Unit = one.Unit,
                Parent = one.Parent,
                NameKk = one.NameKk,
                NameRu = one.NameRu,
                Aliases = one.Aliases,
                ClosedOn = one.ClosedOn,
            };
        }
    }
}
