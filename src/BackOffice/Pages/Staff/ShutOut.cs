using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Staff;

/// <summary>Shuts a person out: their sessions and their links end at once. Never oneself, never the last administrator.</summary>
public static class ShutOut
{
    public sealed record Command(Guid PersonId) : IRequest;

    internal sealed class CommandHandler(
        Database db, UserManager<StaffMember> users, Sessions sessions, OneTimeLinks links, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageStaff);
            if (command.PersonId == staff.Id)
                throw new RuleBrokenException("staff.lock-oneself");

            return db.InOneTransaction(ct => Close(command.PersonId, ct), ct);
        }

        private async Task<Unit> Close(Guid id, CancellationToken ct)
        {
            var people = await db.Staff.Where(s => s.Id == id || s.Role == StaffRole.Administrator).ToListAsync(ct);
            var person = people.SingleOrDefault(s => s.Id == id) ?? throw new NotThereException();
            if (!people.Exists(other => other.Id != id && other.Role is StaffRole.Administrator && other.PasswordHash is not null && !other.IsShutOut()))
                throw new RuleBrokenException("staff.last-administrator");

            person.LockoutEnd = DateTimeOffset.MaxValue;
            await users.UpdateSecurityStampAsync(person);
            await sessions.End(person.Id, but: null, ct);
            await links.Withdraw(person.Id, ct);
            db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = staff.Id, Action = "audit.staff-shut-out", Note = person.Email });
            return Unit.Value;
        }
    }
}
