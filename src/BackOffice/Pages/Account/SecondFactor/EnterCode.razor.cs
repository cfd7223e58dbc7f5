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

/// <summary>After the password: six digits from the telephone, or a recovery code where it is lost.</summary>
public sealed partial class EnterCode(IMediator mediator, Forms forms, NavigationManager navigation)
{
    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm]
    private Command? Input { get; set; }

    private bool Ready { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Ready = await mediator.Send(new Query());
        if (!Ready)
            navigation.NavigateTo("/signin");
    }

    private async Task Enter(EditContext form)
    {
        if (await forms.Accept(form, Input!))
            navigation.NavigateTo(WayBack.From(ReturnUrl));

        Input!.Code = "";
    }

    /// <summary>Whether somebody has given a right password here within ten minutes.</summary>
    public sealed record Query : IRequest<bool>;

    public sealed record Command : IRequest
    {
        public string? Code { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Code).NotEmpty().WithErrorCode("code.missing");
    }

    internal sealed class QueryHandler(HalfWay halfWay) : IRequestHandler<Query, bool>
    {
        public async Task<bool> Handle(Query query, CancellationToken ct) => await halfWay.Person(ct) is not null;
    }

    internal sealed class CommandHandler(
        Database db, HalfWay halfWay, Authenticators authenticators, Guessing guessing, Sessions sessions) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var person = await halfWay.Person(ct) ?? throw new RuleBrokenException("code.too-late");
            if (!await guessing.Try(Guessed.Code, person.Id.ToString(), person,
                () => db.InOneTransaction(inside => authenticators.Accept(person.Id, command.Code, inside), ct), ct))
                throw new RuleBrokenException("code.wrong");

            await halfWay.End();
            await sessions.Begin(person, ct);
            return Unit.Value;
        }
    }
}
