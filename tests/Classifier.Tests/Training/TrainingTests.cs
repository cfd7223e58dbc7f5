using Xunit;

namespace QuttyMeken.Classifier.Tests;

public sealed class TrainingTests
{
    [Fact]
    public void The_labels_are_those_of_the_rows()
    {
        var model = TextModel.Load(new MemoryStream(Training.Train(TinyFile.Rows, seed: 1)));

        Assert.Equal(["apples", "socks"], model.Header.Sector.Labels);
        Assert.Null(model.Header.Kind);
        Assert.Equal("apples", model.Predict("где мои яблоки").Sectors[0].Label);
        Assert.Equal("socks", model.Predict("Где мои НОСКИ?!").Sectors[0].Label);
        Assert.Empty(model.Predict("носки").Kinds);
    }

    [Fact]
    public void The_same_rows_and_seed_give_the_same_bytes()
    {
        var rows = Corpus.Rows.Where((_, at) => at % 30 == 0).ToList();

        Assert.Equal(Training.Train(rows, seed: 3), QuttyMeken.Classifier.Training.Train(rows, seed: 3));
    }

    [Fact]
    public void One_label_alone_is_learned()
    {
        var model = TextModel.Load(new MemoryStream(Training.Train([.. TinyFile.Rows.Take(3)], seed: 1)));

        Assert.Equal(new Share("apples", 1), model.Predict("носки").Sectors[0]);
    }

    [Fact]
    public void No_row_is_refused() =>
        Assert.Throws<ArgumentException>(() => Training.Train([], seed: 1));

    [Fact]
    public void Temperature_cools_a_model_that_is_too_sure()
    {
        float[] sure = [8, 0];
        var halfRight = Enumerable.Range(0, 100).Select(at => (sure, at % 2)).ToList();

        Assert.True(Temperature.Fit(halfRight) > 5);
    }
}
