using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Staff;

/// <summary>Ends every session of a person, as when a device was lost. They sign in again as before.</summary>
public static class EndSessions
{
    public sealed record Command(Guid PersonId) : IRequest;

    internal sealed class CommandHandler(Database db, Sessions sessions, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageStaff);
            return db.InOneTransaction(async inside =>
            {
                var person = await db.Staff.SingleOrDefaultAsync(s => s.Id == command.PersonId, inside) ?? throw new NotThereException();
                await sessions.End(person.Id, but: null, inside);
                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = staff.Id, Action = "audit.staff-sessions-ended", Note = person.Email });
                return Unit.Value;
            }, ct);
        }
    }
}
