using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace QuttyMeken.BackOffice.Accounts.Door;

/// <summary>A browser in which a person has signed in before. It opens nothing: wrong tries of others do not count against it.</summary>
internal sealed class KnownDevices(IHttpContextAccessor http, IDataProtectionProvider ring)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(180);

    private readonly IDataProtector _seal = ring.CreateProtector("known-device");

    public void Remember(Guid staffId)
    {
        var context = http.HttpContext!;
        context.Response.Cookies.Append(NameOf(staffId), _seal.Protect($"{staffId} {Of(staffId) ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}"), new()
        {
            MaxAge = Lasts,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = "/signin",
            IsEssential = true,
        });
    }

    /// <returns>The random name of this browser, or <see langword="null"/> when this person has not signed in here.</returns>
    public string? Of(Guid? staffId)
    {
        if (staffId is null || http.HttpContext!.Request.Cookies[NameOf(staffId.Value)] is not { } cookie)
            return null;

        try
        {
            return _seal.Unprotect(cookie).Split(' ') is [var id, var device] && id == staffId.ToString() ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Several people may share a computer, and none of them reads there who the others are.
    private static string NameOf(Guid staffId) => "quttymeken-device-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"device {staffId}")).AsSpan(0, 4));
}
