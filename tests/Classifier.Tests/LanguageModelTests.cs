using Xunit;

namespace QuttyMeken.Classifier.Tests;

[Collection(nameof(ShippedCorpus))]
public sealed class LanguageModelTests(ShippedCorpus shipped)
{
    [Theory]
    [InlineData("Жер бөлімі ақша сұрайды", "kk")]
    [InlineData("жер болими акша сурайды", "kk")]
    [InlineData("zher bolimi aqsha suraidy", "kk")]
    [InlineData("рақмет сізге", "kk")]
    [InlineData("Земельный отдел просит деньги", "ru")]
    [InlineData("zemelnyi otdel prosit dengi", "ru")]
    [InlineData("спасибо вам", "ru")]
    [InlineData("Мен үш рет бардым, а они говорят приходите завтра, начальника нет на месте", "mixed")]
    [InlineData("", "kk")]
    [InlineData("100 000", "kk")]
    public void A_language_is_told(string text, string language) => Assert.Equal(language, shipped.Model.Predict(text).Language);

    [Fact]
    public void Texts_it_has_not_seen_are_told_apart_and_mixed_ones_are_found()
    {
        var judged = Evaluation.Of(shipped.Model, shipped.HoldOut).Language!;
        var mixed = judged.Classes.Single(label => label.Label == "mixed");

        Assert.True(judged.Accuracy > 0.97, $"Accuracy is {judged.Accuracy:F3}.");
        Assert.True(mixed.F1 > 0.85, $"F1 of mixed is {mixed.F1:F3}.");
    }

    [Fact]
    public void Two_to_five_words_are_enough()
    {
        var snippets = shipped.HoldOut.Where(row => row.Language is "kk" or "ru").Select((row, at) => (row.Language, Words: Cut(row.Text, at))).Where(one => one.Words.Length > 0).ToList();

        var right = snippets.Count(one => shipped.Model.Predict(one.Words).Language == one.Language) / (double)snippets.Count;

        Assert.True(right > 0.98, $"{right:F3} of {snippets.Count} are right.");
    }

    private static string Cut(string text, int at)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var length = 2 + (at % 4);
        var cut = words.Length <= length ? text : string.Join(' ', words.Skip(at % (words.Length - length)).Take(length));
        return cut.Any(char.IsLetter) ? cut : "";
    }
}
