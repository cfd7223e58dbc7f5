using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts.Door;

/// <summary>Asked again before the way in is changed: whoever finds a desk left open must not be able to stay.</summary>
internal sealed class OwnPassword(Database db, UserManager<StaffMember> users, Guessing guessing, ICurrentStaff staff)
{
    /// <exception cref="RuleBrokenException"><c>account.password-wrong</c>: it is not the password of the person who is signed in.</exception>
    public async Task<StaffMember> Confirm(string? password, CancellationToken ct)
    {
        var me = staff.Id;
        var person = await db.Staff.SingleAsync(s => s.Id == me, ct);
        if (!await guessing.Try(Guessed.Password, person.Email!, person, () => users.CheckPasswordAsync(person, password ?? ""), ct))
            throw new RuleBrokenException("account.password-wrong");

        return person;
    }
}
