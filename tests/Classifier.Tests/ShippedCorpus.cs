using Xunit;

namespace QuttyMeken.Classifier.Tests;

/// <summary>The model that comes with the program, trained once for all tests, and the texts of people who did not write its rows.</summary>
public sealed class ShippedCorpus
{
    public byte[] Bytes { get; } = ShippedModel.Train(CancellationToken.None);

    /// <summary>Never trained on, and not looked at while the model was made.</summary>
    public IReadOnlyList<LabelledText> HoldOut { get; } = Read("Holdout");

    /// <summary>The texts of <see cref="HoldOut"/> that are in one language, told in the other one by people who translate: the same stories.</summary>
    public IReadOnlyList<LabelledText> Translated { get; } = Read("Holdout/Translated");

    private static List<LabelledText> Read(string folder) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.tsv").Order(StringComparer.Ordinal).SelectMany(LabelledFile.Read)];

    public TextModel Model => TextModel.Load(new MemoryStream(Bytes));
}

[CollectionDefinition(nameof(ShippedCorpus))]
public sealed class WithShippedCorpus : ICollectionFixture<ShippedCorpus>;
