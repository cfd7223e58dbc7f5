using FluentValidation;
using MediatR;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.Mine;

/// <summary>A new password for oneself. Every other session ends.</summary>
public static class ChangePassword
{
    public sealed record Command : IRequest
    {
        public string? Current { get; set; }
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

    internal sealed class CommandHandler(
        Database db, OwnPassword own, Enrolment enrolment, Sessions sessions, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var person = await own.Confirm(command.Current, ct);
            return await db.InOneTransaction(async inside =>
            {
                await enrolment.ChoosePassword(person, command.Password!, sessions.Current, inside);
                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = person.Id, Action = "audit.password-chosen" });
                return Unit.Value;
            }, ct);
        }
    }
}
