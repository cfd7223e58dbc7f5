using QuttyMeken.BackOffice.Demo.Words;
using QuttyMeken.Domain;
using static QuttyMeken.Domain.ReportStatus;

namespace QuttyMeken.BackOffice.Demo;

/// <summary>What the office's sentences depend on, and what mostly comes of such reports.</summary>
internal static class Topics
{
    // In the order of the columns below.
    private static readonly ReportStatus[] Outcomes = [MeasuresTaken, Unconfirmed, Forwarded, LinkedToRisk, ReportStatus.Irrelevant, Duplicate];

    /// <summary>Under which name the phrases about it stand.</summary>
    public static string Of(Account account)
    {
        if (account.Sector is Sector.Other && account.Kind is not (Kind.PositiveFeedback or Kind.Irrelevant))
            return "outside";

        return account.Kind switch
        {
            Kind.PositiveFeedback => "thanks",
            Kind.Irrelevant => "noise",
            Kind.BribeDemanded or Kind.BribePaid => "money",
            Kind.ProcurementRigging => "purchase",
            Kind.ConflictOfInterest => "conflict",
            Kind.AbuseOfOffice => "abuse",
            Kind.IllegalFees => "fees",
            Kind.ServiceRefusal or Kind.RedTape => "delay",
            Kind.ServiceQuality => "quality",
        };
    }

    /// <summary>Whether there is nothing to ask.</summary>
    public static bool IsPlain(string topic) => topic is "thanks" or "noise";

    public static ReportStatus Outcome(Account account, Random random)
    {
        double[] weights = Of(account) switch
        {
            "money" => [29, 29, 20, 11, 3, 8],
            "purchase" => [28, 26, 17, 18, 3, 8],
            "conflict" => [31, 27, 6, 20, 8, 8],
            "abuse" => [31, 25, 12, 13, 11, 8],
            "fees" => [50, 18, 2, 12, 8, 10],
            "delay" => [43, 18, 2, 12, 15, 10],
            "quality" => [40, 12, 2, 9, 28, 9],
            "thanks" => [76, 0, 0, 24, 0, 0],
            "outside" => [6, 14, 10, 4, 62, 4],
            _ => [0, 0, 0, 0, 97, 3],
        };
        var outcome = random.Weighted([.. Outcomes.Zip(weights)]);
        // The office does not look into criminal cases and justice: it passes on.
        var isJustice = account.Sector is Sector.LawEnforcement or Sector.CourtsEnforcement;
        return outcome is MeasuresTaken && isJustice && account.Kind is not Kind.PositiveFeedback && random.Hits(0.4) ? Forwarded : outcome;
    }

    /// <summary>What was found, where the status tells that something was.</summary>
    public static Outcome Finding(ReportStatus status, string topic, Random random) => status switch
    {
        MeasuresTaken => random.Hits(0.7) ? Domain.Outcome.Substantiated : Domain.Outcome.PartlySubstantiated,
        Unconfirmed => random.Hits(0.6) ? Domain.Outcome.NotSubstantiated : Domain.Outcome.NotEnoughInformation,
        _ => topic is "noise" ? Domain.Outcome.Spam : Domain.Outcome.OutsideCompetence,
    };

    /// <summary>The citizen's mark for it, from 1 to 5.</summary>
    public static int Stars(ReportStatus outcome, Random random)
    {
        double[] weights = outcome switch
        {
            MeasuresTaken => [3, 5, 11, 29, 52],
            Unconfirmed => [8, 11, 22, 32, 27],
            ReportStatus.Irrelevant => [7, 11, 23, 31, 28],
            _ => [4, 7, 17, 36, 36],
        };
        return random.Weighted([.. weights.Select((weight, at) => (at + 1, weight))]);
    }
}
