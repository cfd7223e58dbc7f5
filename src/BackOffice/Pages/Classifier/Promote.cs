using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Classifier;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Classifier;

/// <summary>Puts a model in service, a new one or one that served before. Every Bot takes it up within half a minute.</summary>
public static class Promote
{
    public sealed record Command : IRequest
    {
        /// <summary>Which model.</summary>
        public string? Name { get; set; }

        /// <summary>The one that served as the person saw it; empty where none did.</summary>
        public string? Instead { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).NotEmpty().WithErrorCode("models.not-chosen");
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageClassifier);
            return db.InOneTransaction(async inside =>
            {
                var model = await db.ClassifierModels.Named(command.Name!, inside);
                var serving = await db.ClassifierModels.Promoted().FirstOrDefaultAsync(inside);
                if (serving?.Id == model.Id)
                    throw new RuleBrokenException("models.serves-already");
                if ((serving is null ? "" : ModelName.Of(serving.Hash)) != (command.Instead ?? ""))
                    throw new RuleBrokenException("models.changed-meanwhile");
                if (!IsReadable(model.Bytes))
                    throw new RuleBrokenException("models.unreadable");

                var now = clock.GetUtcNow();
                var action = model.PromotedAt is null ? "audit.model-promoted" : "audit.model-returned";
                db.Promote(model, serving, staff.Id, now);
                db.Audit.Add(new() { At = now, StaffId = staff.Id, Action = action, Note = ModelName.Of(model.Hash) });
                return Unit.Value;
            }, ct);
        }

        // No Bot could serve one that this program cannot read.
        private static bool IsReadable(byte[] bytes)
        {
            try
            {
                ReportClassifier.Load(bytes);
                return true;
            }
            catch (ModelException)
            {
                return false;
            }
        }
    }
}
