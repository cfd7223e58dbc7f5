using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts.SecondFactor;

/// <summary>The second factor of a person: a telephone that shows six digits, and ten codes on paper for the day it is lost.</summary>
internal sealed class Authenticators(Database db, IDataProtectionProvider ring, TimeProvider clock)
{
    private const int RecoveryCodesAtOnce = 10;
    private const int KeyBytes = 20;
    private const int RecoveryBytes = 10;

    public Task<bool> Has(Guid staffId, CancellationToken ct) => db.Authenticators.AnyAsync(a => a.StaffId == staffId, ct);

    /// <summary>A new key, sealed for this person so that the form can carry it; nothing is stored before a code proves it.</summary>
    public string Offer(Guid staffId) => WebEncoders.Base64UrlEncode(Seal("offer", staffId).Protect(RandomNumberGenerator.GetBytes(KeyBytes)));

    /// <returns>The key, or <see langword="null"/> when it was not offered to this person.</returns>
    public byte[]? Offered(Guid staffId, string? offer)
    {
        try
        {
            return Seal("offer", staffId).Unprotect(WebEncoders.Base64UrlDecode(offer ?? ""));
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Takes the offered key when the code proves that the telephone has it, and makes new recovery codes. In the caller's transaction.</summary>
    /// <returns>The recovery codes, to be shown once; <see langword="null"/> when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> Add(Guid staffId, string? offer, string? code, CancellationToken ct)
    {
        if (Offered(staffId, offer) is not { } key || Totp.StepOf(key, Digits(code), clock.GetUtcNow()) is not { } step)
            return null;

        await db.Authenticators.Where(a => a.StaffId == staffId).ExecuteDeleteAsync(ct);
        db.Authenticators.Add(new() { StaffId = staffId, SealedKey = Seal("key", staffId).Protect(key), AddedAt = clock.GetUtcNow(), LastStep = step });
        Write(staffId, "audit.authenticator-added");
        return await NewRecoveryCodes(staffId, ct);
    }

    /// <summary>Ten new codes; the ones before stop working. In the caller's transaction.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodes(Guid staffId, CancellationToken ct)
    {
        await db.RecoveryCodes.Where(c => c.StaffId == staffId).ExecuteDeleteAsync(ct);
        var codes = Enumerable.Range(0, RecoveryCodesAtOnce)
            .Select(_ => Base32.Grouped(Base32.Write(RandomNumberGenerator.GetBytes(RecoveryBytes)), '-')).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { Hash = HashOf(code), StaffId = staffId }));
        return codes;
    }

    /// <summary>Takes six digits of now, or a recovery code. Each works once, however many try at the same moment. In the caller's transaction.</summary>
    public async Task<bool> Accept(Guid staffId, string? typed, CancellationToken ct)
    {
        if (Digits(typed) is { Length: 6 } digits && digits.All(char.IsAsciiDigit))
            return await AcceptDigits(staffId, digits, ct);

        var hash = HashOf(typed ?? "");
        if (await db.RecoveryCodes.Where(c => c.Hash == hash && c.StaffId == staffId).ExecuteDeleteAsync(ct) == 0)
            return false;

        Write(staffId, "audit.recovery-code-used");
        return true;
    }

    /// <summary>Forgets the telephone, the recovery codes and the passkeys. In the caller's transaction.</summary>
    public async Task Forget(Guid staffId, CancellationToken ct)
    {
        await db.Authenticators.Where(a => a.StaffId == staffId).ExecuteDeleteAsync(ct);
        await db.RecoveryCodes.Where(c => c.StaffId == staffId).ExecuteDeleteAsync(ct);
        await db.UserPasskeys.Where(p => p.UserId == staffId).ExecuteDeleteAsync(ct);
    }

    /// <summary>What the telephone reads from the picture. The issuer is in Latin letters: some applications show nothing else.</summary>
    public static string Address(string email, byte[] key) =>
        $"otpauth://totp/QuttyMeken:{Uri.EscapeDataString(email)}?secret={Base32.Write(key)}&issuer=QuttyMeken&digits=6&period=30";

    private async Task<bool> AcceptDigits(Guid staffId, string digits, CancellationToken ct)
    {
        if (await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(a => a.StaffId == staffId, ct) is not { } authenticator
            || Totp.StepOf(Seal("key", staffId).Unprotect(authenticator.SealedKey), digits, clock.GetUtcNow()) is not { } step)
            return false;

        // Asked and answered in one statement: of two that send the same code at once, one is too late.
        return await db.Authenticators.Where(a => a.StaffId == staffId && a.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastStep, step), ct) == 1;
    }

    private void Write(Guid staffId, string action) => db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = staffId, Action = action });

    // Of a purpose of its own, and for one person: a row copied to somebody else's does not open.
    private IDataProtector Seal(string purpose, Guid staffId) => ring.CreateProtector("authenticator", purpose, staffId.ToString());

    private static string Digits(string? typed) => string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign)));

    private static byte[] HashOf(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()));
}
