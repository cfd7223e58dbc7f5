using MediatR;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Accounts.SecondFactor;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.Mine;

/// <summary>New recovery codes for oneself; those on the old paper stop working.</summary>
public static class RenewCodes
{
    public sealed record Command : IRequest<IReadOnlyList<string>>
    {
        public string? Password { get; set; }
    }

    internal sealed class CommandHandler(
        Database db, OwnPassword own, Authenticators authenticators, TimeProvider clock) : IRequestHandler<Command, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(Command command, CancellationToken ct)
        {
            var person = await own.Confirm(command.Password, ct);
            if (!await authenticators.Has(person.Id, ct))
                throw new RuleBrokenException("account.no-factor");

            return await db.InOneTransaction(inside =>
            {
                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = person.Id, Action = "audit.recovery-codes-made" });
                return authenticators.NewRecoveryCodes(person.Id, inside);
            }, ct);
        }
    }
}
