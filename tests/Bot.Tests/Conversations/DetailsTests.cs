using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Bot.Tests.Conversations;

public sealed class DetailsTests
{
    private static Player AtDetails() => new Player().Says(Player.Story, "1", "1").Press("Толықтыру");

    [Fact]
    public void Every_detail_can_be_told_and_stands_in_the_review()
    {
        var player = AtDetails()
            .Press("Орнын").Press("Алға ауданы")
            .Press("Мекемесін").Says("білім бөлімі")
            .Says("1")
            .Press("Уақытын").Press("Осы аптада")
            .Press("Сомасын").Says("200 мың")
            .Press("Қысым туралы").Press("Иә")
            .Press("Дайын");

        Assert.Equal(Question.Review, player.State.Question);
        Assert.Contains("Алға", player.Heard, StringComparison.Ordinal);
        Assert.Contains("Осы аптада", player.Heard, StringComparison.Ordinal);
        Assert.Contains("200\u202f000", player.Heard, StringComparison.Ordinal);
        var draft = player.State.Draft;
        Assert.Equal(("alga", Happened.ThisWeek, 200_000L, true), (draft.District, draft.Happened, draft.Amount, draft.Pressured));
        Assert.NotNull(draft.OrganisationCode);
    }

    [Fact]
    public void Every_detail_can_be_left_out_or_gone_back_from()
    {
        foreach (var (item, leave) in new[] { ("Орнын", "Өткізіп жіберу"), ("Мекемесін", "Артқа"), ("Уақытын", "Өткізіп жіберу"), ("Сомасын", "Артқа"),
            ("Қысым туралы", "Өткізіп жіберу"), ("Түрін", "Артқа"), ("Саласын", "Артқа") })
            Assert.Equal(Question.Details, AtDetails().Press(item).Press(leave).State.Question);
    }

    [Fact]
    public void An_organisation_nobody_knows_is_kept_as_it_was_typed() =>
        Assert.Equal("Қырық құрақ көрпе тігетін үй", AtDetails().Press("Мекемесін").Says("Қырық құрақ көрпе тігетін үй").State.Draft.OrganisationText);

    [Theory]
    [InlineData("5.02.2026", "2026-02-05")]
    [InlineData("5 ақпан", "2026-02-05")]
    [InlineData("5 декабря", "2025-12-05")]
    [InlineData("2026-02-05", "2026-02-05")]
    public void A_day_can_be_typed(string typed, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), AtDetails().Press("Уақытын").Press("Нақты күні").Says(typed).State.Draft.HappenedOn);

    [Theory]
    [InlineData("5.04.2026")]
    [InlineData("31.02.2026")]
    [InlineData("кеше ме екен")]
    public void A_day_to_come_or_no_day_is_asked_again(string typed)
    {
        var player = AtDetails().Press("Уақытын").Press("Нақты күні").Says(typed);

        Assert.Equal(Question.Date, player.State.Question);
        Assert.Contains(player.Text("error.date"), player.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void More_words_follow_until_done()
    {
        var player = AtDetails().Press("Мәтін не файл қосу").Says("тағы бір сөз").Says("және тағы").Press("Дайын");

        Assert.Equal(Question.Details, player.State.Question);
        Assert.EndsWith("тағы бір сөз\nжәне тағы", player.State.Draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_can_be_written_anew()
    {
        var player = AtDetails().Press("Басынан жазу").Says("Мүлде басқа мәтін жаздым, енді осы ғана қалсын");

        Assert.Equal("Мүлде басқа мәтін жаздым, енді осы ғана қалсын", player.State.Draft.Text);
    }

    [Fact]
    public void A_shared_position_is_not_kept_and_the_district_is_asked()
    {
        var player = new Player().Says(Player.Story).Gets(new LocationCame());

        Assert.Equal(Question.Place, player.State.Question);
        Assert.Contains(player.Text("location.refused"), player.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_paid_a_bribe_is_told_what_this_report_is_not()
    {
        var paid = Player.Education() with { Kind = Kind.BribePaid };

        Assert.Contains("заңгермен", new Player(classifier: new Player.Knows(paid)).Says(Player.Story, "1", "1").Heard, StringComparison.Ordinal);
    }
}
