namespace QuttyMeken.Classifier;

/// <summary>How good a design is on rows it was not trained on. The confidence is judged as training would calibrate it.</summary>
internal static class CrossValidation
{
    /// <summary>Of what is routed without a person, on rows held out.</summary>
    public const double WantedPrecision = 0.95;

    public static Evaluation Run(Design design, IReadOnlyList<LabelledText> rows, int seed)
    {
        var texts = rows.Select(row => Normalisation.Words(row.Text)).ToList();
        var tasks = Training.Tasks(design, rows);
        var scores = HeldOut.Scores(design, texts, tasks, seed, progress: null);
        return Of(tasks, rows, scores).Evaluation! with { Language = Language(rows, texts, seed) };
    }

    /// <summary>What held-out scores say: how good the answers are, each task's temperature, and from which confidence on a sector may be routed.</summary>
    /// <returns>No evaluation where the rows were too few to hold any out.</returns>
    public static (Evaluation? Evaluation, IReadOnlyList<float> Temperatures, float RouteFrom) Of(
        IReadOnlyList<TrainingTask> tasks, IReadOnlyList<LabelledText> rows, float[]?[][] scores)
    {
        var judged = tasks.Select((task, at) => Answers(task, rows, scores[at])).ToList();
        List<float> temperatures = judged.ConvertAll(task => task.Temperature);
        if (judged[0].Rows.Count == 0)
            return (null, temperatures, 0);

        var routeFrom = RouteFrom(judged[0].Rows);
        return (new(Score.Of(judged[0].Rows, routeFrom), judged.Count > 1 ? Score.Of(judged[1].Rows) : null, null), temperatures, routeFrom);
    }

    /// <summary>The least confidence from which on the answers were right as often as <see cref="WantedPrecision"/>.</summary>
    private static float RouteFrom(List<Judged> judged)
    {
        var (right, seen, from) = (0, 0, 1f);
        foreach (var row in judged.OrderByDescending(row => row.Confidence))
        {
            seen++;
            right += row.Expected == row.Answer ? 1 : 0;
            if (right >= WantedPrecision * seen)
                from = row.Confidence;
        }

        return MathF.Round(from, 3);
    }

    private static Score? Language(IReadOnlyList<LabelledText> rows, List<List<Word>> texts, int seed)
    {
        List<int> told = [.. Enumerable.Range(0, rows.Count).Where(row => rows[row].Language is not null)];
        string?[] languages = [.. rows.Select(row => row.Language)];
        if (!LanguageTraining.IsPossible(languages))
            return null;

        var folds = Clusters.Folds(texts, HeldOut.Folds, seed);
        var answers = new Judged[rows.Count];
        Parallel.For(0, HeldOut.Folds, fold =>
        {
            var model = LanguageTraining.Train(texts, [.. languages.Select((language, row) => folds[row] == fold ? null : language)], seed);
            foreach (var row in told.Where(row => folds[row] == fold))
                answers[row] = new(rows[row].Language!, model.Of(texts[row]), 1, rows[row].Language);
        });
        return Score.Of(told.ConvertAll(row => answers[row]));
    }

    private static (List<Judged> Rows, float Temperature) Answers(TrainingTask task, IReadOnlyList<LabelledText> rows, float[]?[] scores)
    {
        var heldOut = task.LabelOfRow.Select((label, row) => (Scores: scores[row]!, Label: label, rows[row].Language))
            .Where(row => row.Scores is not null && row.Label != TrainingTask.NoLabel).ToList();
        var temperature = Temperature.Fit(heldOut.ConvertAll(row => (row.Scores, row.Label)));
        var answers = heldOut.ConvertAll(row =>
        {
            var shares = LinearModel.Softmax(row.Scores, temperature);
            var best = Array.IndexOf(shares, shares.Max());
            return new Judged(task.Labels[row.Label], task.Labels[best], shares[best], row.Language);
        });
        return (answers, temperature);
    }
}
