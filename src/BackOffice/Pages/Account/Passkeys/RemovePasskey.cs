using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.Passkeys;

/// <summary>One of one's own passkeys opens nothing any more.</summary>
public static class RemovePasskey
{
    public sealed record Command : IRequest
    {
        /// <summary>The credential's id, in base 64.</summary>
        public string? Key { get; set; }
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (me, id) = (staff.Id, new byte[(command.Key ?? "").Length]);
            if (!Convert.TryFromBase64String(command.Key ?? "", id, out var length))
                throw new NotThereException();

            var wanted = id[..length];
            return db.InOneTransaction(async inside =>
            {
                if (await db.UserPasskeys.Where(p => p.CredentialId == wanted && p.UserId == me).ExecuteDeleteAsync(inside) == 0)
                    throw new NotThereException();

                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = me, Action = "audit.passkey-removed" });
                return Unit.Value;
            }, ct);
        }
    }
}
