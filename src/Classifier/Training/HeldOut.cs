namespace QuttyMeken.Classifier;

/// <summary>Rows of one question (sector, kind or language) by number of label.</summary>
internal sealed record TrainingTask(string Name, BlockWeights Weights, IReadOnlyList<string> Labels, int[] LabelOfRow)
{
    public const int NoLabel = -1;

    public static TrainingTask Of(string name, BlockWeights weights, IReadOnlyList<LabelledText> rows, Func<LabelledText, string?> label)
    {
        string[] labels = [.. rows.Select(label).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return new(name, weights, labels, [.. rows.Select(row => label(row) is { } code ? Array.IndexOf(labels, code) : NoLabel)]);
    }
}

/// <summary>Five-fold cross-validation: scores for each row from a model that has not seen it.</summary>
internal static class HeldOut
{
    public const int Folds = 5;

    private const int LeastRows = 50;

    /// <returns>For each task, scores by row; none where the rows are too few to hold any out.</returns>
    public static float[]?[][] Scores(
        Design design, FeatureDesign features, List<List<Word>> texts, IReadOnlyList<TrainingTask> tasks, int seed, Action<string>? progress)
    {
        var scores = tasks.Select(_ => new float[texts.Count][]).ToArray();
        if (texts.Count < LeastRows)
            return scores;

        var folds = texts.Select(words => FoldOf(words, seed)).ToArray();
        for (var fold = 0; fold < Folds; fold++)
        {
            progress?.Invoke($"held-out fold {fold + 1} of {Folds}");
            var inside = Enumerable.Range(0, texts.Count).Where(row => folds[row] != fold).ToList();
            var outside = Enumerable.Range(0, texts.Count).Where(row => folds[row] == fold).ToList();
            var set = TrainingSet.Build(design, features, texts, inside);
            var vectors = outside.ConvertAll(row => set.Space.Vector(features.Of(texts[row])));
            for (var task = 0; task < tasks.Count; task++)
            {
                var model = set.Fit(design, tasks[task], seed);
                for (var at = 0; at < outside.Count; at++)
                    scores[task][outside[at]] = model.Scores(vectors[at].Weighted(tasks[task].Weights));
            }
        }

        return scores;
    }

    /// <summary>By content, so that the same text twice is never on both sides.</summary>
    public static int FoldOf(List<Word> words, int seed)
    {
        var hash = (uint)seed + 2166136261;
        foreach (var letter in words.SelectMany(word => word.Folded))
            hash = (hash ^ letter) * 16777619;
        return (int)((hash >> 8) % Folds);
    }
}

/// <summary>The traits of some rows, and the rows as vectors of them.</summary>
internal sealed record TrainingSet(FeatureSpace Space, List<(SparseVector Vector, int Row)> Rows)
{
    public static TrainingSet Build(Design design, FeatureDesign features, List<List<Word>> texts, List<int> rows)
    {
        var traits = rows.ConvertAll(row => features.Of(texts[row]));
        var space = FeatureSpace.Build(traits, design.Most);
        return new(space, [.. rows.Select((row, at) => (space.Vector(traits[at]), row))]);
    }

    public LinearModel Fit(Design design, TrainingTask task, int seed)
    {
        var labelled = Rows.Where(row => task.LabelOfRow[row.Row] != TrainingTask.NoLabel)
            .Select(row => (row.Vector.Weighted(task.Weights), task.LabelOfRow[row.Row])).ToList();
        return WeightTrainer.Fit(design.Algorithm, design.Strength, task.Labels, Space.Count, labelled, seed);
    }
}
