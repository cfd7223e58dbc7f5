using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Classifier.Tests;

public sealed class LexiconTests
{
    [Theory]
    [InlineData("поликлинике", null, "healthcare")]
    [InlineData("емханада", null, "healthcare")]
    [InlineData("суда", null, "courts-enforcement")]
    [InlineData("дом", "культуры", "other")]
    public void A_stem_stands_for_the_words_that_begin_with_it(string word, string? next, string group) =>
        Assert.Contains(group, Groups(word, next));

    [Fact]
    public void A_whole_word_stands_for_itself_alone() => Assert.DoesNotContain("courts-enforcement", Groups("судно"));

    [Fact]
    public void Two_words_stand_for_nothing_apart() => Assert.DoesNotContain("other", Groups("дом", "шахтёров"));

    [Fact]
    public void Its_groups_are_codes_of_the_domain()
    {
        Assert.All(Lexicon.Sectors.Groups, group => Assert.NotNull(Code.Find<Sector>(group.TrimEnd('+', '~'))));
        Assert.All(Lexicon.Kinds.Groups, group => Assert.NotNull(Code.Find<Kind>(group)));
    }

    private static IReadOnlyList<string> Groups(string word, string? next = null) => Lexicon.Sectors.GroupsOf(word, next);
}
