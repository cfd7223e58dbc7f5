using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Staff;

/// <summary>Lets a person in again, with the password they had.</summary>
public static class LetIn
{
    public sealed record Command(Guid PersonId) : IRequest;

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageStaff);
            return db.InOneTransaction(async ct =>
            {
                var person = await db.Staff.SingleOrDefaultAsync(s => s.Id == command.PersonId, ct) ?? throw new NotThereException();
                person.LockoutEnd = null;
                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = staff.Id, Action = "audit.staff-let-in", Note = person.Email });
                return Unit.Value;
            }, ct);
        }
    }
}
