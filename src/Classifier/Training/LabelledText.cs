namespace QuttyMeken.Classifier;

/// <param name="Kind">Where it is not told, the row teaches sectors only.</param>
/// <param name="Language"><c>kk</c>, <c>ru</c>, <c>mixed</c>, or not told.</param>
/// <param name="Variant">How it is written (<c>plain</c>, <c>no-letters</c>, <c>latin</c>), or not told.</param>
/// <param name="SecondKind">Of a report that tells of two things, such as a payment after a demand.</param>
/// <param name="Source">Who wrote it, in which voice; or where it came from.</param>
public sealed record LabelledText(
    string Text, string Sector, string? Kind = null, string? Language = null, string? Variant = null, string? SecondKind = null, string? Source = null);
