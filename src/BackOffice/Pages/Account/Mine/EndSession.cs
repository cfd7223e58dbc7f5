using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.Mine;

/// <summary>Ends one of one's own sessions.</summary>
public static class EndSession
{
    public sealed record Command(Guid SessionId) : IRequest;

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var me = staff.Id;
            return db.InOneTransaction(async inside =>
            {
                // Somebody else's is not there.
                if (await db.Sessions.Where(s => s.Id == command.SessionId && s.StaffId == me).ExecuteDeleteAsync(inside) == 0)
                    throw new NotThereException();

                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = me, Action = "audit.session-ended" });
                return Unit.Value;
            }, ct);
        }
    }
}

/// <summary>Ends every session of one's own but this one.</summary>
public static class EndOthers
{
    public sealed record Command : IRequest;

    internal sealed class CommandHandler(Database db, Sessions sessions, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var me = staff.Id;
            return db.InOneTransaction(async inside =>
            {
                await sessions.End(me, sessions.Current, inside);
                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = me, Action = "audit.session-ended" });
                return Unit.Value;
            }, ct);
        }
    }
}
