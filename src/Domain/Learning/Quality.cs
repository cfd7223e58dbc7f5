namespace QuttyMeken.Domain;

/// <summary>How often the guess was what a moderator decided.</summary>
public static class Quality
{
    /// <summary>Fewer decisions than this make no share that says anything.</summary>
    public const int LeastDecisions = 10;

    /// <summary>Guess and decision are the same, out of those decided.</summary>
    public static Ratio Agreed(IEnumerable<Tally> tallies) => Ratio.Of(tallies, tally => tally.Decided is not null, tally => !tally.IsOverridden);

    /// <summary>The same for reports that a moderator gave to this sector: how much of it the model finds.</summary>
    public static Ratio Agreed(IEnumerable<Tally> tallies, Sector decided) => Agreed(tallies.Where(tally => tally.Decided == decided));

    public static Ratio Agreed(IEnumerable<Tally> tallies, ReportLanguage language) => Agreed(tallies.Where(tally => tally.Language == language));

    /// <summary>The guess was sure enough to be routed, out of those of which it is known.</summary>
    public static Ratio Routed(IEnumerable<Tally> tallies) => Ratio.Of(tallies, tally => tally.IsSure is not null, tally => tally.IsSure is true);

    /// <summary>Routed, and the moderator who looked had nothing to correct; out of the routed that a moderator decided.</summary>
    public static Ratio RoutedRight(IEnumerable<Tally> tallies) =>
        Ratio.Of(tallies, tally => tally is { IsSure: true, Decided: not null }, tally => !tally.IsOverridden);
}
