namespace QuttyMeken.Classifier;

/// <summary>What a model was made of and how good it was, written by the training itself. The same rows and seed give the same card.</summary>
/// <param name="RowsByLanguage">Rows whose language was told; the rest are not counted.</param>
/// <param name="RowsByVariant">By how they are written (<c>plain</c>, <c>no-letters</c>, <c>latin</c>), where told.</param>
/// <param name="HeldOut">By five-fold cross-validation, texts that are nearly the same kept on one side; <see langword="null"/> where the rows were too few.</param>
/// <param name="OrdinaryHeldOut">The same over ordinary rows alone, by which confidence is measured; <see langword="null"/> where they were too few.</param>
public sealed record ModelCard(
    int Rows, IReadOnlyDictionary<string, int> RowsBySector, IReadOnlyDictionary<string, int> RowsByKind, IReadOnlyDictionary<string, int> RowsByLanguage,
    IReadOnlyDictionary<string, int> RowsByVariant, Evaluation? HeldOut, Evaluation? OrdinaryHeldOut)
{
    internal static ModelCard Of(IReadOnlyList<LabelledText> rows, Evaluation? heldOut, Evaluation? ordinary) => new(
        rows.Count, Count(rows, row => row.Sector), Count(rows, row => row.Kind), Count(rows, row => row.Language), Count(rows, row => row.Variant), heldOut, ordinary);

    private static SortedDictionary<string, int> Count(IReadOnlyList<LabelledText> rows, Func<LabelledText, string?> of) => new(
        rows.Select(of).OfType<string>().GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count()), StringComparer.Ordinal);
}
