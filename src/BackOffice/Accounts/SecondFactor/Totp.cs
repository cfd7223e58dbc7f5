using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace QuttyMeken.BackOffice.Accounts.SecondFactor;

/// <summary>Codes by time (RFC 6238): six digits, HMAC-SHA-1, half a minute each, as every authenticator application has them.</summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const int Digits = 6;

    // A telephone may be half a minute off, either way.
    private const int Drift = 1;

    // Identity's own provider does not say which half minute a code was for, and reads the machine's clock: neither lets a replay be refused.
    /// <summary>The half minute this code is for.</summary>
    /// <returns><see langword="null"/>: it is no code of now, of the half minute before, or of the one after.</returns>
    public static long? StepOf(byte[] key, string code, DateTimeOffset now)
    {
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = current - Drift; step <= current + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeAt(key, step)), System.Text.Encoding.UTF8.GetBytes(code)))
                found = step;
        return found;
    }

    public static string CodeAt(byte[] key, DateTimeOffset time) => CodeAt(key, time.ToUnixTimeSeconds() / StepSeconds);

    private static string CodeAt(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard's algorithm: authenticator applications know no other.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fff_ffff;
        return (number % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
