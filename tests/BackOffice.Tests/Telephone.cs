namespace QuttyMeken.BackOffice.Tests;

/// <summary>What an authenticator application does with the letters of a key.</summary>
internal static class Telephone
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] Read(string letters)
    {
        var bits = string.Concat(letters.Where(char.IsAsciiLetterOrDigit).Select(letter => Convert.ToString(Signs.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }
}
