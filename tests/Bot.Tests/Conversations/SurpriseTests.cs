using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Bot.Tests.Conversations;

/// <summary>Whatever comes at whatever step gets a helpful answer, and what was told is never lost by it.</summary>
public sealed class SurpriseTests
{
    private static readonly string[][] Paths =
    [
        [], ["/start"], [Player.Story], [Player.Story, "2"], [Player.Story, "2", "1"], [Player.Story, "2", "2"], [Player.Story, "2", "3"],
        [Player.Story, "1"], [Player.Story, "1", "1"], [Player.Story, "1", "1", "2"], [Player.Story, "1", "1", "2", "1"], [Player.Story, "1", "1", "2", "6"],
        [Player.Story, "1", "1", "2", "7"], [Player.Story, "1", "1", "2", "7", "5"], [Player.Story, "1", "1", "2", "8"], [Player.Story, "1", "1", "2", "9"],
        [Player.Story, "1", "1", "3"], [Player.Story, "/language"], [Player.Story, "/status"], [Player.Story, "1", "1", "1"], ["/status"], ["/delete"], ["/language"],
    ];

    public static TheoryData<int> Every => [.. Enumerable.Range(0, Paths.Length)];

    [Theory, MemberData(nameof(Every))]
    public void Something_unexpected_is_answered_and_loses_nothing(int path)
    {
        Input[] surprises =
        [
            new SomethingElseCame(), new Said("???"), new Said("42"), new Said("🙂"), new Pressed("999.0"), new Pressed("1.99"), new Pressed("x"), new Pressed(""),
            new LocationCame(), new Edited("басқаша", "no-such-mark"), new FileRefused(RefusedFile.TooBig), new Said("/nonsense"), new Pressed(OutMessage.ReadKey),
        ];
        foreach (var surprise in surprises)
        {
            var player = new Player().Says(Paths[path]);
            var before = player.State.Draft.Text;

            player.Gets(surprise);

            Assert.True(player.Heard.Trim().Length > 0, $"silence after {surprise} at {player.State.Question}");
            if (before.Length > 0)
                Assert.StartsWith(before, player.State.Draft.Text, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Every_command_works_at_every_step(int path)
    {
        foreach (var command in new[] { "/help", "/privacy", "/hotline", "/language", "/status", "/new", "/cancel", "/delete", "көмек", "помощь", "құпиялылық", "горячая линия" })
        {
            var player = new Player().Says(Paths[path]);
            var before = player.State.Draft.Text;

            player.Says(command);

            Assert.True(player.Heard.Trim().Length > 0, $"silence after {command}");
            Assert.Equal(before, player.State.Draft.Text);
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void After_a_command_the_draft_goes_on_where_it_was(int path)
    {
        var player = new Player().Says(Paths[path]);
        if (player.State.Draft.IsEmpty)
            return;

        var question = player.State.Paused ?? player.State.Question;
        player.Says("/language").Says("1");

        Assert.Equal(question, player.State.Question);
    }

    [Fact]
    public void A_second_press_of_the_same_button_only_says_so()
    {
        var player = new Player().Says(Player.Story);
        var press = new Pressed($"{player.State.Turn}.0");
        var asked = player.Gets(press).State;

        player.Gets(press);

        Assert.Equal(asked, player.State);
        Assert.Equal("press.already", Assert.IsType<Toast>(player.Effects[^1]).Key);
    }

    [Fact]
    public void A_press_on_an_old_button_says_that_the_step_is_over_and_asks_the_present_one()
    {
        var player = new Player().Says(Player.Story);
        var old = new Pressed($"{player.State.Turn}.2");
        player.Says("1", "1");

        player.Gets(old);

        Assert.Equal(Question.Review, player.State.Question);
        Assert.Contains(player.Text("error.stale"), player.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edited_message_changes_the_draft_it_belongs_to()
    {
        var player = new Player().Gets(new Said(Player.Story, "m1"));

        player.Gets(new Edited(Player.Story + " Қосымша айтарым бар.", "m1"));

        Assert.EndsWith("Қосымша айтарым бар.", player.State.Draft.Text, StringComparison.Ordinal);
        Assert.Equal(Question.Suggestion, player.State.Question);
    }

    [Fact]
    public void An_edit_after_sending_changes_nothing_and_says_so()
    {
        var player = new Player().Gets(new Said(Player.Story, "m1")).Says("1", "1", "1");

        player.Gets(new Edited("басқа сөз", "m1"));

        Assert.Contains(player.Text("edit.too-late"), player.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancel_asks_once_and_then_drops_the_draft_and_its_files()
    {
        var file = Guid.Parse("01955a00-0000-7000-8000-0000000000bb");
        var player = new Player().Says(Player.Story).Gets(new FileCame(file, FileKind.Image)).Says("/cancel");
        Assert.Equal(Player.Story, player.State.Draft.Text);

        player.Press("Өшіру");

        Assert.True(player.State.IsBlank);
        Assert.Equal([file], player.Single<DropFiles>().AttachmentIds);
    }

    [Fact]
    public void A_voice_is_warned_of_before_it_is_kept()
    {
        var voice = new FileCame(Guid.Parse("01955a00-0000-7000-8000-0000000000cc"), FileKind.Voice);
        var player = new Player().Says(Player.Story).Gets(voice);
        Assert.Contains(player.Text("report.voice-warning"), player.Heard, StringComparison.Ordinal);
        Assert.Empty(player.State.Draft.Files);

        player.Press("Қалдыру");

        Assert.Equal(voice.AttachmentId, Assert.Single(player.State.Draft.Files).Id);
        Assert.Equal(Question.Suggestion, player.State.Question);
    }

    [Fact]
    public void An_album_may_come_first_and_the_words_after_it()
    {
        var player = new Player();
        for (var photo = 0; photo < 3; photo++)
            player.Gets(new FileCame(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(photo)), FileKind.Image));
        Assert.Equal((3, Question.Account), (player.State.Draft.Files.Count, player.State.Question));

        Assert.Equal(Question.Suggestion, player.Says(Player.Story).State.Question);
    }

    [Fact]
    public void Files_alone_may_be_sent_without_words()
    {
        var player = new Player().Gets(new FileCame(Guid.Parse("01955a00-0000-7000-8000-0000000000dd"), FileKind.Image)).Press("Мәтінсіз жіберу");

        Assert.Contains(player.State.Question, new[] { Question.Suggestion, Question.Sector, Question.Account });
    }

    [Fact]
    public void The_eleventh_file_is_refused_and_dropped()
    {
        var player = new Player().Says(Player.Story);
        for (var photo = 0; photo < 11; photo++)
            player.Gets(new FileCame(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(photo)), FileKind.Image));

        Assert.Equal(10, player.State.Draft.Files.Count);
        Assert.Single(player.Single<DropFiles>().AttachmentIds);
    }

    [Fact]
    public void The_words_that_came_with_a_refused_file_are_taken()
    {
        var player = new Player().Gets(new FileRefused(RefusedFile.TooBig, Player.Story));

        Assert.Equal(Player.Story, player.State.Draft.Text);
        Assert.Contains("20 МБ", player.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_of_yesterday_is_gone_and_it_is_said()
    {
        var player = new Player().Says(Player.Story).Gets(new DraftIsOld());

        Assert.True(player.State.IsBlank);
        Assert.Contains(player.Text("session.draft-expired"), player.Heard, StringComparison.Ordinal);
    }
}
