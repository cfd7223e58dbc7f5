using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Accounts.SecondFactor;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.SecondFactor;

/// <summary>The first time after the password: a telephone is added, recovery codes are shown, and the person is in.</summary>
public sealed partial class AddAuthenticator(IMediator mediator, Forms forms, NavigationManager navigation)
{
    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm]
    private Command? Input { get; set; }

    private Offered? Offer { get; set; }

    private IReadOnlyList<string>? Codes { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Offer = await mediator.Send(new Query(Input.Offer));
        if (Offer is null)
            navigation.NavigateTo("/signin");
    }

    private async Task Add(EditContext form)
    {
        Codes = await forms.Ask(form, Input!);
        Input!.Code = "";
    }

    /// <param name="Sealed">The key that the page showed before, if it did: a wrong code must not change the picture.</param>
    public sealed record Query(string? Sealed) : IRequest<Offered?>;

    public sealed record Offered(string Email, string Sealed, byte[] Key);

    public sealed record Command : IRequest<IReadOnlyList<string>>
    {
        public string? Offer { get; set; }
        public string? Code { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Code).NotEmpty().WithErrorCode("code.missing");
    }

    internal sealed class QueryHandler(HalfWay halfWay, Authenticators authenticators) : IRequestHandler<Query, Offered?>
    {
        public async Task<Offered?> Handle(Query query, CancellationToken ct)
        {
            if (await halfWay.Person(ct) is not { } person || await authenticators.Has(person.Id, ct))
                return null;

            var known = authenticators.Offered(person.Id, query.Sealed);
            var offer = known is null ? authenticators.Offer(person.Id) : query.Sealed!;
            return new(person.Email!, offer, known ?? authenticators.Offered(person.Id, offer)!);
        }
    }

    internal sealed class CommandHandler(
        Database db, HalfWay halfWay, Authenticators authenticators, Sessions sessions) : IRequestHandler<Command, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(Command command, CancellationToken ct)
        {
            var person = await halfWay.Person(ct) ?? throw new RuleBrokenException("code.too-late");
            var codes = await db.InOneTransaction(async inside => await authenticators.Has(person.Id, inside)
                ? throw new RuleBrokenException("code.too-late")
                : await authenticators.Add(person.Id, command.Offer, command.Code, inside) ?? throw new RuleBrokenException("factor.code-wrong"), ct);
            await halfWay.End();
            await sessions.Begin(person, ct);
            return codes;
        }
    }
}
