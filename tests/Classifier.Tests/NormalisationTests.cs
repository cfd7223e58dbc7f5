using Xunit;

namespace QuttyMeken.Classifier.Tests;

/// <summary>One test a rule, under the rule's name.</summary>
public sealed class NormalisationTests
{
    [Theory]
    [InlineData("Жер учаскесіне", "жер учаскесине")]
    [InlineData("гос-закуп", "гос закуп")]
    [InlineData("Ещё", "еще")]
    public void Kazakh_letters_and_case_are_folded(string text, string folded) => Assert.Equal(folded, Words(text));

    [Theory]
    [InlineData("e\u0308лка й", "елка й")]
    [InlineData("пара\u200bсын", "парасын")]
    public void Unicode_forms_come_together(string text, string folded) => Assert.Equal(folded, Words(text));

    [Fact]
    public void Look_alike_letters_are_Cyrillic() => Assert.Equal("пара", Words("пapа"));

    [Theory]
    [InlineData("aqsha suraidy", "акша сурайды")]
    [InlineData("aqşa surady", "акша сурады")]
    [InlineData("akwa", "акша")]
    public void Latin_script_becomes_Cyrillic(string text, string folded) => Assert.Equal(folded, Words(text));

    [Fact]
    public void Elongations_are_cut() => Assert.Equal("пара", Words("паараааа"));

    [Fact]
    public void The_two_letters_e_are_one() => Assert.Equal("екология", Words("экология"));

    [Fact]
    public void Doubled_letters_count_once() => Assert.Equal("колектор", Words("коллектор"));

    [Theory]
    [InlineData("150 мың теңге", "#money мын тенге")]
    [InlineData("50к", "#money")]
    [InlineData("20000тг берді", "#money берди")]
    [InlineData("300 тысяч!", "#money тысяч")]
    public void Sums_are_one_class(string text, string folded) => Assert.Equal(folded, Words(text + " а").Replace(" а", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("2019 жыл", "#year жыл")]
    [InlineData("12 каб", "#00 каб")]
    [InlineData("5а класс", "#0а клас")]
    [InlineData("1234567890123 шот", "#000000 шот")]
    public void Years_are_a_class_and_of_other_numbers_the_length_matters(string text, string folded) => Assert.Equal(folded, Words(text));

    [Theory]
    [InlineData("звоните +7 701 000 00 00 Марат", "звоните #phone марат")]
    [InlineData("почта a.b@example.com мынау", "почта #email мынау")]
    [InlineData("кара: https://example.com/x?y=1 деп", "кара #link деп")]
    [InlineData("t.me/aqsha_tabys кір", "#link кир")]
    public void Links_and_personal_data_are_classes(string text, string folded) => Assert.Equal(folded, Words(text));

    [Theory]
    [InlineData("…?!")]
    [InlineData("12 345")]
    [InlineData("+7 701 000 00 00")]
    public void A_text_without_letters_has_no_words(string text) => Assert.Empty(Normalisation.Words(text));

    private static string Words(string text) => string.Join(' ', Normalisation.Words(text).Select(word => word.Folded));
}
