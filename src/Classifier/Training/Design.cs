namespace QuttyMeken.Classifier;

internal enum Algorithm { Sdca, Hinge, Lbfgs, Perceptron }

/// <summary>How a model is made. The designs that were tried stand here; <c>compare</c> measures them.</summary>
/// <param name="Strength">L2 regularisation: the more, the less the model trusts single traits.</param>
/// <param name="Most">Traits kept at most.</param>
internal sealed record Design(
    string Name, FeatureDesign Features, BlockWeights Sector, BlockWeights Kind, Algorithm Algorithm, float Strength, int Most = 100_000)
{
    private static readonly BlockWeights ForSector = new(Words: 0.5f, SectorStems: 0.4f, KindStems: 0.2f);
    private static readonly BlockWeights ForKind = new(SectorStems: 0.2f, KindStems: 0.2f);

    public static IReadOnlyList<Design> All { get; } =
    [
        new("hinge", new(), ForSector, ForKind, Algorithm.Hinge, 1e-4f),
        new("sdca", new(), ForSector, ForKind, Algorithm.Sdca, 1e-4f),
        new("perceptron", new(), ForSector, ForKind, Algorithm.Perceptron, 0),
        new("lbfgs", new(), ForSector, ForKind, Algorithm.Lbfgs, 0.3f),
        new("hinge-no-lexicon", new(Lexicon: false), ForSector, ForKind, Algorithm.Hinge, 1e-4f),
        new("hinge-no-letters", new(MaxLetters: 0), ForSector, ForKind, Algorithm.Hinge, 1e-4f),
        new("hinge-no-words", new(Words: false, Bigrams: false), ForSector, ForKind, Algorithm.Hinge, 1e-4f),
    ];

    public static Design Chosen => All[0];
}
