using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.Mine;

/// <summary>What the person calls the device they sit at, so that the list can be read.</summary>
public static class NameSession
{
    public sealed record Command : IRequest
    {
        public string? Name { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).MaximumLength(StaffSession.MaxNameLength).WithErrorCode("account.device-long");
    }

    internal sealed class CommandHandler(Database db, Sessions sessions, ICurrentStaff staff) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (me, current, name) = (staff.Id, sessions.Current, command.Name?.Trim() is { Length: > 0 } written ? written : null);
            return db.InOneTransaction(async inside =>
            {
                await db.Sessions.Where(s => s.Id == current && s.StaffId == me).ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, name), inside);
                return Unit.Value;
            }, ct);
        }
    }
}
