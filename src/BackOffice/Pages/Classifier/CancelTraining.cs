using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Classifier;

/// <summary>Stops the training that waits or runs: at once, or as soon as its worker hears of it.</summary>
public static class CancelTraining
{
    public sealed record Command : IRequest;

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        private const int Tries = 3;

        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageClassifier);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await db.InOneTransaction(Cancel, ct);
                }
                catch (DbUpdateConcurrencyException) when (attempt < Tries)
                {
                    db.ChangeTracker.Clear();     // its worker has just said that it is alive
                }
            }
        }

        private async Task<Unit> Cancel(CancellationToken ct)
        {
            var run = await db.TrainingRuns.SingleOrDefaultAsync(one => one.OnlyOne != null, ct) ?? throw new RuleBrokenException("training.ended-already");
            var now = clock.GetUtcNow();
            run.Cancel(now);
            db.Audit.Add(new() { At = now, StaffId = staff.Id, Action = "audit.training-cancelled" });
            return Unit.Value;
        }
    }
}
