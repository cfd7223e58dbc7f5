using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>"I know this person": the report goes to somebody else and does not exist for this reader any more. Nobody asks why.</summary>
public static class LeaveReport
{
    public sealed record Command(int CaseNumber) : IRequest;

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            return db.InOneTransaction(async inside =>
            {
                var report = await db.VisibleTo(staff).SingleOrDefaultAsync(r => r.CaseNumber == command.CaseNumber, inside) ?? throw new NotThereException();
                report.Leave(staff.Id, clock.GetUtcNow(), region);
                db.Walls.Add(new() { StaffId = staff.Id, ReportId = report.Id, IsOwn = true });
                db.Log(staff, clock.GetUtcNow(), command.CaseNumber, "audit.left");
                return Unit.Value;
            }, ct);
        }
    }
}
