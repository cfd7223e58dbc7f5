using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Jobs;

/// <summary>The promoted model, once it is there; until then nobody waits and no guess is made.</summary>
internal sealed class ServedClassifier : IReportClassifier
{
    private volatile IReportClassifier? _model;

    public string? Hash { get; private set; }

    public Guess? Classify(string text) => _model?.Classify(text);

    public void Serve(IReportClassifier model, string hash) => (_model, Hash) = (model, hash);
}
