namespace QuttyMeken.BackOffice.Demo;

/// <summary>Draws of a seeded <see cref="Random"/>.</summary>
internal static class Chance
{
    public static bool Hits(this Random random, double probability) => random.NextDouble() < probability;

    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <param name="from">Values with their weights; at least one weight is above zero.</param>
    public static T Weighted<T>(this Random random, IReadOnlyList<(T Value, double Weight)> from)
    {
        var left = random.NextDouble() * from.Sum(one => one.Weight);
        foreach (var (value, weight) in from)
            if ((left -= weight) < 0)
                return value;
        return from.Last(one => one.Weight > 0).Value;
    }

    /// <summary>A waiting time: mostly short, sometimes several times the mean, at most four times.</summary>
    public static TimeSpan Wait(this Random random, TimeSpan mean) => mean * Math.Min(4, -Math.Log(1 - random.NextDouble()));

    /// <summary>A fraction between two bounds.</summary>
    public static double Between(this Random random, double least, double most) => least + random.NextDouble() * (most - least);
}
