using MediatR;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Duplicates;

/// <summary>A moderator takes a merged report up again by itself.</summary>
public static class Split
{
    public sealed record Command : ICaseCommand
    {
        public int CaseNumber { get; set; }
        public int Version { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct) => db.Do(staff, command, async (report, inside) =>
        {
            var now = clock.GetUtcNow();
            var main = await db.MainOf(report, inside);
            report.Split(staff.Id, now, region);
            if (main is not { } number)
                return;

            db.Log(staff, now, report.CaseNumber, "audit.split", CaseWork.Note(number));
            db.Log(staff, now, number, "audit.split", CaseWork.Note(report.CaseNumber));
        }, ct);
    }
}
