namespace QuttyMeken.Classifier;

/// <summary>Labelled texts in, the bytes of a model out. The same rows and seed give the same bytes.</summary>
public static class Training
{
    private static readonly Lazy<LanguageParts> CorpusLanguage = new(() => LanguageOf(Design.Chosen, Corpus.Rows, ShippedModel.Seed));

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
        var heldOut = HeldOut.Scores(design, design.Features, texts, tasks, seed, progress);
        progress?.Invoke("all rows");
        var set = TrainingSet.Build(design, design.Features, texts, [.. Enumerable.Range(0, rows.Count)]);
        var judged = CrossValidation.Of(tasks, rows, heldOut);
        var models = tasks.Select((task, at) => set.Fit(design, task, seed).WithTemperature(judged.Temperatures[at])).ToList();
        var language = Language(design, rows, seed);

        var parts = new ModelParts(new(design.Features, design.Sector, design.Kind), set.Space, models[0], models.ElementAtOrDefault(1), language.Traits, language.Model);
        return ModelArchive.Write(
            parts,
            new(TextModel.FormatVersion, seed, rows.Count, design.Name,
                Header(models[0], judged.Evaluation?.Sector), models.Count > 1 ? Header(models[1], judged.Evaluation?.Kind) : null, language.Header, judged.RouteFrom),
            ModelCard.Of(rows, judged.Evaluation));
    }

    private static TaskHeader Header(LinearModel model, Score? heldOut) =>
        new(model.Labels, model.Temperature, heldOut is null ? null : Math.Round(heldOut.Accuracy, 4));

    internal static List<TrainingTask> Tasks(Design design, IReadOnlyList<LabelledText> rows)
    {
        List<TrainingTask> tasks = [TrainingTask.Of("sector", design.Sector, rows, row => row.Sector)];
        if (rows.Any(row => row.Kind is not null))
            tasks.Add(TrainingTask.Of("kind", design.Kind, rows, row => row.Kind));
        return tasks;
    }

    internal static TrainingTask LanguageTask(IReadOnlyList<LabelledText> rows) => TrainingTask.Of("language", new(), rows, row => row.Language);

    /// <summary>Of rows that tell all three languages, else of the corpus.</summary>
    private static LanguageParts Language(Design design, IReadOnlyList<LabelledText> rows, int seed)
    {
        var told = rows.Where(row => row.Language is "kk" or "ru" or "mixed").ToList();
        return told.Select(row => row.Language).Distinct().Count() == 3 ? LanguageOf(design, told, seed) : CorpusLanguage.Value;
    }

    /// <summary>Nobody is shown how sure the language is, so that no rows are held out to calibrate it.</summary>
    private static LanguageParts LanguageOf(Design design, IReadOnlyList<LabelledText> rows, int seed)
    {
        var texts = rows.Select(row => Normalisation.Words(row.Text)).ToList();
        var task = LanguageTask(rows);
        var set = TrainingSet.Build(design, FeatureDesign.ForLanguage, texts, [.. Enumerable.Range(0, rows.Count)]);
        return new(set.Space, set.Fit(design, task, seed), new(task.Labels, Temperature: 1, HeldOutAccuracy: null));
    }

    private sealed record LanguageParts(FeatureSpace Traits, LinearModel Model, TaskHeader Header);
}
