namespace QuttyMeken.Classifier;

/// <param name="Kind">Where it is not told, the row teaches sectors only.</param>
/// <param name="Language"><c>kk</c>, <c>ru</c>, <c>mixed</c>, or not told.</param>
/// <param name="Variant">How it is written (<c>plain</c>, <c>no-letters</c>, <c>latin</c>), or not told.</param>
/// <param name="SecondKind">Of a report that tells of two things, such as a payment after a demand.</param>
/// <param name="Source">Who wrote it, in which voice; or where it came from.</param>
public sealed record LabelledText(
    string Text, string Sector, string? Kind = null, string? Language = null, string? Variant = null, string? SecondKind = null, string? Source = null)
{
    /// <summary>Source of the rows that come from the office's own decisions.</summary>
    public const string OfOffice = "office";

    /// <summary>
    /// Whether it is written as most people write, or was. Other rows stretch the vocabulary and are harder than life:
    /// they teach, but how sure a model may be is not measured by them.
    /// </summary>
    public bool IsOrdinary => Source is OfOffice || Source?.EndsWith(" ordinary", StringComparison.Ordinal) == true;
}
