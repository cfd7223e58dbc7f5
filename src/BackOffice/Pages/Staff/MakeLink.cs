using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Staff;

/// <summary>A new link for somebody who has lost the first one, or the password. The old password works until a new one is chosen.</summary>
public static class MakeLink
{
    public sealed record Command(Guid PersonId) : IRequest<Invitation>;

    internal sealed class CommandHandler(Database db, OneTimeLinks links, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command, Invitation>
    {
        public Task<Invitation> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageStaff);
            return db.InOneTransaction(async ct =>
            {
                var person = await db.Staff.SingleOrDefaultAsync(s => s.Id == command.PersonId, ct) ?? throw new NotThereException();
                if (person.IsShutOut())
                    throw new RuleBrokenException("staff.link-for-shut-out");

                var now = clock.GetUtcNow();
                db.Audit.Add(new() { At = now, StaffId = staff.Id, Action = "audit.link-made", Note = person.Email });
                return new Invitation(person.Name, await links.Invite(person.Id, ct), now + OneTimeLinks.InvitationLasts);
            }, ct);
        }
    }
}
