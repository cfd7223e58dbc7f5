using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts.Door;

/// <summary>Who is signed in, where. A cookie without its row opens nothing, so a session ends at once, in every copy.</summary>
internal sealed class Sessions(
    Database db, SignInManager<StaffMember> door, KnownDevices devices, IHttpContextAccessor http, DoorSettings settings, TimeProvider clock)
{
    public const string Claim = "session";

    /// <summary>How often it is written down that a session is in use.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <summary>This request's; <see langword="null"/> for somebody who is not signed in.</summary>
    public Guid? Current => Guid.TryParse(http.HttpContext?.User.FindFirstValue(Claim), out var id) ? id : null;

    /// <summary>Lets the person in: row, log, cookie.</summary>
    public async Task Begin(StaffMember person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        await db.InOneTransaction(async inside =>
        {
            var ended = now - settings.Idle;
            await db.Sessions.Where(s => s.LastSeenAt <= ended).ExecuteDeleteAsync(inside);
            db.Sessions.Add(new() { Id = id, StaffId = person.Id, StartedAt = now, LastSeenAt = now });
            db.Audit.Add(new() { At = now, StaffId = person.Id, Action = "audit.signed-in" });
            return id;
        }, ct);
        await Carry(person, id);
        devices.Remember(person.Id);
    }

    /// <summary>The cookie learns what has changed about the person; the session goes on.</summary>
    public Task Renew(StaffMember person) => Current is { } id ? Carry(person, id) : Task.CompletedTask;

    /// <summary>Sessions that have not ended, the latest used first.</summary>
    public IQueryable<StaffSession> Of(Guid staffId)
    {
        var ended = clock.GetUtcNow() - settings.Idle;
        return db.Sessions.Where(s => s.StaffId == staffId && s.LastSeenAt > ended).OrderByDescending(s => s.LastSeenAt);
    }

    /// <summary>Ends every session of the person, but the one given. In the caller's transaction.</summary>
    public Task End(Guid staffId, Guid? but, CancellationToken ct) => db.Sessions.Where(s => s.StaffId == staffId && s.Id != but).ExecuteDeleteAsync(ct);

    /// <summary>Asked on every request of somebody who is signed in, but for files that are the same for everyone.</summary>
    public static async Task Check(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;

        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (await sessions.IsAlive(context.Principal!, context.HttpContext.RequestAborted))
            return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private Task Carry(StaffMember person, Guid session) =>
        door.SignInWithClaimsAsync(person, new AuthenticationProperties(), [new(Claim, session.ToString())]);

    private async Task<bool> IsAlive(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (!Guid.TryParse(principal.FindFirstValue(Claim), out var id))
            return false;

        var found = await db.Sessions.AsNoTracking().Where(s => s.Id == id)
            .Join(db.Staff, s => s.StaffId, p => p.Id, (s, p) => new { s.LastSeenAt, p.Role, p.LockoutEnd }).SingleOrDefaultAsync(ct);
        var now = clock.GetUtcNow();
        if (found is null || found.LastSeenAt + settings.Idle <= now || found.LockoutEnd == DateTimeOffset.MaxValue
            || principal.FindFirstValue(CurrentStaff.RoleClaim) != Code.Of(found.Role))
            return false;

        if (now - found.LastSeenAt >= SeenEvery)
            await db.InOneTransaction(inside => db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), inside), ct);
        return true;
    }
}
