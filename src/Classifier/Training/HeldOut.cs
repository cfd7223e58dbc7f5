namespace QuttyMeken.Classifier;

/// <summary>Rows of one question (sector or kind) by number of label.</summary>
internal sealed record TrainingTask(string Name, BlockWeights Weights, IReadOnlyList<string> Labels, int[] LabelOfRow)
{
    public const int NoLabel = -1;

    public static TrainingTask Of(string name, BlockWeights weights, IReadOnlyList<LabelledText> rows, Func<LabelledText, string?> label)
    {
        string[] labels = [.. rows.Select(label).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var numbers = labels.Select((code, at) => (code, at)).ToDictionary(pair => pair.code, pair => pair.at, StringComparer.Ordinal);
        return new(name, weights, labels, [.. rows.Select(row => label(row) is { } code ? numbers[code] : NoLabel)]);
    }
}

/// <summary>Five-fold cross-validation: scores for each row from a model that has not seen it, nor a text that is nearly the same.</summary>
internal static class HeldOut
{
    public const int Folds = 5;

    private const int LeastRows = 50;

    // More rows tell enough when one fold is judged, and the time stays bounded.
    private const int ManyRows = 30_000;

    /// <returns>For each task, scores by row; none where the row was not held out.</returns>
    public static float[]?[][] Scores(
        Design design, IReadOnlyList<List<Word>> texts, IReadOnlyList<TrainingTask> tasks, int seed, Action<string>? progress)
    {
        var scores = tasks.Select(_ => new float[]?[texts.Count]).ToArray();
        if (texts.Count < LeastRows)
            return scores;

        var folds = Clusters.Folds(texts, Folds, seed);
        var judged = texts.Count > ManyRows ? 1 : Folds;
        OwnThreads.For(judged, fold =>
        {
            progress?.Invoke($"held-out fold {fold + 1} of {judged}");
            var set = TrainingSet.Build(design, texts, [.. Enumerable.Range(0, texts.Count).Where(row => folds[row] != fold)]);
            var outside = Enumerable.Range(0, texts.Count).Where(row => folds[row] == fold).ToList();
            for (var task = 0; task < tasks.Count; task++)
            {
                var model = set.Fit(design, tasks[task], seed);
                foreach (var row in outside)
                    scores[task][row] = model.Scores(set.Space.Vector(design.Features.Read(texts[row])));
            }
        });
        return scores;
    }
}

/// <summary>The traits of some rows, and the rows as vectors of them.</summary>
internal sealed record TrainingSet(FeatureSpace Space, List<(SparseVector Vector, int Row)> Rows)
{
    public static TrainingSet Build(Design design, IReadOnlyList<List<Word>> texts, IReadOnlyList<int> rows)
    {
        var space = FeatureSpace.Build(at => design.Features.Read(texts[rows[at]]), rows.Count, least: 2, design.Most);
        return new(space, [.. rows.Select(row => (space.Vector(design.Features.Read(texts[row])), row))]);
    }

    public LinearModel Fit(Design design, TrainingTask task, int seed)
    {
        var ofTraits = new float[Space.Count];
        for (var place = 0; place < ofTraits.Length; place++)
            ofTraits[place] = task.Weights.Of(Space.BlockOf(place));
        var labelled = Rows.Where(row => task.LabelOfRow[row.Row] != TrainingTask.NoLabel)
            .Select(row => (Weighted(row.Vector, ofTraits), task.LabelOfRow[row.Row])).ToList();
        return WeightTrainer.Fit(design.Algorithm, design.Strength, task.Labels, Space.Count, labelled, seed).Times(ofTraits);
    }

    private static SparseVector Weighted(SparseVector vector, float[] ofTraits)
    {
        var values = new float[vector.Values.Length];
        for (var at = 0; at < values.Length; at++)
            values[at] = vector.Values[at] * ofTraits[vector.Indices[at]];
        return vector with { Values = values };
    }
}
