namespace QuttyMeken.Classifier;

/// <summary>How good a design is on rows it was not trained on. The confidence is judged as training would calibrate it.</summary>
internal static class CrossValidation
{
    /// <summary>Of what is routed without a person, on rows held out.</summary>
    public const double WantedPrecision = 0.95;

    /// <summary>Of the second kinds that are told, on rows held out.</summary>
    public const double WantedSecondPrecision = 0.6;

    // Fewer would move the threshold by chance.
    private const int EnoughOrdinary = 300;

    public static Evaluation Run(Design design, IReadOnlyList<LabelledText> rows, int seed)
    {
        var texts = rows.Select(row => Normalisation.Words(row.Text)).ToList();
        var tasks = Training.Tasks(design, rows);
        var scores = HeldOut.Scores(design, texts, tasks, seed, progress: null);
        return Of(tasks, rows, scores).All! with { Language = Language(rows, texts, seed) };
    }

    /// <summary>What held-out scores say: how good the answers are, each task's temperature, and from which confidence on a sector may be routed.</summary>
    /// <returns>No evaluation where the rows were too few to hold any out; none of ordinary rows where these are too few.</returns>
    public static (Evaluation? All, Evaluation? Ordinary, IReadOnlyList<float> Temperatures, float RouteFrom) Of(
        IReadOnlyList<TrainingTask> tasks, IReadOnlyList<LabelledText> rows, float[]?[][] scores)
    {
        var heldOut = Enumerable.Range(0, rows.Count).Where(row => scores[0][row] is not null).ToList();
        var ordinary = heldOut.Where(row => rows[row].IsOrdinary).ToList();
        var lifelike = ordinary.Count >= EnoughOrdinary ? ordinary : heldOut;
        var temperatures = tasks.Select((task, at) => Temperature.Fit(
            [.. lifelike.Where(row => task.LabelOfRow[row] != TrainingTask.NoLabel).Select(row => (scores[at][row]!, task.LabelOfRow[row]))])).ToList();
        if (heldOut.Count == 0)
            return (null, null, temperatures, 0);

        var shares = tasks.Select((_, at) => Array.ConvertAll(scores[at], score => score is null ? null : LinearModel.Softmax(score, temperatures[at]))).ToArray();
        if (tasks.Count > 1 && Reconciliation.Applies(rows))
        {
            var (other, irrelevant) = (Reconciliation.PlaceOfOther(tasks[0].Labels), Reconciliation.PlaceOfIrrelevant(tasks[1].Labels));
            foreach (var row in heldOut)
                Reconciliation.Reconcile(shares[0][row]!, other, shares[1][row]!, irrelevant);
        }

        var routeFrom = RouteFrom(Answers(0, lifelike));
        return (Judge(heldOut), ordinary.Count >= EnoughOrdinary ? Judge(ordinary) : null, temperatures, routeFrom);

        Evaluation Judge(List<int> which) => new(
            Score.Of(Answers(0, which), routeFrom), tasks.Count > 1 ? Score.Of(Answers(1, which)) : null, null);

        List<Judged> Answers(int task, List<int> which) => [.. which.Where(row => tasks[task].LabelOfRow[row] != TrainingTask.NoLabel).Select(row =>
        {
            var best = Array.IndexOf(shares[task][row]!, shares[task][row]!.Max());
            return new Judged(tasks[task].Labels[tasks[task].LabelOfRow[row]], tasks[task].Labels[best], shares[task][row]![best], rows[row].Language);
        })];
    }

    private static float RouteFrom(List<Judged> judged) =>
        MathF.Round(From(judged.Select(row => (row.Confidence, row.Expected == row.Answer)), WantedPrecision), 3);

    /// <summary>The least confidence from which on the answers were right as often as wanted; 1 where there is none.</summary>
    private static float From(IEnumerable<(float Confidence, bool IsRight)> answers, double wanted)
    {
        var (right, seen, from) = (0, 0, 1f);
        foreach (var (confidence, isRight) in answers.OrderByDescending(answer => answer.Confidence))
        {
            seen++;
            right += isRight ? 1 : 0;
            if (right >= wanted * seen)
                from = confidence;
        }

        return from;
    }

    /// <summary>
    /// The likelihood from which on a second kind is told: where it was right as often as <see cref="WantedSecondPrecision"/> on rows held
    /// out. A second kind that is made up costs a moderator more than one that is missed.
    /// </summary>
    public static float SecondFrom(TrainingTask task, float[]?[] scores, float temperature)
    {
        var none = task.Labels.ToList().IndexOf(TextModel.NoSecond);
        var judged = Enumerable.Range(0, scores.Length).Where(row => scores[row] is not null && task.LabelOfRow[row] != TrainingTask.NoLabel)
            .Select(row => (Best: TextModel.BestSecond(LinearModel.Softmax(scores[row]!, temperature), none), Label: task.LabelOfRow[row]));
        return From(judged.Select(row => (row.Best.Share, row.Best.Label == row.Label)), WantedSecondPrecision);
    }

    private static Score? Language(IReadOnlyList<LabelledText> rows, List<List<Word>> texts, int seed)
    {
        List<int> told = [.. Enumerable.Range(0, rows.Count).Where(row => rows[row].Language is not null)];
        string?[] languages = [.. rows.Select(row => row.Language)];
        if (!LanguageTraining.IsPossible(languages))
            return null;

        var folds = Clusters.Folds(texts, HeldOut.Folds, seed);
        var answers = new Judged[rows.Count];
        OwnThreads.For(HeldOut.Folds, fold =>
        {
            var model = LanguageTraining.Train(texts, [.. languages.Select((language, row) => folds[row] == fold ? null : language)], seed);
            foreach (var row in told.Where(row => folds[row] == fold))
                answers[row] = new(rows[row].Language!, model.Of(texts[row]), 1, rows[row].Language);
        });
        return Score.Of(told.ConvertAll(row => answers[row]));
    }
}
