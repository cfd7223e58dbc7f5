using System.Security.Cryptography;

namespace QuttyMeken.Bot.Channels.Telegram;

internal static class TelegramBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="failures">In a row, from 1.</param>
    /// <returns>3 s, 6 s, 12 s … 1 h, each up to a fifth shorter, so that two processes do not come back together.</returns>
    public static TimeSpan After(int failures) =>
        Min(First * Math.Pow(2, Math.Min(failures - 1, 20)), Longest) * (1 - RandomNumberGenerator.GetInt32(0, 200) / 1000.0);

    public static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
