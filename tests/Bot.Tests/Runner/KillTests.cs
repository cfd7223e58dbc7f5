using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Tests.Conversations;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Bot.Tests.Runner;

/// <summary>The process dies at each numbered step; the messenger delivers again what was not acknowledged.</summary>
public sealed class KillTests
{
    public static TheoryData<RunnerStep, int> EveryStepOfEveryUpdate
    {
        get
        {
            var all = new TheoryData<RunnerStep, int>();
            foreach (var step in Enum.GetValues<RunnerStep>())
                for (var update = 0; update < 4; update++)
                    all.Add(step, update);
            return all;
        }
    }

    [Theory, MemberData(nameof(EveryStepOfEveryUpdate))]
    public async Task Dying_there_loses_nothing_acknowledged_and_doubles_no_effect(RunnerStep step, int update)
    {
        var folder = Directory.CreateTempSubdirectory("qutty").FullName;
        var telegram = new FakeMessenger(ReportChannel.Telegram);
        string[] texts = [Player.Story, "1", "1", "1"];
        for (var at = 0; at < texts.Length; at++)
        {
            if (at == update)
            {
                // Dies at the step; nothing of this process is left but its files.
                await using var victim = new WholeBot(folder, new DiesAt(step), telegram);
                victim.Know(Player.Education());
                await Assert.ThrowsAsync<Death>(() => victim.Says("chat", $"u{at}", texts[at]));
            }

            await using var bot = new WholeBot(folder, null, telegram);
            bot.Know(Player.Education());
            await bot.Says("chat", $"u{at}", texts[at]);
            await bot.Send();
        }

        await using var after = new WholeBot(folder, null, telegram);
        Assert.Equal(1, await after.Query(db => db.Reports.CountAsync()));
        Assert.Equal(1, await after.Query(db => db.ReceiptCodes.CountAsync()));
        Assert.Equal(4, await after.Query(db => db.SeenUpdates.CountAsync()));
        Assert.Equal(5, telegram.Sent.Count);       // three questions, the receipt, what comes next
        Directory.Delete(folder, recursive: true);
    }

    public static TheoryData<RunnerStep> EveryStep => [.. Enum.GetValues<RunnerStep>()];

    [Theory, MemberData(nameof(EveryStep))]
    public async Task A_real_process_that_is_killed_there_while_it_files_the_report_changes_nothing_or_all_of_it(RunnerStep step)
    {
        var folder = Directory.CreateTempSubdirectory("qutty").FullName;
        string[] texts = [Player.Story, "1", "1", "1"];
        await using (var bot = new WholeBot(folder))
        {
            bot.Know(Player.Education());
            for (var at = 0; at < 3; at++)
                await bot.Says("chat", $"u{at}", texts[at]);
        }

        Assert.Equal(137, await Victim.Run(folder, step, "u3", texts[3]));

        await using (var after = new WholeBot(folder))
        {
            after.Know(Player.Education());
            var filed = await after.Query(db => db.Reports.CountAsync());
            Assert.Equal(step is RunnerStep.Committed ? 1 : 0, filed);
            Assert.Equal(filed == 1, (await after.Says("chat", "u3", texts[3])).Seen);
            Assert.Equal(1, await after.Query(db => db.Reports.CountAsync()));
            Assert.Equal(1, await after.Query(db => db.ReceiptCodes.CountAsync()));
            Assert.Equal(5, await after.Query(db => db.Outbox.CountAsync()));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Ten_thousand_updates_doubled_and_disordered_leave_exactly_the_expected_reports()
    {
        await using var bot = new WholeBot();
        bot.Know(Player.Education());
        const int Chats = 250;
        var chance = new Random(7);
        // Each chat sends ten updates in order: two reports and two more words; each update may come again, any time later.
        var queues = Enumerable.Range(0, Chats).Select(chat => new Queue<(string Chat, string Id, string Text)>(
            new[] { Player.Story, "1", "1", "1", "/help", Player.RussianStory, "1", "2", "1", "/privacy" }
                .Select((text, at) => ($"chat-{chat}", $"{chat}-{at}", text)))).ToList();
        var delivered = new List<(string Chat, string Id, string Text)>();
        var total = 0;
        while (queues.Count > 0)
        {
            var queue = queues[chance.Next(queues.Count)];
            var next = queue.Dequeue();
            if (queue.Count == 0)
                queues.Remove(queue);
            delivered.Add(next);
            await bot.Says(next.Chat, next.Id, next.Text);
            total++;
            for (var again = 0; again < 3; again++)
            {
                var old = delivered[chance.Next(delivered.Count)];
                Assert.True((await bot.Says(old.Chat, old.Id, old.Text)).Seen);
                total++;
            }
        }

        Assert.Equal(10_000, total);
        Assert.Equal(2 * Chats, await bot.Query(db => db.Reports.CountAsync()));
        Assert.Equal(Chats, await bot.Query(db => db.ReplyAddresses.CountAsync()));
        Assert.Equal(2 * Chats, await bot.Query(db => db.ReceiptCodes.CountAsync()));
        Assert.Equal(12 * Chats, await bot.Query(db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task Two_updates_of_one_chat_at_once_never_interleave()
    {
        await using var bot = new WholeBot();
        bot.Know(Player.Education());
        await bot.Says("chat", "first", Player.Story);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => Task.Run(() => bot.Says("chat", $"more-{at}", $"тағы қосарым бар, бұл {at + 100} хабар"))));
        await bot.Says("chat", "ok", "дұрыс");
        await bot.Says("chat", "yes", "иә");
        await bot.Says("chat", "send", "жіберу");

        var text = (await bot.Query(db => db.Reports.SingleAsync())).Text;
        Assert.All(Enumerable.Range(100, 20), number => Assert.Contains($"бұл {number} хабар", text, StringComparison.Ordinal));
        Assert.Equal(21, text.Split('\n').Length);
    }

    private sealed class Death : Exception;

    private sealed class DiesAt(RunnerStep where) : RunnerProbe
    {
        public override void Reached(RunnerStep step)
        {
            if (step == where)
                throw new Death();
        }
    }
}
