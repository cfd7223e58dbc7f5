namespace QuttyMeken.Bot.Channels.Telegram;

internal static class Streams
{
    /// <returns>All that is in the stream, or <see langword="null"/> when that is more than <paramref name="maxBytes"/>.</returns>
    public static async Task<byte[]?> ReadAtMost(this Stream stream, long maxBytes, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, ct)) > 0)
        {
            if (kept.Length + count > maxBytes)
                return null;
            kept.Write(buffer, 0, count);
        }

        return kept.ToArray();
    }
}
