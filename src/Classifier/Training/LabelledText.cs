namespace QuttyMeken.Classifier;

/// <param name="Kind">Where it is not told, the row teaches sectors only.</param>
/// <param name="Language"><c>kk</c>, <c>ru</c>, <c>mixed</c>, or not told.</param>
/// <param name="Variant">How it is written (<c>plain</c>, <c>no-letters</c>, <c>latin</c>), or not told.</param>
public sealed record LabelledText(string Text, string Sector, string? Kind = null, string? Language = null, string? Variant = null);
