using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Classifier.Tests;

public sealed class CorpusTests
{
    private const int LeastRows = 3_000;
    private const int LeastTexts = 100;
    private const double MostOfTheLeast = 2;

    private static readonly string[] Languages = ["kk", "ru", "mixed"];
    private static readonly string[] Variants = ["plain", "no-letters", "latin", "translit"];

    // Tie rules of DOMAIN.md section 3 that a word can show: who speaks of this is not in that sector.
    private static readonly (string Stem, string Sector)[] NeverTogether =
    [
        ("судоисполнит", "law-enforcement"), ("сот.орындаушы", "law-enforcement"), ("спецон", "law-enforcement"),
        ("ветврач", "land-relations"), ("балабакша", "social-protection"), ("таможн", "entrepreneurship"), ("кеден", "entrepreneurship"),
    ];

    [Fact]
    public void Its_labels_are_codes_of_the_domain() => Assert.All(Corpus.Rows, row =>
    {
        Assert.NotNull(Code.Find<Sector>(row.Sector));
        Assert.NotNull(Code.Find<Kind>(row.Kind));
        Assert.True(row.SecondKind is null || (Code.Find<Kind>(row.SecondKind) is not null && row.SecondKind != row.Kind), row.Text);
        Assert.Contains(row.Language, Languages);
        Assert.Contains(row.Variant, Variants);
        Assert.False(string.IsNullOrEmpty(row.Source), row.Text);
    });

    [Fact]
    public void It_is_large_half_of_it_is_Kazakh_and_one_in_ten_is_about_nothing()
    {
        Assert.InRange(Corpus.Rows.Count, LeastRows, int.MaxValue);
        Assert.InRange(Share(row => row.Language is "kk" or "mixed"), 0.5, 0.7);
        Assert.InRange(Share(row => row.Kind == "irrelevant"), 0.1, 0.15);
        Assert.InRange(Share(row => row.Variant is "no-letters" or "latin"), 0.08, 0.25);
    }

    [Fact]
    public void What_is_about_nothing_has_no_sector() =>
        Assert.All(Corpus.Rows.Where(row => row.Kind == "irrelevant"), row => Assert.Equal("other", row.Sector));

    [Fact]
    public void Every_sector_has_enough_texts_in_both_languages_and_none_outweighs_another()
    {
        var ofSector = Corpus.Rows.Where(row => row.Sector != "other").CountBy(row => row.Sector).ToDictionary();

        Assert.True(ofSector.Values.Max() <= MostOfTheLeast * ofSector.Values.Min());
        Assert.All(Enum.GetValues<Sector>().Select(Code.Of), sector => Assert.All(["kk", "ru"], language =>
            Assert.InRange(Corpus.Rows.Count(row => row.Sector == sector && row.Language == language), LeastTexts, int.MaxValue)));
        Assert.All(Enum.GetValues<Kind>().Select(Code.Of), kind => Assert.InRange(Corpus.Rows.Count(row => row.Kind == kind), 2 * LeastTexts, int.MaxValue));
    }

    [Fact]
    public void No_text_is_nearly_another()
    {
        var texts = Corpus.Rows.Select(row => Normalisation.Words(row.Text)).ToList();
        var cluster = Clusters.Of(texts);

        var twice = cluster.Index().Where(text => text.Item != text.Index && texts[text.Index].Count > 0)
            .Select(text => $"{Corpus.Rows[text.Index].Text} ~ {Corpus.Rows[text.Item].Text}");
        Assert.Empty(twice);
    }

    [Fact]
    public void No_label_breaks_a_tie_rule_that_a_word_shows()
    {
        var broken = Corpus.Rows.Where(row => Normalisation.Words(row.Text) is var words && NeverTogether.Any(rule =>
            rule.Sector == row.Sector && words.Index().Any(word => Begins(words, word.Index, rule.Stem.Split('.'))))).Select(row => $"{row.Sector}: {row.Text}");

        Assert.Empty(broken);
    }

    private static bool Begins(List<Word> words, int at, string[] stems) =>
        at + stems.Length <= words.Count && stems.Index().All(stem => words[at + stem.Index].Folded.StartsWith(stem.Item, StringComparison.Ordinal));

    private static double Share(Func<LabelledText, bool> which) => Corpus.Rows.Count(which) / (double)Corpus.Rows.Count;
}
