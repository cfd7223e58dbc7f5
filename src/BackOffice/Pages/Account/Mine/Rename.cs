using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.Mine;

/// <summary>A person writes their own name as it should be. The log keeps both.</summary>
public static class Rename
{
    public sealed record Command : IRequest
    {
        public string? Name { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).Name();
    }

    internal sealed class CommandHandler(Database db, Sessions sessions, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var me = staff.Id;
            var renamed = await db.InOneTransaction(async inside =>
            {
                var person = await db.Staff.SingleAsync(s => s.Id == me, inside);
                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = me, Action = "audit.staff-renamed", Note = $"{person.Name} → {command.Name!.Trim()}" });
                person.Name = command.Name!.Trim();
                return person;
            }, ct);
            await sessions.Renew(renamed);
            return Unit.Value;
        }
    }
}
