using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace QuttyMeken.Browser.Tests;

/// <summary>An authenticator application: takes the letters of a key, shows the six digits of now (RFC 6238).</summary>
internal sealed class Telephone(string letters)
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly byte[] _key = [.. string.Concat(letters.Where(char.IsAsciiLetterOrDigit)
            .Select(letter => Convert.ToString(Signs.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')))
        .Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];

    public string Shows()
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard's algorithm.
        var hash = HMACSHA1.HashData(_key, counter);
#pragma warning restore CA5350
        return ((BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fff_ffff) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
