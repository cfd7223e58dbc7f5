using Xunit;

namespace QuttyMeken.Classifier.Tests;

/// <summary>What the model is worth on texts that others wrote. The numbers are those that the product promises itself.</summary>
[Collection(nameof(ShippedCorpus))]
public sealed class GeneralisationTests(ShippedCorpus shipped)
{
    private const int LeastRows = 600;

    private readonly Evaluation judged = Evaluation.Of(shipped.Model, shipped.HoldOut);

    [Fact]
    public void There_are_enough_texts_and_training_has_seen_none()
    {
        var trained = Corpus.Rows.Select(row => Folded(row.Text)).ToHashSet();

        Assert.InRange(shipped.HoldOut.Count, LeastRows, int.MaxValue);
        // Greetings of a word or two are everybody's.
        Assert.DoesNotContain(shipped.HoldOut, row => Normalisation.Words(row.Text).Count > 3 && trained.Contains(Folded(row.Text)));
    }

    [Fact]
    public void Sectors_and_kinds_are_told()
    {
        Assert.True(judged.Sector.Accuracy >= 0.88, $"Sector accuracy is {judged.Sector.Accuracy:F3}.");
        Assert.True(judged.Kind!.Accuracy >= 0.80, $"Kind accuracy is {judged.Kind.Accuracy:F3}.");
    }

    // The same stories in both languages: what differs is the language alone. By themselves the Kazakh texts of the holdout tell of easier things.
    [Fact]
    public void Kazakh_and_Russian_are_told_alike()
    {
        var stories = shipped.HoldOut.Where(row => row.Language is not "mixed").Concat(shipped.Translated).ToLookup(row => row.Language!);
        var (kazakh, russian) = (Evaluation.Of(shipped.Model, [.. stories["kk"]]).Sector, Evaluation.Of(shipped.Model, [.. stories["ru"]]).Sector);

        Assert.Equal(stories["kk"].Count(), stories["ru"].Count());
        Assert.True(stories["kk"].Count() >= LeastRows, $"There are {stories["kk"].Count()} stories.");
        Assert.True(Math.Abs(kazakh.Accuracy - russian.Accuracy) <= 0.02, $"Sector accuracy is {kazakh.Accuracy:F3} in Kazakh and {russian.Accuracy:F3} in Russian.");
    }

    [Fact]
    public void Confidence_means_what_it_says() =>
        Assert.True(judged.Sector.ExpectedCalibrationError <= 0.05, $"Calibration error is {judged.Sector.ExpectedCalibrationError:F3}.");

    [Fact]
    public void What_is_routed_without_a_person_is_right_and_it_is_much()
    {
        var routing = judged.Sector.Routing!;

        Assert.True(routing is { Precision: >= 0.93, Coverage: >= 0.75 }, $"Routed: {routing.Coverage:F3}, right {routing.Precision:F3}.");
    }

    [Fact]
    public void A_second_kind_that_is_told_is_more_often_right_than_made_up()
    {
        var model = shipped.Model;
        var answers = shipped.HoldOut.Select(row => (row.SecondKind, Answer: model.Predict(row.Text).SecondKind)).ToList();
        var right = answers.Count(row => row.SecondKind is not null && row.SecondKind == row.Answer);
        var (recall, precision) = (right / (double)answers.Count(row => row.SecondKind is not null), right / (double)answers.Count(row => row.Answer is not null));

        Assert.True(recall > 0.1 && precision > 0.5, $"Recall {recall:F3}, precision {precision:F3}.");
    }

    private static string Folded(string text) => string.Join(' ', Normalisation.Words(text).Select(word => word.Folded));
}
