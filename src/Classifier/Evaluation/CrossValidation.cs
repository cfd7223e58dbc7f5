namespace QuttyMeken.Classifier;

/// <summary>How good a design is on rows it was not trained on. The confidence is judged as training would calibrate it.</summary>
internal static class CrossValidation
{
    public static Evaluation Run(Design design, IReadOnlyList<LabelledText> rows, int seed)
    {
        var texts = rows.Select(row => Normalisation.Words(row.Text)).ToList();
        var tasks = Training.Tasks(design, rows);
        var scores = HeldOut.Scores(design, design.Features, texts, tasks, seed, progress: null);
        var judged = tasks.Select((task, at) => Judge(task, rows, scores[at])).ToList();
        return new(judged[0], judged.ElementAtOrDefault(1), Language(design, rows, texts, seed));
    }

    private static Score? Language(Design design, IReadOnlyList<LabelledText> rows, List<List<Word>> texts, int seed)
    {
        var task = Training.LanguageTask(rows);
        return task.Labels.Count < 2 ? null : Judge(task, rows, HeldOut.Scores(design, FeatureDesign.ForLanguage, texts, [task], seed, progress: null)[0]);
    }

    private static Score Judge(TrainingTask task, IReadOnlyList<LabelledText> rows, float[]?[] scores)
    {
        var heldOut = task.LabelOfRow.Select((label, row) => (Scores: scores[row]!, Label: label, rows[row].Language))
            .Where(row => row.Scores is not null && row.Label != TrainingTask.NoLabel).ToList();
        var temperature = Temperature.Fit(heldOut.ConvertAll(row => (row.Scores, row.Label)));
        return Score.Of(heldOut.ConvertAll(row =>
        {
            var shares = LinearModel.Softmax(row.Scores, temperature);
            var best = Array.IndexOf(shares, shares.Max());
            return new Judged(task.Labels[row.Label], task.Labels[best], shares[best], row.Language);
        }));
    }
}
