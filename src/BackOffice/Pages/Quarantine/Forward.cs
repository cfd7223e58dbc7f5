using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Quarantine;

/// <summary>A custodian notes that a report was handed to the partner body.</summary>
public static class Forward
{
    public sealed record Command : IRequest
    {
        public int CaseNumber { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.KeepQuarantine);
            return db.InOneTransaction(async inside =>
            {
                var held = await (from report in db.QuarantinedFor(staff)
                                  where report.CaseNumber == command.CaseNumber
                                  join one in db.Quarantine on report.Id equals one.ReportId
                                  select one).SingleOrDefaultAsync(inside) ?? throw new NotThereException();
                if (held.ForwardedAt is null)
                {
                    held.ForwardedAt = clock.GetUtcNow();
                    db.Log(staff, clock.GetUtcNow(), command.CaseNumber, "audit.quarantine-forwarded");
                }

                return Unit.Value;
            }, ct);
        }
    }
}
