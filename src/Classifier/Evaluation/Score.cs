namespace QuttyMeken.Classifier;

/// <summary>How often an answer was given where another, or the same, was expected.</summary>
public sealed record Confusion(string Expected, string Answer, int Count);

/// <summary>What happens when only sure answers are routed without a person.</summary>
/// <param name="From">Least confidence that is routed, from 0 to 1.</param>
/// <param name="Coverage">Share of the texts that are routed.</param>
/// <param name="Precision">Share of the routed that are right; 0 where none is routed.</param>
public sealed record Routing(float From, double Coverage, double Precision)
{
    internal static Routing Of(IReadOnlyList<Judged> judged, float from)
    {
        var (routed, right) = (judged.Count(row => row.Confidence >= from), judged.Count(row => row.Confidence >= from && row.Expected == row.Answer));
        return new(from, judged.Count == 0 ? 0 : routed / (double)judged.Count, routed == 0 ? 0 : right / (double)routed);
    }
}

/// <summary>One answer beside the right one.</summary>
internal readonly record struct Judged(string Expected, string Answer, float Confidence, string? Language);

public sealed record ClassScore(string Label, int Support, double Precision, double Recall, double F1);

/// <summary>How good the answers to one question were.</summary>
/// <param name="MacroF1">Mean over the labels that were expected or answered.</param>
/// <param name="ExpectedCalibrationError">Mean distance between confidence and accuracy in ten bins of confidence.</param>
/// <param name="AccuracyByLanguage">Where the table tells the language.</param>
/// <param name="Confusions">Each pair that came, the commonest first.</param>
/// <param name="Routing">At the model's threshold; <see langword="null"/> for a question that routes nothing.</param>
public sealed record Score(
    int Rows, double Accuracy, double MacroF1, double ExpectedCalibrationError,
    IReadOnlyDictionary<string, double> AccuracyByLanguage, IReadOnlyList<ClassScore> Classes, IReadOnlyList<Confusion> Confusions, Routing? Routing)
{
    private const int Bins = 10;

    /// <param name="routeFrom">Least confidence that is routed without a person.</param>
    internal static Score Of(IReadOnlyList<Judged> judged, float? routeFrom = null)
    {
        var classes = judged.Select(row => row.Expected).Concat(judged.Select(row => row.Answer)).Distinct().Order(StringComparer.Ordinal)
            .Select(label => OfClass(label, judged)).ToList();
        return new(
            judged.Count, AccuracyOf(judged), classes.Count == 0 ? 0 : classes.Average(label => label.F1), CalibrationError(judged),
            judged.Where(row => row.Language is not null).GroupBy(row => row.Language!).OrderBy(group => group.Key, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => AccuracyOf([.. group])),
            classes,
            [.. judged.GroupBy(row => (row.Expected, row.Answer)).Select(pair => new Confusion(pair.Key.Expected, pair.Key.Answer, pair.Count()))
                .OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Expected, StringComparer.Ordinal).ThenBy(pair => pair.Answer, StringComparer.Ordinal)],
            routeFrom is { } from ? Routing.Of(judged, from) : null);
    }

    private static double AccuracyOf(IReadOnlyList<Judged> judged) =>
        judged.Count == 0 ? 0 : judged.Count(row => row.Expected == row.Answer) / (double)judged.Count;

    private static ClassScore OfClass(string label, IReadOnlyList<Judged> judged)
    {
        var support = judged.Count(row => row.Expected == label);
        var answered = judged.Count(row => row.Answer == label);
        var right = judged.Count(row => row.Expected == label && row.Answer == label);
        return new(label, support, Ratio(right, answered), Ratio(right, support), Ratio(2 * right, support + answered));
    }

    private static double CalibrationError(IReadOnlyList<Judged> judged) => judged
        .GroupBy(row => Math.Min((int)(row.Confidence * Bins), Bins - 1))
        .Sum(bin => Math.Abs(AccuracyOf([.. bin]) - bin.Average(row => row.Confidence)) * bin.Count() / judged.Count);

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : part / (double)whole;
}

/// <summary>A model judged by a table; <see langword="null"/> where the table or the model does not tell.</summary>
public sealed record Evaluation(Score Sector, Score? Kind, Score? Language)
{
    public static Evaluation Of(TextModel model, IReadOnlyList<LabelledText> rows)
    {
        var predictions = rows.AsParallel().AsOrdered().Select(row => model.Predict(row.Text)).ToList();
        return new(
            Judge(row => row.Sector, prediction => prediction.Sectors, model.Header.RouteFrom)!,
            Judge(row => row.Kind, prediction => prediction.Kinds),
            Judge(row => row.Language, prediction => [new(prediction.Language, 1)]));

        Score? Judge(Func<LabelledText, string?> expected, Func<Prediction, IReadOnlyList<Share>> answer, float? routeFrom = null)
        {
            var judged = rows.Zip(predictions)
                .Where(pair => expected(pair.First) is not null && answer(pair.Second).Count > 0)
                .Select(pair => (Row: pair.First, Best: answer(pair.Second)[0]))
                .Select(pair => new Judged(expected(pair.Row)!, pair.Best.Label, pair.Best.Confidence, pair.Row.Language))
                .ToList();
            return judged.Count == 0 ? null : Score.Of(judged, routeFrom);
        }
    }
}
