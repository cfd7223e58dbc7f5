using Xunit;

namespace QuttyMeken.Classifier.Tests;

/// <summary>A model of four fifths of the corpus, trained once for all tests, and the rest to judge it by.</summary>
public sealed class ShippedCorpus
{
    public ShippedCorpus()
    {
        var folds = Clusters.Folds([.. Corpus.Rows.Select(row => Normalisation.Words(row.Text))], HeldOut.Folds, seed: 7);
        Rest = [.. Corpus.Rows.Where((_, at) => folds[at] == 0)];
        Bytes = Training.Train([.. Corpus.Rows.Where((_, at) => folds[at] != 0)], seed: 7);
    }

    public byte[] Bytes { get; }

    public IReadOnlyList<LabelledText> Rest { get; }

    public TextModel Model => TextModel.Load(new MemoryStream(Bytes));
}

[CollectionDefinition(nameof(ShippedCorpus))]
public sealed class WithShippedCorpus : ICollectionFixture<ShippedCorpus>;
