using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.Bot.Jobs;
using QuttyMeken.Bot.Tests.Conversations;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Bot.Tests.Runner;

public sealed class DuplicateTests : IAsyncLifetime
{
    private readonly WholeBot _bot = new();
    private int _updates;

    public Task InitializeAsync()
    {
        _bot.Know(Player.Education());
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_report_that_comes_is_sketched_and_matched_and_so_is_one_from_before()
    {
        await Sent("chat-1");
        await _bot.Query(async db => await db.Sketches.ExecuteDeleteAsync() + await db.SketchBands.ExecuteDeleteAsync());
        await Sent("chat-2");
        Assert.Equal(1, await _bot.Query(db => db.Sketches.CountAsync()));

        var matchmaker = ActivatorUtilities.CreateInstance<Matchmaker>(_bot.App.Services);
        while (await matchmaker.Work(default))
        {
        }

        var members = await _bot.Query(db => db.ClusterMembers.ToListAsync());
        Assert.Equal((2, 1), (members.Count, members.Select(member => member.Cluster).Distinct().Count()));
        Assert.Equal(2 * TextSketch.BandCount, await _bot.Query(db => db.SketchBands.CountAsync()));
    }

    [Fact]
    public async Task Who_repeated_a_report_is_told_the_state_of_the_main_one_and_marks_when_that_is_closed()
    {
        var (main, report) = (await Sent("chat-1"), await Sent("chat-2"));
        await Change((one, other) => other.MergeInto(one, Guid.Empty, _bot.Clock.GetUtcNow()), main, report);

        Assert.Equal("Жаңа", await Status("chat-2"));
        await Change((one, _) => one.MoveTo(Guid.Empty, ReportStatus.InWork, _bot.Clock.GetUtcNow(), Region.Shipped("demo")), main, report);
        Assert.Equal("Жұмыс жүріп жатыр", await Status("chat-2"));
        await _bot.Says("chat-2", $"d{_updates++}", "5");
        Assert.Null((await Saved(report)).Rating);

        await Change((one, _) => one.Close(Guid.Empty, Outcome.Substantiated, _bot.Clock.GetUtcNow()), main, report);
        Assert.Equal("Шара қабылданды", await Status("chat-2"));
        await _bot.Says("chat-2", $"d{_updates++}", "5");
        Assert.Equal(5, (await Saved(report)).Rating);
    }

    [Fact]
    public async Task When_the_main_report_is_withdrawn_the_other_is_taken_up_and_nothing_of_the_words_is_left()
    {
        var (main, report) = (await Sent("chat-1"), await Sent("chat-2"));
        await Change((one, other) => other.MergeInto(one, Guid.Empty, _bot.Clock.GetUtcNow()), main, report);

        await _bot.Says("chat-1", $"d{_updates++}", "/delete");
        await _bot.Send();
        await _bot.Presses("chat-1", $"d{_updates++}", "Өшіру");

        var kept = await Saved(report);
        Assert.Equal((null, true, ReportStatus.InWork), (kept.MainId, kept.IsOpen, kept.Status));
        Assert.Equal(ReportStatus.Withdrawn, (await Saved(main)).Status);
        Assert.Equal([report.CaseNumber], await _bot.Query(db => db.Sketches.Select(sketch => sketch.CaseNumber).ToListAsync()));
        Assert.Equal(TextSketch.BandCount, await _bot.Query(db => db.SketchBands.CountAsync()));
    }

    private async Task<string> Status(string chat)
    {
        await _bot.Says(chat, $"d{_updates++}", "/status");
        await _bot.Send();
        return _bot.Telegram.Sent.Last(sent => sent.Address == chat).Message.Lines.First(line => line.Key == "status.result").Places["status"];
    }

    private async Task<Report> Sent(string chat)
    {
        _bot.Clock.Advance(TimeSpan.FromSeconds(1));
        await _bot.Says(chat, $"d{_updates++}", Player.Story);
        foreach (var label in (string[])["Дұрыс", "Иә, жазыңыз", "Жіберу"])
        {
            await _bot.Send();
            await _bot.Presses(chat, $"d{_updates++}", label);
        }

        await _bot.Send();
        return await _bot.Query(db => db.Reports.OrderByDescending(report => report.Id).FirstAsync());
    }

    private Task<Report> Saved(Report report) => _bot.Query(db => db.Reports.SingleAsync(one => one.Id == report.Id));

    private Task<int> Change(Action<Report, Report> deed, Report main, Report other) => _bot.Query(async db =>
    {
        deed(await db.Reports.SingleAsync(one => one.Id == main.Id), await db.Reports.SingleAsync(one => one.Id == other.Id));
        return await db.SaveChangesAsync();
    });
}
