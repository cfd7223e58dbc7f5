namespace QuttyMeken.Domain;

/// <summary>How many reports of one kind of guess there were.</summary>
/// <param name="Decided">The moderator's sector; <see langword="null"/> where none has decided.</param>
/// <param name="IsSure">Whether the guess could be routed; <see langword="null"/> where that was not kept.</param>
public sealed record Tally(ReportLanguage Language, Sector Guessed, Sector? Decided, bool? IsSure, int Count)
{
    public bool IsOverridden => Decided is { } decided && decided != Guessed;
}

public sealed record Confused(Sector Guessed, Sector Decided, int Count);

/// <summary>Some out of all.</summary>
public readonly record struct Ratio(int Part, int Whole)
{
    /// <summary>From 0 to 1; <see langword="null"/> out of none.</summary>
    public double? Share => Whole == 0 ? null : Part / (double)Whole;

    public static Ratio Of(IEnumerable<Tally> tallies, Func<Tally, bool> whole, Func<Tally, bool> part)
    {
        var (some, all) = (0, 0);
        foreach (var tally in tallies.Where(whole))
        {
            all += tally.Count;
            if (part(tally))
                some += tally.Count;
        }

        return new(some, all);
    }
}
