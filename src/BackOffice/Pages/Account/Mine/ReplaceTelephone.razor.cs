using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Accounts.SecondFactor;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Account.SecondFactor;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.Mine;

/// <summary>Another telephone in place of the one before, or the first one where a password was enough. The password is asked again.</summary>
public sealed partial class ReplaceTelephone(IMediator mediator, Forms forms)
{
    [SupplyParameterFromForm]
    private Command? Input { get; set; }

    private AddAuthenticator.Offered? Offer { get; set; }

    private IReadOnlyList<string>? Codes { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Offer = await mediator.Send(new Query(Input.Offer));
    }

    private async Task Add(EditContext form)
    {
        Codes = await forms.Ask(form, Input!);
        (Input!.Code, Input.Password) = ("", "");
    }

    public sealed record Query(string? Sealed) : IRequest<AddAuthenticator.Offered>;

    public sealed record Command : IRequest<IReadOnlyList<string>>
    {
        public string? Offer { get; set; }
        public string? Code { get; set; }
        public string? Password { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Code).NotEmpty().WithErrorCode("code.missing");
    }

    internal sealed class QueryHandler(Database db, Authenticators authenticators, ICurrentStaff staff) : IRequestHandler<Query, AddAuthenticator.Offered>
    {
        public async Task<AddAuthenticator.Offered> Handle(Query query, CancellationToken ct)
        {
            var me = staff.Id;
            var email = await db.Staff.Where(s => s.Id == me).Select(s => s.Email).SingleAsync(ct);
            var known = authenticators.Offered(me, query.Sealed);
            var offer = known is null ? authenticators.Offer(me) : query.Sealed!;
            return new(email!, offer, known ?? authenticators.Offered(me, offer)!);
        }
    }

    internal sealed class CommandHandler(
        Database db, OwnPassword own, Authenticators authenticators) : IRequestHandler<Command, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(Command command, CancellationToken ct)
        {
            var person = await own.Confirm(command.Password, ct);
            return await db.InOneTransaction(async inside => await authenticators.Add(person.Id, command.Offer, command.Code, inside)
                ?? throw new RuleBrokenException("factor.code-wrong"), ct);
        }
    }
}
