using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Bot.Tests.Conversations;

public sealed class ShortestPathTests
{
    [Theory]
    [InlineData(Player.Story, "Дұрыс", "Иә, жазыңыз", "Жіберу")]
    [InlineData(Player.RussianStory, "Верно", "Да, пишите", "Отправить")]
    public void The_text_and_three_presses_are_enough(string story, string right, string yes, string send)
    {
        var player = new Player().Says(story).Press(right).Press(yes).Press(send);

        Assert.Equal(3, player.PressCount);
        var filed = player.Single<FileReport>().Draft;
        Assert.Equal((story, Sector.Education, Kind.BribeDemanded, "aktobe-city", 150_000L, true),
            (filed.Text, filed.Sector, filed.Kind, filed.District, filed.Amount, filed.MayBeAsked));
        Assert.Contains("4821 0937 5516 2204", player.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_path_is_walked_by_numbers() =>
        Assert.Equal(true, new Player(ReportChannel.WhatsApp).Says(Player.Story, "1", "1", "1").Single<FileReport>().Draft.MayBeAsked);

    [Theory]
    [InlineData("дұрыс", "иә", "жіберу")]
    [InlineData("ия", "жок мени умытыныз", "жибер")]
    [InlineData("Верно", "нет", "да")]
    public void And_by_words_also_without_Kazakh_letters(params string[] words) =>
        Assert.Equal(words[1] == "иә", new Player().Says(Player.Story).Says(words).Single<FileReport>().Draft.MayBeAsked);

    [Fact]
    public void After_sending_nothing_of_the_account_is_remembered()
    {
        var player = new Player().Says(Player.Story, "1", "1", "1");

        Assert.Equal((Question.None, true), (player.State.Question, player.State.Draft.IsEmpty));
        Assert.Equal(player.Filed, Assert.Single(player.State.Reports));
    }

    [Fact]
    public void Forget_me_leaves_nothing_at_all()
    {
        var player = new Player().Says(Player.Story, "1", "2", "1");

        Assert.True(player.State.IsBlank);
    }

    [Fact]
    public void What_is_hidden_and_what_is_not_is_said_before_anything_is_sent()
    {
        foreach (var (channel, word) in new[] { (ReportChannel.Telegram, "Telegram"), (ReportChannel.WhatsApp, "Twilio"), (ReportChannel.WebChat, "IP") })
            Assert.Contains(word, new Player(channel).Says(Player.Story).Heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/start")]
    [InlineData("Сәлеметсіз бе")]
    [InlineData("салем")]
    public void A_greeting_is_greeted_and_no_report(string hello)
    {
        var player = new Player().Says(hello);

        Assert.Contains("Сәлеметсіз бе!", player.Heard, StringComparison.Ordinal);
        Assert.True(player.State.Draft.IsEmpty);
    }

    [Fact]
    public void An_account_that_is_too_short_is_asked_once_for_more_and_never_refused()
    {
        var player = new Player().Says("/start", "пара сұрап жатыр");
        Assert.Equal(player.Text("error.too-short"), player.Heard.Trim());

        player.Says("иә сұрады");

        Assert.Equal(Question.Suggestion, player.State.Question);
        Assert.Equal("пара сұрап жатыр\nиә сұрады", player.State.Draft.Text);
    }

    [Fact]
    public void Without_a_model_no_guess_is_offered_and_the_list_is_asked()
    {
        var player = new Player(classifier: new Player.KnowsNothing()).Says(Player.Story);

        Assert.Equal(Question.Sector, player.State.Question);
        Assert.Equal(18, player.Offered.Count);
        Assert.Equal(Sector.Education, player.Press("Білім беру").Says("1", "1").Single<FileReport>().Draft.Sector);
    }

    [Fact]
    public void Where_two_sectors_are_too_close_none_is_chosen_and_both_stand_first()
    {
        var tie = Player.Education(0.45f) with { NextBest = [new(Sector.SocialProtection, 0.40f)] };
        var player = new Player(classifier: new Player.Knows(tie)).Says(Player.Story);

        Assert.Equal(Question.Sector, player.State.Question);
        Assert.Equal(["Білім беру", "Әлеуметтік қорғау"], player.Offered.Take(2).Select(player.Label));
    }

    [Fact]
    public void The_citizen_corrects_the_guess_and_both_are_kept()
    {
        var player = new Player().Says(Player.Story).Press("Түзету").Press("Саласын").Press("Денсаулық сақтау");
        Assert.Contains("Түзетілді. Сала: Денсаулық сақтау.", player.Heard, StringComparison.Ordinal);

        var filed = player.Says("1", "1").Single<FileReport>().Draft;

        Assert.Equal((Sector.Education, Sector.Healthcare), (filed.Guess!.Sector, filed.Sector));
    }

    [Fact]
    public void Who_does_not_know_need_not_choose()
    {
        var filed = new Player().Says(Player.Story).Press("Білмеймін").Says("1", "1").Single<FileReport>().Draft;

        Assert.Null(filed.Sector);
        Assert.Equal(Sector.Education, filed.Guess!.Sector);
    }

    [Theory]
    [InlineData(Player.RussianStory, Language.Russian)]
    [InlineData(Player.Story, Language.Kazakh)]
    public void The_language_follows_what_is_written(string story, Language language) =>
        Assert.Equal(language, new Player().Says(story).State.Language);

    [Fact]
    public void A_chosen_language_holds_whatever_is_written()
    {
        var player = new Player().Says("/language").Press("Русский").Says(Player.Story);

        Assert.Equal(Language.Russian, player.State.Language);
    }

    [Fact]
    public void Words_of_danger_bring_the_telephone_numbers_at_once() =>
        Assert.Contains("112", new Player().Says("Мұғалім баламды ұрды, айтсаң өлтіремін деп қорқытып жатыр, не істейміз").Heard, StringComparison.Ordinal);

    [Fact]
    public void Sixteen_thousand_characters_over_many_messages_are_taken_and_no_more()
    {
        var player = new Player();
        var part = string.Concat(Enumerable.Repeat("сөз және тағы бір сөз қосылды ", 130));
        for (var message = 0; message < 4; message++)
            player.Says(part);
        var kept = player.State.Draft.Text.Length;

        player.Says(part);

        Assert.InRange(kept, 15_000, Report.MaxTextLength);
        Assert.Equal(kept, player.State.Draft.Text.Length);
        Assert.Contains("16 000", player.Heard, StringComparison.Ordinal);
    }
}
