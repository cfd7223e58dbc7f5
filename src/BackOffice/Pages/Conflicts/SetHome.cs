using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Conflicts;

/// <summary>Where a member of staff comes from. Told once by themselves; changed by a lead, never for oneself.</summary>
public static class SetHome
{
    public sealed record Command : IRequest
    {
        public Guid? StaffId { get; set; }

        /// <summary>Name of the organisation; empty for none.</summary>
        public string? Name { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var of = staff.MayTie(command.StaffId);
            return db.InOneTransaction(async inside =>
            {
                var person = await db.Staff.SingleOrDefaultAsync(s => s.Id == of, inside) ?? throw new NotThereException();
                if (of == staff.Id && person.HomeOrganisation is not null)
                    throw new RuleBrokenException("conflicts.not-own");

                var code = string.IsNullOrWhiteSpace(command.Name) ? null : await db.OrganisationNamed(command.Name, inside)
                    ?? throw new ValidationException([new(nameof(Command.Name), "") { ErrorCode = "conflicts.unknown-organisation" }]);
                person.HomeOrganisation = code;
                db.LogTie(staff, clock.GetUtcNow(), "audit.home-set", $"{of:N} {code ?? "-"}");
                return Unit.Value;
            }, ct);
        }
    }
}
