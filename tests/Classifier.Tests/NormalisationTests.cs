using Xunit;

namespace QuttyMeken.Classifier.Tests;

public sealed class NormalisationTests
{
    [Theory]
    [InlineData("Жер учаскесіне", "жер учаскесине")]
    [InlineData("паараааа", "пара")]
    [InlineData("пapа", "пара")]
    [InlineData("aqsha suraidy", "акша сурайды")]
    [InlineData("Ещё 300 тысяч!", "еще 000 тысяч")]
    [InlineData("50к", "00к")]
    [InlineData("гос-закуп", "гос закуп")]
    [InlineData("…?!", "")]
    public void Ways_of_writing_come_together(string text, string folded) =>
        Assert.Equal(folded, string.Join(' ', Normalisation.Words(text).Select(word => word.Folded)));
}
