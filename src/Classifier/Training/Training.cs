namespace QuttyMeken.Classifier;

/// <summary>Labelled texts in, the bytes of a model out. The same rows and seed give the same bytes.</summary>
public static class Training
{
    private static readonly Lazy<LanguageModel> CorpusLanguage = new(() => LanguageOf(Corpus.Rows, ShippedModel.Seed));

    /// <param name="rows">May hold any labels. Those without a language leave the language to the embedded corpus.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static byte[] Train(IReadOnlyList<LabelledText> rows, int seed, Action<string>? progress = null) =>
        Train(rows, seed, Design.Chosen, progress);

    internal static byte[] Train(IReadOnlyList<LabelledText> rows, int seed, Design design, Action<string>? progress)
    {
        if (rows.Count == 0)
            throw new ArgumentException("There is no row to train on.", nameof(rows));

        var texts = rows.Select(row => Normalisation.Words(row.Text)).ToList();
        var tasks = Tasks(design, rows);
        var heldOut = HeldOut.Scores(design, texts, tasks, seed, progress);
        progress?.Invoke("all rows");
        var set = TrainingSet.Build(design, texts, [.. Enumerable.Range(0, rows.Count)]);
        var judged = CrossValidation.Of(tasks, rows, heldOut);
        var models = tasks.Select((task, at) => set.Fit(design, task, seed).WithTemperature(judged.Temperatures[at])).ToList();
        var language = Language(rows, seed);

        var parts = new ModelParts(design.Features, set.Space, models[0], models.ElementAtOrDefault(1), models.ElementAtOrDefault(2), language);
        var header = new ModelHeader(
            TextModel.FormatVersion, seed, rows.Count, design.Name,
            Header(models[0], judged.All?.Sector), models.Count > 1 ? Header(models[1], judged.All?.Kind) : null, models.Count > 2 ? Header(models[2], null) : null,
            new(language.Labels, Temperature: 1, HeldOutAccuracy: null), judged.RouteFrom, Reconciliation.Applies(rows),
            models.Count > 2 ? CrossValidation.SecondFrom(tasks[2], heldOut[2], judged.Temperatures[2]) : 1);
        return ModelArchive.Write(parts, header, ModelCard.Of(rows, judged.All, judged.Ordinary));
    }

    private static TaskHeader Header(LinearModel model, Score? heldOut) =>
        new(model.Labels, model.Temperature, heldOut is null ? null : Math.Round(heldOut.Accuracy, 4));

    internal static List<TrainingTask> Tasks(Design design, IReadOnlyList<LabelledText> rows)
    {
        List<TrainingTask> tasks = [TrainingTask.Of("sector", design.Sector, rows, row => row.Sector)];
        if (rows.Any(row => row.Kind is not null))
            tasks.Add(TrainingTask.Of("kind", design.Kind, rows, row => row.Kind));
        // Nobody in the office says whether there is a second kind.
        if (tasks.Count > 1 && rows.Any(row => row.SecondKind is not null))
            tasks.Add(TrainingTask.Of("second kind", design.Kind, rows, row => row.Kind is null || row.Source == LabelledText.OfOffice ? null : row.SecondKind ?? TextModel.NoSecond));
        return tasks;
    }

    /// <summary>Of rows that tell all three languages, else of the corpus.</summary>
    private static LanguageModel Language(IReadOnlyList<LabelledText> rows, int seed) =>
        LanguageTraining.IsPossible([.. rows.Select(row => row.Language)]) ? LanguageOf(rows, seed) : CorpusLanguage.Value;

    private static LanguageModel LanguageOf(IReadOnlyList<LabelledText> rows, int seed) =>
        LanguageTraining.Train([.. rows.Select(row => Normalisation.Words(row.Text))], [.. rows.Select(row => row.Language)], seed);
}
