namespace QuttyMeken.BackOffice.Accounts.SecondFactor;

/// <summary>Bytes as letters that can be read from a screen and typed (RFC 4648), without padding.</summary>
internal static class Base32
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Write(ReadOnlySpan<byte> bytes)
    {
        var letters = new List<char>();
        var (held, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (held, bits) = ((held << 8) | one, bits + 8);
            for (; bits >= 5; bits -= 5)
                letters.Add(Signs[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }

        if (bits > 0)
            letters.Add(Signs[(held << (5 - bits)) & 31]);
        return new([.. letters]);
    }

    /// <summary>In groups of four, as people copy it.</summary>
    public static string Grouped(string letters, char between) => string.Join(between, letters.Chunk(4).Select(four => new string(four)));
}
