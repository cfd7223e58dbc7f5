namespace QuttyMeken.Domain;

/// <summary>Says what a text is about. It advises; a person decides.</summary>
public interface IReportClassifier
{
    /// <param name="text">The citizen's words, Kazakh or Russian or both, at most <see cref="Report.MaxTextLength"/> characters.</param>
    /// <returns><see langword="null"/> while no model is there: then no guess is offered, and the report is classified later.</returns>
    Guess? Classify(string text);
}

/// <summary>What the model thinks of a text.</summary>
/// <param name="Language">Of the text, not of the messenger.</param>
/// <param name="Sector">The best sector; <see cref="Sector.Other"/> where the text is about none of them.</param>
/// <param name="Confidence">Of the sector, from 0 to 1, calibrated.</param>
/// <param name="NextBest">At most three sectors after the best, the likeliest first.</param>
/// <param name="Kind">The best kind.</param>
/// <param name="KindConfidence">From 0 to 1, calibrated.</param>
/// <param name="Reasons">Words of the text that spoke for the sector, the strongest first, as they stand in the text.</param>
/// <param name="Model">Which model said so: the SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="IsSure">Whether the sector is sure enough to be routed; otherwise a person should look.</param>
/// <param name="SecondKind">What the text tells of besides, such as a demand before the payment; <see langword="null"/> where nothing is likely enough.</param>
public sealed record Guess(
    ReportLanguage Language, Sector Sector, float Confidence, IReadOnlyList<SectorShare> NextBest,
    Kind Kind, float KindConfidence, IReadOnlyList<string> Reasons, string Model, bool IsSure = true, Kind? SecondKind = null)
{
    /// <summary>Two sectors closer than this are both shown, and none is chosen (DOMAIN.md §3, tie rule 5).</summary>
    public const float TieWidth = 0.10f;

    /// <summary>Whether the best two sectors are too close to call.</summary>
    public bool IsTie => NextBest.Count > 0 && Confidence - NextBest[0].Confidence < TieWidth;
}

public sealed record SectorShare(Sector Sector, float Confidence);
