namespace QuttyMeken.Classifier;

/// <summary>Two models judged by the same rows.</summary>
/// <param name="OnlyModelRight">Rows whose sector the first tells and the second does not.</param>
public sealed record SideBySide(Evaluation Model, Evaluation Other, int OnlyModelRight, int OnlyOtherRight)
{
    public static SideBySide Of(TextModel model, TextModel other, IReadOnlyList<LabelledText> rows)
    {
        var right = rows.AsParallel().Select(row => (
            Model: model.Predict(row.Text).Sectors[0].Label == row.Sector,
            Other: other.Predict(row.Text).Sectors[0].Label == row.Sector)).ToList();
        return new(
            Evaluation.Of(model, rows), Evaluation.Of(other, rows),
            right.Count(row => row is { Model: true, Other: false }), right.Count(row => row is { Model: false, Other: true }));
    }
}
