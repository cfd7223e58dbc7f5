namespace QuttyMeken.Domain;

/// <summary>What the office found when it closed a report. Says of a report whether it is true; the status says what became of it.</summary>
public enum Outcome
{
    Substantiated, PartlySubstantiated, NotSubstantiated,
    /// <summary>Too little was said to find out, and the citizen did not answer.</summary>
    NotEnoughInformation,
    OutsideCompetence, Spam,
}

public static class OutcomeRules
{
    /// <summary>The status a report is closed with, as DOMAIN.md §8 names it to the citizen.</summary>
    public static ReportStatus Status(this Outcome outcome) => outcome switch
    {
        Outcome.Substantiated or Outcome.PartlySubstantiated => ReportStatus.MeasuresTaken,
        Outcome.NotSubstantiated or Outcome.NotEnoughInformation => ReportStatus.Unconfirmed,
        Outcome.OutsideCompetence or Outcome.Spam => ReportStatus.Irrelevant,
    };

    /// <summary>Key of the sentence the citizen reads before the office's own words on a closed report.</summary>
    public static string TextKey(ReportStatus status, Outcome? outcome) => $"closed.{(outcome is { } found ? Code.Of(found) : Code.Of(status))}";
}
