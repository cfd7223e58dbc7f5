using Xunit;

namespace QuttyMeken.Classifier.Tests;

/// <summary>A model of four fifths of the corpus, trained once for all tests, and the rest to judge it by.</summary>
public sealed class ShippedCorpus
{
    public ShippedCorpus()
    {
        var sides = Corpus.Rows.ToLookup(row => HeldOut.FoldOf(Normalisation.Words(row.Text), seed: 7) == 0);
        Rest = [.. sides[true]];
        Bytes = Training.Train([.. sides[false]], seed: 7);
    }

    public byte[] Bytes { get; }

    public IReadOnlyList<LabelledText> Rest { get; }

    public TextModel Model => TextModel.Load(new MemoryStream(Bytes));
}

[CollectionDefinition(nameof(ShippedCorpus))]
public sealed class WithShippedCorpus : ICollectionFixture<ShippedCorpus>;
