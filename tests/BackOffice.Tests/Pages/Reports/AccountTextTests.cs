using QuttyMeken.BackOffice.Pages.Reports.Parts;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports;

public sealed class AccountTextTests
{
    [Fact]
    public void A_reason_is_marked_where_it_first_stands_as_a_whole_word() =>
        Assert.Equal("Жерде *жер* бар, жер", Drawn("Жерде жер бар, жер", "жер"));

    [Fact]
    public void The_longer_reason_goes_first_and_marks_never_overlap() =>
        Assert.Equal("*жер кезегінде* тұрмын, *жер* сатты", Drawn("жер кезегінде тұрмын, жер сатты", "жер", "жер кезегінде"));

    [Theory]
    [InlineData("тел 87012345678 бар", "87012345678", "тел [phone] бар")]
    [InlineData("тел 87012345678 бар", "87012345678 бар", "тел [phone] бар")]
    [InlineData("701 де 8 701 234 56 78", "701", "*701* де [phone]")]
    public void A_mark_never_touches_what_is_masked(string text, string reason, string expected) => Assert.Equal(expected, Drawn(text, reason));

    [Fact]
    public void What_is_masked_is_not_there_until_it_is_revealed()
    {
        var hidden = Assert.Single(AccountText.Cut("тел 87012345678", []), piece => piece.Hidden is not null);
        var shown = Assert.Single(AccountText.Cut("тел 87012345678", [], revealed: true), piece => piece.Hidden is not null);

        Assert.Equal(("", "87012345678"), (hidden.Words, shown.Words));
    }

    [Theory]
    [InlineData("")]
    [InlineData("жер")]
    [InlineData("👍 жер 👍\nжер 87012345678")]
    public void Nothing_of_a_text_is_lost(string text) =>
        Assert.Equal(text, string.Concat(AccountText.Cut(text, ["жер", "", "👍"], revealed: true).Select(piece => piece.Words)));

    private static string Drawn(string text, params string[] reasons) => string.Concat(AccountText.Cut(text, reasons).Select(piece =>
        piece.Hidden is not null ? $"[{piece.Hidden}]" : piece.Marked ? $"*{piece.Words}*" : piece.Words));
}
