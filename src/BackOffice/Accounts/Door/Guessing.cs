using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts.Door;

/// <summary>One try at a password or a code: whether it may be made, and what is written down when it was the last.</summary>
internal sealed class Guessing(Tries tries, KnownDevices devices, IHttpContextAccessor http, Database db, TimeProvider clock)
{
    /// <param name="account">The e-mail as it was typed, or the person's id.</param>
    /// <param name="person">Whose it is; <see langword="null"/> where nobody has it.</param>
    /// <param name="check">Whether what was typed is right. Not asked when the door is closed.</param>
    public async Task<bool> Try(Guessed what, string account, StaffMember? person, Func<Task<bool>> check, CancellationToken ct)
    {
        var (key, device, address) = (account.Trim().ToUpperInvariant(), devices.Of(person?.Id), http.HttpContext?.Connection.RemoteIpAddress);
        var turn = tries.Take(what, key, device, address);
        if (turn.IsOpen && await check())
        {
            tries.Forgive(what, key, device, address);
            return true;
        }

        if (turn.IsLast && person is not null)
        {
            db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = person.Id, Action = "audit.signin-closed", Note = Code.Of(what) });
            await db.SaveChangesAsync(ct);
        }

        return false;
    }
}
