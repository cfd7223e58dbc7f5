using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Quarantine;

/// <summary>Two custodians let a report out: the first says why, another one agrees. It goes to the queue; those it names stay walled.</summary>
public static class Release
{
    public const int ShortestReason = 5;

    public sealed record Command : IRequest
    {
        public int CaseNumber { get; set; }

        /// <summary>Of the first custodian; the second gives none.</summary>
        public string? Reason { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).Must(reason => CaseWork.Tidy(reason).Length <= Storage.Quarantine.MaxReasonLength).WithErrorCode("quarantine.reason-too-long");
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.KeepQuarantine);
            return db.InOneTransaction(async inside =>
            {
                var report = await db.QuarantinedFor(staff).SingleOrDefaultAsync(r => r.CaseNumber == command.CaseNumber, inside) ?? throw new NotThereException();
                var held = await db.Quarantine.SingleAsync(q => q.ReportId == report.Id, inside);
                var reason = CaseWork.Tidy(command.Reason);
                if (held.AskedBy is null)
                {
                    if (reason.Length < ShortestReason)
                        throw new ValidationException([new(nameof(Command.Reason), "") { ErrorCode = "quarantine.reason-missing" }]);

                    (held.AskedBy, held.Reason) = (staff.Id, reason);
                    db.Log(staff, clock.GetUtcNow(), report.CaseNumber, "audit.quarantine-asked", reason);
                    return Unit.Value;
                }

                if (held.AskedBy == staff.Id)
                    throw new RuleBrokenException("quarantine.same-person");
                if (!await db.Moderators().AnyAsync(s => !db.Walls.Any(w => w.StaffId == s.Id && w.ReportId == report.Id), inside))
                    throw new RuleBrokenException("quarantine.nobody-to-work");

                (held.ReleasedBy, held.ReleasedAt) = (staff.Id, clock.GetUtcNow());
                report.Release(clock.GetUtcNow(), region);
                db.Log(staff, clock.GetUtcNow(), report.CaseNumber, "audit.quarantine-released");
                return Unit.Value;
            }, ct);
        }
    }
}
