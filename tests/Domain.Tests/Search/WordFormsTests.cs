using QuttyMeken.Domain.Search;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests.Search;

public sealed class WordFormsTests
{
    [Theory]
    [InlineData("мектеп", "мектептер мектебі мектебінде мектепте мектептен мектебіміздің мектептерге")]
    [InlineData("кезек", "кезегі кезекте кезегінде кезекті кезекке кезектен кезегім")]
    [InlineData("ақша", "ақшаны ақшасын ақшаға ақшамыз ақшасы ақшамен")]
    [InlineData("жер", "жерді жердің жерге жерін жерлер жерімізді жерден")]
    [InlineData("сұрады", "сұрайды сұрап сұраған сұрамайды сұрау сұрағанда сұрайсыз")]
    [InlineData("берді", "береді беріп берген бермеді беру беруге бермейді беретін беремін")]
    [InlineData("мұғалім", "мұғалімге мұғалімдер мұғалімі мұғалімнің мұғалімдеріне")]
    [InlineData("әкімдік", "әкімдікте әкімдігі әкімдіктің әкімдікке әкім әкімге")]
    [InlineData("салық", "салықты салығы салықтан салықтар")]
    [InlineData("су", "суды судың суға суы")]
    [InlineData("кісі", "кісіге кісінің кісілер")]
    [InlineData("аурухана", "ауруханада ауруханаға аурухананың ауруханасы")]
    [InlineData("взятка", "взятки взятку взяткой взяток взятками")]
    [InlineData("школа", "школы школе школу школой школах школами")]
    [InlineData("больница", "больницы больнице больницей больницу больницах")]
    [InlineData("деньги", "денег деньгами деньгах деньгам")]
    [InlineData("врач", "врачу врачом врачи врачей врачами")]
    [InlineData("очередь", "очереди очередью очередей очередям")]
    [InlineData("земля", "земли землю землей земель земле")]
    [InlineData("требует", "требуют требовал требовали требовать требовала")]
    [InlineData("просит", "просят просил просила просили просить")]
    [InlineData("справка", "справку справки справок справкой")]
    [InlineData("участок", "участка участке участку участком участки")]
    [InlineData("платный", "платная платные платного платную платных")]
    [InlineData("больной", "больного больному больные")]
    [InlineData("отец", "отца отцу отцом")]
    public void Forms_of_a_word_have_a_key_in_common(string word, string forms) =>
        Assert.All(forms.Split(' '), form => Assert.True(Meet(word, form), $"{form}: {Keys(form)}; {word}: {Keys(word)}"));

    [Theory]
    [InlineData("жер", "жергілікті жексенбі")]
    [InlineData("сот", "сату сома")]
    [InlineData("школа", "шкаф")]
    [InlineData("врач", "вранье")]
    [InlineData("ақша", "ақ ақпарат")]
    [InlineData("мектеп", "мекен мекеме")]
    [InlineData("деньги", "день дня")]
    public void Other_words_have_none(string word, string others) =>
        Assert.All(others.Split(' '), other => Assert.False(Meet(word, other), $"{other}: {Keys(other)}; {word}: {Keys(word)}"));

    [Theory]
    [InlineData("мұғалім", "мугалим mugalim muǵalim")]
    [InlineData("әкімдік", "акимдик akimdik äkimdik")]
    [InlineData("кезегінде", "кезегинде kezeginde")]
    [InlineData("школе", "shkole")]
    [InlineData("взятку", "vzyatku")]
    public void A_word_without_its_letters_or_in_Latin_script_is_the_same(string word, string written) =>
        Assert.All(written.Split(' '), other => Assert.Equal(Keys(word), Keys(other)));

    [Fact]
    public void Numbers_stay_and_single_letters_go()
    {
        Assert.Equal(["5"], WordForms.Of("5"));
        Assert.Equal(["20000"], WordForms.Of("20000"));
        Assert.Empty(WordForms.Of("и"));
    }

    private static bool Meet(string word, string other) => WordForms.In(word).Intersect(WordForms.In(other)).Any();

    private static string Keys(string word) => string.Join(' ', WordForms.Of(Folding.Fold(word)));
}
