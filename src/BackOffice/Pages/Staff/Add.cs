using FluentValidation;
using MediatR;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Staff;

/// <summary>A person joins the staff and gets a link to choose a password.</summary>
public static class Add
{
    public sealed record Command : IRequest<Invitation>
    {
        public string? Name { get; set; }
        public string? Email { get; set; }
        public StaffRole? Role { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).Name();
            RuleFor(c => c.Email).Email();
            RuleFor(c => c.Role).Role();
        }
    }

    internal sealed class CommandHandler(
        Database db, Enrolment enrolment, OneTimeLinks links, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command, Invitation>
    {
        public Task<Invitation> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageStaff);
            return db.InOneTransaction(async ct =>
            {
                var person = await enrolment.Add(command.Name!, command.Email!, command.Role!.Value, password: null);
                var now = clock.GetUtcNow();
                db.Audit.Add(new() { At = now, StaffId = staff.Id, Action = "audit.staff-added", Note = person.Email });
                return new Invitation(person.Name, await links.Invite(person.Id, ct), now + OneTimeLinks.InvitationLasts);
            }, ct);
        }
    }
}
