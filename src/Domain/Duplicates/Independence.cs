namespace QuttyMeken.Domain;

/// <summary>How many people, as far as can be told, say the same thing.</summary>
public static class Independence
{
    /// <summary>
    /// Counts the independent reports of a set. A cluster counts once, however many reports it has, if one of them at least is independent: a text that
    /// was passed round a chat and sent by forty people is one voice.
    /// </summary>
    /// <param name="reports">
    /// The cluster of each, whatever number stands for it, or <see langword="null"/> for a report that resembles no other; and whether it is its sender's
    /// first of the month on this matter.
    /// </param>
    public static int Count(IEnumerable<(int? Cluster, bool Independent)> reports)
    {
        var (alone, clusters) = (0, new HashSet<int>());
        foreach (var (cluster, independent) in reports)
        {
            if (!independent)
                continue;
            if (cluster is { } number)
                clusters.Add(number);
            else
                alone++;
        }

        return alone + clusters.Count;
    }
}
