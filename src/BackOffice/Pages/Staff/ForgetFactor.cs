using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Accounts.SecondFactor;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Staff;

/// <summary>Takes away a person's telephone, recovery codes and passkeys, and ends their sessions. Only when the administrator says so: a new link alone does not.</summary>
public static class ForgetFactor
{
    public sealed record Command(Guid PersonId) : IRequest;

    internal sealed class CommandHandler(Database db, Authenticators authenticators, Sessions sessions, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageStaff);
            return db.InOneTransaction(async inside =>
            {
                var person = await db.Staff.SingleOrDefaultAsync(s => s.Id == command.PersonId, inside) ?? throw new NotThereException();
                await authenticators.Forget(person.Id, inside);
                await sessions.End(person.Id, but: null, inside);
                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = staff.Id, Action = "audit.second-factor-removed", Note = person.Email });
                return Unit.Value;
            }, ct);
        }
    }
}
