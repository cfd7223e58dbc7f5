using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Classifier;

/// <summary>Asks for a new model. The work is done in the background; there is never a second at the same time.</summary>
public static class Train
{
    public sealed record Command : IRequest;

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageClassifier);
            try
            {
                return await db.InOneTransaction(async inside =>
                {
                    if (await db.TrainingRuns.AnyAsync(run => run.OnlyOne != null, inside))
                        throw new RuleBrokenException("training.runs-already");

                    var now = clock.GetUtcNow();
                    db.TrainingRuns.Add(new(Guid.CreateVersion7(now), staff.Id, now));
                    db.Audit.Add(new() { At = now, StaffId = staff.Id, Action = "audit.training-asked" });
                    return Unit.Value;
                }, ct);
            }
            catch (DbUpdateException)
            {
                // Two pressed at once, on two copies of the office: the index let one of them.
                db.ChangeTracker.Clear();
                throw new RuleBrokenException("training.runs-already");
            }
        }
    }
}
