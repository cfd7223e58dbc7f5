using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>The sector of a report, and whose word it is.</summary>
/// <param name="Guessed">The model's best and next best sectors, the likeliest first; empty while no model has looked.</param>
/// <param name="IsSure">Whether the model was sure enough to be followed; <see langword="null"/> where that was not kept.</param>
public sealed record SectorView(Sector? Counts, Sector? Citizen, Sector? Moderator, IReadOnlyList<SectorShare> Guessed, bool? IsSure)
{
    /// <summary>
    /// What counts is the guess of a model that was not sure, and no moderator has looked: it stands there, but nothing is chosen by it.
    /// That the citizen let it pass makes it no surer.
    /// </summary>
    public bool WantsPerson => IsSure is false && Moderator is null && Guessed.Count > 0 && Guessed[0].Sector == Counts;

    /// <summary>Two sectors are too close to call and no person has said which: both are shown, none is chosen.</summary>
    public bool IsTie => Moderator is null && Citizen is null && Guessed.Count > 1
        && Guessed[0].Confidence - Guessed[1].Confidence < Guess.TieWidth;

    /// <summary>The model's share where its best sector is the one that counts.</summary>
    public float? Confidence => Moderator is null && Guessed.Count > 0 && Guessed[0].Sector == Counts ? Guessed[0].Confidence : null;

    public static SectorView Of(Sector? counts, Sector? citizen, Sector? moderator, Sector? guessed, float? confidence, bool? isSure, string? nextBest) =>
        new(counts, citizen, moderator, guessed is { } best ? [new(best, confidence ?? 0), .. SectorShares.Read(nextBest)] : [], isSure);
}
