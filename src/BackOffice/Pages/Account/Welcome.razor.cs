using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account;

/// <summary>Somebody opens the link an administrator gave them, chooses a password and is in.</summary>
public sealed partial class Welcome(IMediator mediator, Forms forms, NavigationManager navigation)
{
    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromForm]
    private Command? Input { get; set; }

    private Person? Guest { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Guest = await mediator.Send(new Query(Token)) ?? throw new NotThereException();
    }

    private async Task Choose(EditContext form)
    {
        if (await forms.Ask(form, Input! with { Token = Token }) is { } passage)
            navigation.NavigateTo(passage.Path ?? "/");

        (Input!.Password, Input.Again) = ("", "");
    }

    public sealed record Query(string Token) : IRequest<Person?>;

    public sealed record Person(string Name, string Email);

    public sealed record Command : IRequest<Passage>
    {
        public string Token { get; set; } = "";
        public string? Password { get; set; }
        public string? Again { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Password).NewPassword();
            RuleFor(c => c.Again).Equal(c => c.Password).WithErrorCode("person.password-differs");
        }
    }

    internal sealed class QueryHandler(OneTimeLinks links) : IRequestHandler<Query, Person?>
    {
        public async Task<Person?> Handle(Query query, CancellationToken ct) =>
            await links.Invited(query.Token, ct) is { } person ? new(person.Name, person.Email!) : null;
    }

    internal sealed class CommandHandler(
        Database db, OneTimeLinks links, Enrolment enrolment, Entrance entrance, TimeProvider clock) : IRequestHandler<Command, Passage>
    {
        public async Task<Passage> Handle(Command command, CancellationToken ct)
        {
            var person = await db.InOneTransaction(ct => Choose(command, ct), ct);
            return await entrance.AfterPassword(person, ct);
        }

        private async Task<StaffMember> Choose(Command command, CancellationToken ct)
        {
            var person = await links.Invited(command.Token, ct) ?? throw new NotThereException();
            await links.Withdraw(person.Id, ct);
            await enrolment.ChoosePassword(person, command.Password!, but: null, ct);
            db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = person.Id, Action = "audit.password-chosen" });
            return person;
        }
    }
}
