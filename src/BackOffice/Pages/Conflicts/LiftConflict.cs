using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Conflicts;

/// <summary>A lead takes a colleague's declared relation away. Never one's own: else a relation lasts as long as it suits.</summary>
public static class LiftConflict
{
    public sealed record Command : IRequest
    {
        public Guid? StaffId { get; set; }
        public Guid ConflictId { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageRegistry);
            var of = staff.MayTie(command.StaffId);
            if (of == staff.Id)
                throw new RuleBrokenException("conflicts.not-own");

            return db.InOneTransaction(async inside =>
            {
                var conflict = await db.Conflicts.SingleOrDefaultAsync(c => c.Id == command.ConflictId && c.StaffId == of, inside) ?? throw new NotThereException();
                db.Conflicts.Remove(conflict);
                db.LogTie(staff, clock.GetUtcNow(), "audit.conflict-lifted", $"{of:N} {Code.Of(conflict.Kind)}:{conflict.Code}");
                return Unit.Value;
            }, ct);
        }
    }
}
