using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests.Texts;

public sealed class LanguageGuessTests
{
    [Theory]
    [InlineData("Мектепте ақша жинап жатыр, директор білмейді дейді", ReportLanguage.Kazakh)]
    [InlineData("мугалим акша сурады, бермесен баланы кулатам деди", ReportLanguage.Kazakh)]
    [InlineData("mugalim aqsha surady, bermesen bolmaidy dedi", ReportLanguage.Kazakh)]
    [InlineData("ауруханада дәрігер пара сұрайды", ReportLanguage.Kazakh)]
    [InlineData("жер кезеги жылжымай жатыр, аким тамырларына берди", ReportLanguage.Kazakh)]
    [InlineData("кезексиз откизип жибереди акшага", ReportLanguage.Kazakh)]
    [InlineData("В школе собирают деньги на ремонт, директор требует", ReportLanguage.Russian)]
    [InlineData("врач просит конверт за операцию", ReportLanguage.Russian)]
    [InlineData("vrach prosit dengi za operaciyu", ReportLanguage.Russian)]
    [InlineData("не принимают документы без взятки", ReportLanguage.Russian)]
    [InlineData("Директор школы просит деньги на ремонт, ал мұғалімдер әр баладан ақша жинап жатыр", ReportLanguage.Mixed)]
    [InlineData("я пришел в цон, олар маған ақша бер деп айтты, потом сказали что нет мест", ReportLanguage.Mixed)]
    public void The_language_is_told_by_its_words(string text, ReportLanguage language) =>
        Assert.Equal((language, true), LanguageGuess.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("123 456")]
    [InlineData("😀")]
    [InlineData("тендер")]
    [InlineData("пара")]
    [InlineData("ЦОН ГАИ")]
    [InlineData("hello")]
    public void A_few_words_do_not_tell(string text) => Assert.False(LanguageGuess.Of(text).Sure);

    [Theory]
    [InlineData("Қарғалы", ReportLanguage.Kazakh)]
    [InlineData("женщина", ReportLanguage.Russian)]
    public void One_word_is_a_guess(string text, ReportLanguage language) => Assert.Equal((language, false), LanguageGuess.Of(text));
}
