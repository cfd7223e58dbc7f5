using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Duplicates;

/// <summary>A moderator settles that this report repeats another one. What repeats this one goes along.</summary>
public static class Merge
{
    public sealed record Command : ICaseCommand
    {
        public int CaseNumber { get; set; }
        public int Version { get; set; }

        /// <summary>Case number of the main report, or of one that was merged into it.</summary>
        public int Main { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct) => db.Do(staff, command, async (report, inside) =>
        {
            var now = clock.GetUtcNow();
            var visible = db.VisibleTo(staff);
            var main = await visible.SingleOrDefaultAsync(r => r.CaseNumber == command.Main, inside) ?? throw new NotThereException();
            if (main.MainId is { } above)
                main = await visible.SingleOrDefaultAsync(r => r.Id == above, inside) ?? throw new NotThereException();

            report.MergeInto(main, staff.Id, now);
            Note(report.CaseNumber, main.CaseNumber);
            Note(main.CaseNumber, report.CaseNumber);
            foreach (var member in await db.MoveMembers(report, main, now, inside))
                Note(member, main.CaseNumber);

            void Note(int caseNumber, int other) => db.Log(staff, now, caseNumber, "audit.merged", CaseWork.Note(other));
        }, ct);
    }
}
