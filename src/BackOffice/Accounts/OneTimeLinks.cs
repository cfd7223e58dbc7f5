using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts;

/// <summary>Makes and finds links that work once. All of it inside the caller's transaction.</summary>
internal sealed class OneTimeLinks(Database db, TimeProvider clock)
{
    /// <summary>How long a person has to choose a password.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(3);

    private static readonly TimeSpan SetUpLasts = TimeSpan.FromHours(24);

    /// <summary>A link to choose a password; earlier ones of this person stop working.</summary>
    /// <returns>Its path with the token: shown once, kept nowhere.</returns>
    public async Task<string> Invite(Guid staffId, CancellationToken ct) => $"/welcome/{await Make(staffId, InvitationLasts, ct)}";

    /// <summary>A link to set the office up, or <see langword="null"/> when there is staff already.</summary>
    public async Task<string?> SetUp(CancellationToken ct) =>
        await db.Staff.AnyAsync(ct) ? null : $"/setup/{await Make(null, SetUpLasts, ct)}";

    /// <summary>Whether this link can set the office up: in time, not used, and nobody is here yet.</summary>
    public async Task<bool> CanSetUp(string token, CancellationToken ct) =>
        await Good(token).AnyAsync(link => link.StaffId == null, ct) && !await db.Staff.AnyAsync(ct);

    /// <summary>Whose link this is, or <see langword="null"/> when it is used up, too old, or never was.</summary>
    public async Task<StaffMember?> Invited(string token, CancellationToken ct)
    {
        var person = await Good(token).Join(db.Staff, link => link.StaffId, person => (Guid?)person.Id, (_, person) => person).SingleOrDefaultAsync(ct);
        return person is null || person.IsShutOut() ? null : person;
    }

    public Task Withdraw(Guid? staffId, CancellationToken ct) => db.OneTimeLinks.Where(link => link.StaffId == staffId).ExecuteDeleteAsync(ct);

    private async Task<string> Make(Guid? staffId, TimeSpan lasts, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.OneTimeLinks.Where(link => link.StaffId == staffId || link.EndsAt <= now).ExecuteDeleteAsync(ct);
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        db.OneTimeLinks.Add(new() { Hash = HashOf(token), StaffId = staffId, EndsAt = now + lasts });
        return token;
    }

    private IQueryable<OneTimeLink> Good(string token)
    {
        var (hash, now) = (HashOf(token), clock.GetUtcNow());
        return db.OneTimeLinks.Where(link => link.Hash == hash && link.EndsAt > now);
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
