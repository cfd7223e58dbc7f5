using System.Text;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests.Texts;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Әкімдік ғимараты, қаңтар, өтініш, ұрлық, үй, һәм", "акимдик гимараты кантар отиниш урлык уй хам")]
    [InlineData("Ещё раз — ЁЛКА!", "еще раз елка")]
    [InlineData("паараааа бееердім", "паара бердим")]
    [InlineData("  №5-мектеп,   «Алға»  ауданы. ", "5 мектеп алга ауданы")]
    [InlineData("пaра cұрaды", "пара сурады")]
    [InlineData("бiлiм бөлiмi", "билим болими")]
    [InlineData("Mектеп дирекТop", "мектеп директор")]
    [InlineData("kaspiге аудардым", "каспиге аудардым")]
    [InlineData("aqsha suraidy", "акша сурайды")]
    [InlineData("para suraydy", "пара сурайды")]
    [InlineData("balabaqshaga oryn", "балабакшага орын")]
    [InlineData("Aqtöbe qalasy, zher kezegi", "актобе каласы жер кезеги")]
    [InlineData("akwa surady, awyl äkimi", "акша сурады ауыл акими")]
    [InlineData("auyl, jumysqa, uy", "ауыл жумыска уй")]
    [InlineData("ақша\u200Bсы, ай\u00ADтты", "акшасы айтты")]
    [InlineData("Ｆｕｌｌ １２３ ٤٥", "фулл 123 45")]
    [InlineData("за́мок и\u0306од", "замок йод")]
    [InlineData("10000 тг, 1111", "10000 тг 1111")]
    [InlineData("об'ект", "обект")]
    [InlineData("😀 сәлем 👩‍👩‍👧 😀", "салем")]
    [InlineData("", "")]
    [InlineData("…!?", "")]
    public void A_text_is_folded(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("қайда", "qaida")]
    [InlineData("сұрайды", "suraidy")]
    [InlineData("мұғалім", "mugalim")]
    [InlineData("жұмыс", "zhumys")]
    [InlineData("аурухана", "aurukhana")]
    [InlineData("дәрігер", "dariger")]
    [InlineData("бермейді", "bermeidi")]
    [InlineData("жауап", "jawap")]
    [InlineData("қиын", "qiyn")]
    [InlineData("школа", "shkola")]
    [InlineData("комиссия", "komissiya")]
    [InlineData("взятка", "vzyatka")]
    public void Latin_script_folds_as_the_same_word_in_Cyrillic(string cyrillic, string latin) =>
        Assert.Equal(Folding.Fold(cyrillic), Folding.Fold(latin));

    [Fact]
    public void Words_know_their_places()
    {
        const string text = "😀 «Әкім» aqsha\u200Bny\u200B, 5-мектеп";

        var words = Folding.Words(text);

        Assert.Equal(["Әкім", "aqsha\u200Bny", "5", "мектеп"], words.Select(word => text.Substring(word.Start, word.Length)));
        Assert.Equal(["аким", "акшаны", "5", "мектеп"], words.Select(word => word.Folded));
    }

    [Fact]
    public void Folding_a_folded_text_changes_nothing()
    {
        foreach (var text in RandomTexts.Many(2000))
        {
            var folded = Folding.Fold(text);
            Assert.Equal(folded, Folding.Fold(folded));
        }
    }

    [Fact]
    public void Places_lie_inside_any_text()
    {
        foreach (var text in RandomTexts.Many(2000))
        {
            var end = 0;
            foreach (var (start, length, folded) in Folding.Words(text))
            {
                Assert.InRange(start, end, text.Length);
                Assert.NotEmpty(folded);
                end = start + length;
            }

            Assert.InRange(end, 0, text.Length);
        }
    }

    [Fact]
    public void The_longest_text_folds_at_once()
    {
        var text = new StringBuilder().Insert(0, "Әкімдік ақша suraidy 5-мектеп ", 534).ToString()[..16_000];
        Assert.InRange(Quick.Milliseconds(() => Folding.Fold(text)), 0, 1000);
    }
}
