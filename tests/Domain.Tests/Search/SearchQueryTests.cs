using QuttyMeken.Domain.Search;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("4182-7390")]
    [InlineData("41827390")]
    [InlineData("№ 4182 7390")]
    [InlineData("№4182–7390")]
    [InlineData(" 41 82 73 90 ")]
    [InlineData("N4182.7390")]
    public void A_case_number_may_be_typed_in_any_way(string typed) => Assert.Equal(41_827_390, SearchQuery.Of(typed).CaseNumber);

    [Theory]
    [InlineData("4182-739")]
    [InlineData("4182-73901")]
    [InlineData("мектеп 41827390")]
    [InlineData("+41827390")]
    public void Other_numbers_are_none(string typed) => Assert.Null(SearchQuery.Of(typed).CaseNumber);

    [Theory]
    [InlineData("", true)]
    [InlineData("  ", true)]
    [InlineData("жк", true)]
    [InlineData("и в а", true)]
    [InlineData("?!", true)]
    [InlineData("су", true)]
    [InlineData("сот", false)]
    [InlineData("№5 мектеп", false)]
    public void Less_than_three_letters_say_too_little(string typed, bool tooShort) => Assert.Equal(tooShort, SearchQuery.Of(typed).IsTooShort);

    [Fact]
    public void Nothing_typed_becomes_an_operator()
    {
        var query = SearchQuery.Of("школа\" OR взятка* NEAR(мектеп) {a b} : -суд ^кезек");

        Assert.Matches("^(\\((\"\\w+\"( OR \"\\w+\")?)\\)( AND )?)+$", query.Match());
    }

    [Fact]
    public void What_is_too_long_is_cut()
    {
        var query = SearchQuery.Of(string.Concat(Enumerable.Repeat("мектеп ", 100)));

        Assert.Equal(SearchQuery.MaxLength, query.Typed.Length);
        Assert.InRange(query.Words.Count, 1, 2);
    }

    [Fact]
    public void A_form_of_the_word_is_a_hit_and_a_part_of_it_none()
    {
        var query = SearchQuery.Of("мектебінде взятка");

        Assert.True(query.Hits(Folding.Fold("мектептер")));
        Assert.True(query.Hits(Folding.Fold("взяток")));
        Assert.False(query.Hits(Folding.Fold("мекен")));
    }
}
