using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Conflicts;

/// <summary>A member of staff says whom they are tied to, or a lead says it for them. From then on reports on those do not exist for them.</summary>
public static class DeclareConflict
{
    public sealed record Command : IRequest
    {
        public Guid? StaffId { get; set; }
        public string? Organisation { get; set; }

        /// <summary>Name of an official; of two with one name both are meant.</summary>
        public string? Person { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? Until { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Organisation).Must((c, name) => !string.IsNullOrWhiteSpace(name) || !string.IsNullOrWhiteSpace(c.Person)).WithErrorCode("conflicts.nothing-named");
            RuleFor(c => c.Until).Must((c, until) => until is null || c.From is null || until >= c.From).WithErrorCode("conflicts.until-before");
        }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var of = staff.MayTie(command.StaffId);
            return db.InOneTransaction(async inside =>
            {
                if (!await db.Staff.AnyAsync(s => s.Id == of, inside))
                    throw new NotThereException();

                foreach (var subject in await Named(command, inside))
                {
                    db.Conflicts.Add(new()
                    {
                        Id = Guid.CreateVersion7(clock.GetUtcNow()),
                        StaffId = of,
                        Kind = subject.Kind,
                        Code = subject.Code,
                        From = command.From,
                        Until = command.Until,
                    });
                    db.LogTie(staff, clock.GetUtcNow(), "audit.conflict-declared", $"{of:N} {Code.Of(subject.Kind)}:{subject.Code}");
                }

                return Unit.Value;
            }, ct);
        }

        private async Task<List<Subject>> Named(Command command, CancellationToken ct)
        {
            List<Subject> named = [];
            if (!string.IsNullOrWhiteSpace(command.Organisation))
                named.Add(Subject.Organisation(await db.OrganisationNamed(command.Organisation, ct)
                    ?? throw new ValidationException([new(nameof(Command.Organisation), "") { ErrorCode = "conflicts.unknown-organisation" }])));
            if (command.Person?.Trim() is not { Length: > 0 } person)
                return named;

            var officials = await db.Officials.Where(o => o.Name == person).Select(o => o.Code).ToListAsync(ct);
            if (officials.Count == 0)
                throw new ValidationException([new(nameof(Command.Person), "") { ErrorCode = "conflicts.unknown-person" }]);
            named.AddRange(officials.Select(Subject.Official));
            return named;
        }
    }
}
