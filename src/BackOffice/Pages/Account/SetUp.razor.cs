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

/// <summary>Whoever started the program opens the printed link and becomes the first administrator. Works once.</summary>
public sealed partial class SetUp(IMediator mediator, Forms forms, NavigationManager navigation)
{
    [Parameter]
    public string Token { get; set; } = "";

    [SupplyParameterFromForm]
    private Command? Input { get; set; }

    private bool Open { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Open = await mediator.Send(new Query(Token)) ? true : throw new NotThereException();
    }

    private async Task Create(EditContext form)
    {
        if (await forms.Ask(form, Input! with { Token = Token }) is { } passage)
            navigation.NavigateTo(passage.Path ?? "/");

        (Input!.Password, Input.Again) = ("", "");
    }

    public sealed record Query(string Token) : IRequest<bool>;

    public sealed record Command : IRequest<Passage>
    {
        public string Token { get; set; } = "";
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Password { get; set; }
        public string? Again { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Name();
            RuleFor(c => c.Email).Email();
            RuleFor(c => c.Password).NewPassword();
            RuleFor(c => c.Again).Equal(c => c.Password).WithErrorCode("person.password-differs");
        }
    }

    internal sealed class QueryHandler(OneTimeLinks links) : IRequestHandler<Query, bool>
    {
        public Task<bool> Handle(Query query, CancellationToken ct) => links.CanSetUp(query.Token, ct);
    }

    internal sealed class CommandHandler(
        Database db, OneTimeLinks links, Enrolment enrolment, Entrance entrance, TimeProvider clock) : IRequestHandler<Command, Passage>
    {
        public async Task<Passage> Handle(Command command, CancellationToken ct)
        {
            var administrator = await db.InOneTransaction(ct => Create(command, ct), ct);
            return await entrance.AfterPassword(administrator, ct);
        }

        private async Task<StaffMember> Create(Command command, CancellationToken ct)
        {
            if (!await links.CanSetUp(command.Token, ct))
                throw new NotThereException();

            await links.Withdraw(null, ct);
            var person = await enrolment.Add(command.Name!, command.Email!, StaffRole.Administrator, command.Password);
            db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = person.Id, Action = "audit.office-set-up", Note = person.Email });
            return person;
        }
    }
}
