using Xunit;

namespace QuttyMeken.Classifier.Tests;

public sealed class ScoreTests
{
    [Fact]
    public void Each_class_is_judged_and_confidence_is_held_against_accuracy()
    {
        var score = Score.Of([new("a", "a", 0.95f, "kk"), new("a", "b", 0.55f, "kk"), new("b", "b", 0.95f, "ru"), new("b", "b", 0.95f, "ru")]);

        Assert.Equal(0.75, score.Accuracy);
        Assert.Equal((1.0, 0.5), (score.Classes[0].Precision, score.Classes[0].Recall));
        Assert.Equal(((2.0 / 3) + 0.8) / 2, score.MacroF1, precision: 6);
        Assert.Equal((0.05 * 0.75) + (0.55 * 0.25), score.ExpectedCalibrationError, precision: 6);
        Assert.Equal(0.5, score.AccuracyByLanguage["kk"]);
    }
}
