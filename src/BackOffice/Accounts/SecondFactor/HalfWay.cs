using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts.SecondFactor;

/// <summary>Between the password and the second factor: ten minutes, a cookie of its own that opens nothing else.</summary>
internal sealed class HalfWay(IHttpContextAccessor http, Database db)
{
    public const string Scheme = "quttymeken-half-way";
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private const string Stamp = "stamp";

    public Task Begin(StaffMember person) => http.HttpContext!.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, person.Id.ToString()), new(Stamp, person.SecurityStamp ?? "")], Scheme)));

    /// <summary>Who has given the right password a moment ago; <see langword="null"/> when nobody has, or it was changed meanwhile.</summary>
    public async Task<StaffMember?> Person(CancellationToken ct)
    {
        if ((await http.HttpContext!.AuthenticateAsync(Scheme)).Principal is not { } principal)
            return null;

        var (id, stamp) = (Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!), principal.FindFirstValue(Stamp));
        var person = await db.Staff.SingleOrDefaultAsync(s => s.Id == id, ct);
        return person is null || person.IsShutOut() || person.SecurityStamp != stamp ? null : person;
    }

    public Task End() => http.HttpContext!.SignOutAsync(Scheme);
}
