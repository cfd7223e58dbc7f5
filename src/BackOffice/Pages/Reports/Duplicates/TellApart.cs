using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Duplicates;

/// <summary>A moderator settles that two reports are different, however alike: the pair is not suggested again.</summary>
public static class TellApart
{
    public sealed record Command : IRequest
    {
        public int CaseNumber { get; set; }
        public int Other { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.WorkOnReports);
            return await db.InOneTransaction(async inside =>
            {
                var pair = await db.VisibleTo(staff).Where(r => r.CaseNumber == command.CaseNumber || r.CaseNumber == command.Other)
                    .Select(r => new { r.Id, r.MainId }).ToListAsync(inside);
                if (pair is not [var one, var other])
                    throw new NotThereException();
                if (one.MainId == other.Id || other.MainId == one.Id || (one.MainId is not null && one.MainId == other.MainId))
                    throw new RuleBrokenException("duplicate.merged-already");

                var now = clock.GetUtcNow();
                if (!await db.TellApart(command.CaseNumber, command.Other, staff.Id, now, inside))
                    return Unit.Value;

                db.Log(staff, now, command.CaseNumber, "audit.not-duplicate", CaseWork.Note(command.Other));
                db.Log(staff, now, command.Other, "audit.not-duplicate", CaseWork.Note(command.CaseNumber));
                return Unit.Value;
            }, ct);
        }
    }
}
