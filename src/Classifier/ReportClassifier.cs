using QuttyMeken.Domain;

namespace QuttyMeken.Classifier;

/// <summary>A trained model behind the seam of the domain. May be used by many threads at once.</summary>
public sealed class ReportClassifier : IReportClassifier
{
    private readonly TextModel model;
    private readonly string name;

    private ReportClassifier(TextModel model, string name) => (this.model, this.name) = (model, name);

    /// <exception cref="ModelException">Not a model, of another format version, or with labels that are not the domain's codes.</exception>
    public static ReportClassifier Load(byte[] model)
    {
        using var stream = new MemoryStream(model, writable: false);
        var loaded = TextModel.Load(stream);
        Demand<Sector>(loaded.Header.Sector);
        if (loaded.Header.Kind is { } kind)
            Demand<Kind>(kind);
        return new(loaded, ModelArchive.Name(model));
    }

    /// <inheritdoc cref="Load(byte[])"/>
    public static ReportClassifier Load(Stream model)
    {
        using var bytes = new MemoryStream();
        model.CopyTo(bytes);
        return Load(bytes.ToArray());
    }

    public Guess? Classify(string text)
    {
        var (prediction, reasons) = model.Explain(text);
        var sectors = prediction.Sectors.Take(4).Select(share => new SectorShare(Code.Parse<Sector>(share.Label), share.Confidence)).ToList();
        var (kind, kindConfidence) = prediction.Kinds is [var best, ..]
            ? (Code.Parse<Kind>(best.Label), best.Confidence)
            : (Kind.Irrelevant, 0f);

        return new(
            LanguageOf(prediction.Language), sectors[0].Sector, sectors[0].Confidence, sectors[1..],
            kind, kindConfidence, reasons, name, prediction.IsSure, prediction.SecondKind is { } second ? Code.Parse<Kind>(second) : null);
    }

    private static ReportLanguage LanguageOf(string code) => code switch
    {
        "kk" => ReportLanguage.Kazakh,
        "ru" => ReportLanguage.Russian,
        _ => ReportLanguage.Mixed,
    };

    private static void Demand<T>(TaskHeader task) where T : struct, Enum
    {
        var strange = task.Labels.Where(label => Code.Find<T>(label) is null).ToList();
        if (strange.Count > 0)
            throw new ModelException($"The model has labels that are no code of {typeof(T).Name}: {string.Join(", ", strange)}.");
    }
}
