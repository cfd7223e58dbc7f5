namespace QuttyMeken.Domain;

/// <summary>Many near-identical reports in a short time: people agreed to write, or somebody writes for many. Says nothing about whether it is true.</summary>
public static class Campaign
{
    public const int Fewest = 5;
    public static readonly TimeSpan Within = TimeSpan.FromDays(7);

    /// <param name="times">When the reports of one cluster came, in any order.</param>
    /// <returns>Whether <see cref="Fewest"/> of them came <see cref="Within"/> one stretch of time.</returns>
    public static bool Is(IEnumerable<DateTimeOffset> times)
    {
        var sorted = times.Order().ToArray();
        for (var last = Fewest - 1; last < sorted.Length; last++)
            if (sorted[last] - sorted[last - Fewest + 1] <= Within)
                return true;
        return false;
    }
}
