using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Bot.Tests.Conversations;

public sealed class AfterwardsTests
{
    private static readonly DateOnly Day = new(2026, 3, 3);

    private static Player Sent(params Letter[] letters) => Sent(ReportStatus.NeedsInfo, true, letters);

    private static Player Sent(ReportStatus status, bool isOpen, params Letter[] letters)
    {
        var player = new Player().Says(Player.Story, "1", "1", "1");
        player.Cases[player.Code] = new(player.Filed, status, isOpen, Day, !isOpen, letters);
        return player;
    }

    [Theory]
    [InlineData("4821 0937 5516 2204")]
    [InlineData("4821093755162204")]
    [InlineData("4821-0937-5516-2204")]
    [InlineData("٤٨٢١ ٠٩٣٧ ٥٥١٦ ٢٢٠٤")]
    public void A_typed_code_shows_state_and_thread_from_any_chat(string typed)
    {
        var known = Sent(new Letter(true, MessageNature.News, "Тексеру басталды.", Day, true));
        var stranger = new Player();
        foreach (var (code, view) in known.Cases)
            stranger.Cases[code] = view;

        stranger.Says(typed);

        Assert.Contains(stranger.Text("status.needs-info"), stranger.Heard, StringComparison.Ordinal);
        Assert.Contains("Тексеру басталды.", stranger.Heard, StringComparison.Ordinal);
        Assert.DoesNotContain("балабақша", stranger.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_says_nothing_of_the_case_and_is_opened_by_a_press()
    {
        var player = Sent(new Letter(true, MessageNature.Question, "Қай бөлмеде?", Day, true)).Gets(new LetterCame(Guid.Parse("01955a00-0000-7000-8000-0000000000aa")));
        Assert.Equal("Сізге жаңа хабар бар.", player.Heard.Trim());

        player.Press("Оқу");
        Assert.Contains("«Қай бөлмеде?»", player.Heard, StringComparison.Ordinal);

        player.Says("Екінші қабатта");
        Assert.Equal("Екінші қабатта", player.Single<AddToReport>().Text);
        Assert.Contains(player.Text("reply.accepted"), player.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_in_the_midst_of_a_draft_waits_and_the_draft_goes_on_after_it()
    {
        var player = Sent(new Letter(true, MessageNature.Question, "Қай бөлмеде?", Day, true)).Says(Player.RussianStory);
        player.Gets(new LetterCame(player.Filed));
        Assert.Equal(Question.Suggestion, player.State.Question);

        player.Says("оқу").Press(player.Text("choice.no-answer"));

        Assert.Equal(Question.Suggestion, player.State.Question);
        Assert.Equal(Player.RussianStory, player.State.Draft.Text);
    }

    [Fact]
    public void A_closed_report_asks_for_a_mark_and_a_word()
    {
        var player = Sent(ReportStatus.MeasuresTaken, false, new Letter(true, MessageNature.Outcome, "Енді кезек ашық.", Day, true));
        player.Gets(new LetterCame(player.Filed)).Says("1");
        Assert.Contains("Енді кезек ашық.", player.Heard, StringComparison.Ordinal);

        player.Says("4").Says("Жақсы болды");

        Assert.Equal(4, player.Single<Rate>().Stars);
        Assert.Equal(("Жақсы болды", false), (player.Single<QuttyMeken.Bot.Conversations.Remark>().Words, player.Single<QuttyMeken.Bot.Conversations.Remark>().IsUrgent));
    }

    [Fact]
    public void Who_writes_of_pressure_with_the_mark_is_looked_at_first()
    {
        var player = Sent(ReportStatus.MeasuresTaken, false, new Letter(true, MessageNature.Outcome, "Бітті.", Day, true));

        player.Gets(new LetterCame(player.Filed)).Says("1", "2", "Енді маған қысым көрсетіп жатыр");

        Assert.True(player.Single<QuttyMeken.Bot.Conversations.Remark>().IsUrgent);
    }

    [Fact]
    public void Five_wrong_codes_make_a_pause()
    {
        var player = new Player();
        for (var wrong = 0; wrong < 5; wrong++)
            player.Says("1111222233334444");
        Assert.Contains("30", player.Heard, StringComparison.Ordinal);

        player.Effects.Clear();
        player.Says("1111222233334445");

        Assert.Empty(player.Effects.OfType<LookUp>());
    }

    [Fact]
    public void A_report_is_withdrawn_with_its_code()
    {
        var known = Sent();
        var stranger = new Player();
        stranger.Cases[known.Code] = known.Cases[known.Code];

        stranger.Says("/delete", known.Code).Press("Өшіру");

        Assert.Equal(known.Filed, stranger.Single<Withdraw>().ReportId);
    }

    [Fact]
    public void Or_in_the_chat_that_may_be_written_to()
    {
        var player = Sent().Says("/delete").Press("Өшіру");

        Assert.Equal(player.Filed, player.Single<Withdraw>().ReportId);
        Assert.True(player.State.IsBlank);
    }

    [Theory]
    [InlineData("ТОҚТАТУ", "БАСТАУ")]
    [InlineData("стоп", "старт")]
    [InlineData("STOP", "START")]
    public void Stop_stops_notices_and_deletes_nothing(string stop, string start)
    {
        var player = Sent(new Letter(true, MessageNature.News, "Жаңалық", Day, true)).Says(stop);

        player.Gets(new LetterCame(player.Filed));
        Assert.Equal("", player.Heard);
        Assert.Empty(player.Effects.OfType<Withdraw>());

        player.Says(start).Gets(new LetterCame(player.Filed));
        Assert.NotEqual("", player.Heard);
    }

    [Fact]
    public void A_new_story_after_a_report_is_a_new_report()
    {
        var player = Sent().Says(Player.RussianStory);

        Assert.Equal((Question.Suggestion, Player.RussianStory), (player.State.Question, player.State.Draft.Text));
    }
}
