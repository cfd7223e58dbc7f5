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
        var trained = tasks.Select((task, at) => Calibrated(set.Fit(design, task, seed), task, heldOut[at])).ToList();
        var language = Language(design, rows, seed);

        var parts = new ModelParts(new(design.Features, design.Sector, design.Kind), set.Space, trained[0].Model, trained.ElementAtOrDefault(1).Model, language.Traits, language.Model);
        return ModelArchive.Write(parts, new(
            TextModel.FormatVersion, seed, rows.Count, design.Name, trained[0].Header, trained.ElementAtOrDefault(1).Header, language.Header));
    }

    internal static List<TrainingTask> Tasks(Design design, IReadOnlyList<LabelledText> rows)
    {
        List<TrainingTask> tasks = [TrainingTask.Of("sector", design.Sector, rows, row => row.Sector)];
        if (rows.Any(row => row.Kind is not null))
            tasks.Add(TrainingTask.Of("kind", design.Kind, rows, row => row.Kind));
        return tasks;
    }

    internal static TrainingTask LanguageTask(IReadOnlyList<LabelledText> rows) => TrainingTask.Of("language", new(), rows, row => row.Language);

    private static (LinearModel Model, TaskHeader Header) Calibrated(LinearModel model, TrainingTask task, float[]?[] heldOut)
    {
        var judged = task.LabelOfRow
            .Select((label, row) => (Scores: heldOut[row]!, Label: label))
            .Where(row => row.Scores is not null && row.Label != TrainingTask.NoLabel)
            .ToList();
        var temperature = Temperature.Fit(judged);
        double? accuracy = judged.Count == 0 ? null : judged.Average(row => Array.IndexOf(row.Scores, row.Scores.Max()) == row.Label ? 1.0 : 0.0);
        return (model.WithTemperature(temperature), new(task.Labels, temperature, accuracy is { } known ? Math.Round(known, 4) : null));
    }

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
