using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Classifier.Tests;

public sealed class CorpusTests
{
    private const int LeastTexts = 40;

    private static readonly string[] Languages = ["kk", "ru"];

    [Fact]
    public void Its_labels_are_codes_of_the_domain() => Assert.All(Corpus.Rows, row =>
    {
        Assert.NotNull(Code.Find<Sector>(row.Sector));
        Assert.NotNull(Code.Find<Kind>(row.Kind));
        Assert.Contains(row.Language, (IEnumerable<string>)[.. Languages, "mixed"]);
    });

    [Fact]
    public void Every_sector_has_enough_texts_in_both_languages()
    {
        var thin = Enum.GetValues<Sector>().Select(Code.Of)
            .SelectMany(sector => Languages.Select(language =>
                (sector, language, texts: Corpus.Rows.Count(row => row.Sector == sector && row.Language == language))))
            .Where(cell => cell.texts < LeastTexts);

        Assert.Empty(thin);
    }

    [Fact]
    public void No_text_stands_twice_in_a_language_however_it_is_written()
    {
        var twice = Corpus.Rows.Select(row => (row.Text, row.Language, Folded: string.Join(' ', Normalisation.Words(row.Text).Select(word => word.Folded))))
            .Where(row => row.Folded.Length > 0)
            .GroupBy(row => (row.Language, row.Folded)).Where(group => group.Count() > 1).Select(group => group.First().Text);

        Assert.Empty(twice);
    }
}
