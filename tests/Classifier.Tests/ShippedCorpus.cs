using Xunit;

namespace QuttyMeken.Classifier.Tests;

/// <summary>The model that comes with the program, trained once for all tests, and the texts of people who did not write its rows.</summary>
public sealed class ShippedCorpus
{
    public byte[] Bytes { get; } = ShippedModel.Train(CancellationToken.None);

    /// <summary>Never trained on, and not looked at while the model was made.</summary>
    public IReadOnlyList<LabelledText> HoldOut { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Holdout"), "*.tsv").Order(StringComparer.Ordinal).SelectMany(LabelledFile.Read)];

    public TextModel Model => TextModel.Load(new MemoryStream(Bytes));
}

[CollectionDefinition(nameof(ShippedCorpus))]
public sealed class WithShippedCorpus : ICollectionFixture<ShippedCorpus>;
