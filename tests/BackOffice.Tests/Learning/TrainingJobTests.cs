using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuttyMeken.BackOffice.Learning;
using QuttyMeken.BackOffice.Pages.Classifier;
using QuttyMeken.BackOffice.Tests.Pages.Classifier;
using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Classifier;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Learning;

public sealed class TrainingJobTests : IDisposable
{
    private static readonly LabelledText[] Corpus = [.. Enumerable.Range(0, 6).Select(at =>
        new LabelledText($"{(at % 2 == 0 ? "мектеп" : "аурухана")} мысал {at}", at % 2 == 0 ? "education" : "healthcare", "red-tape", "kk"))];

    private readonly ReportsOffice _office = new() { Staff = { Role = StaffRole.Lead } };
    private readonly Notebook _log = new();
    private readonly List<LabelledText> _taught = [];

    [Fact]
    public async Task A_challenger_is_made_and_judged_and_nobody_serves_it()
    {
        var champion = await _office.Model("healthcare");
        await _office.Serve(champion);
        await _office.Add([.. Enumerable.Range(0, 300).Select(at => Made.Decided(
            _office, Sector.Healthcare, at % 2 == 0 ? Sector.Education : Sector.Healthcare, TimeSpan.FromDays(at % 3 == 0 ? 10 : 60),
            $"{at}-ші {(at % 2 == 0 ? "мектеп ақша жинады" : "аурухана кезек")}, нөмірі +7 701 234 56 78"))]);
        var withdrawn = Made.Decided(_office, Sector.Education, Sector.Education, TimeSpan.FromDays(60), "қайтарып алынған");
        withdrawn.Withdraw(_office.Clock.GetUtcNow());
        await _office.Add(withdrawn);
        await _office.Send(new Train.Command());

        Assert.True(await Job().Look(default));

        var run = await Run();
        var made = await _office.Query(db => db.ClassifierModels.SingleAsync(model => model.Hash == run.ModelHash));
        var comparison = Comparison.Read(made.Comparison)!;
        Assert.Equal((TrainingState.Done, 100, null), (run.State, run.Percent, run.OnlyOne));
        Assert.Null(made.PromotedAt);
        Assert.Equal((champion.Hash, _taught.Count, _taught.Count - Corpus.Length), (comparison.Champion, comparison.Rows, comparison.FromOffice));
        Assert.Equal(300, comparison.FromOffice + comparison.HeldOut.Rows + comparison.Newest.Rows);
        Assert.InRange(comparison.HeldOut.Rows, 10, 60);
        Assert.Equal(Verdict.Better, comparison.Newest.Verdict);
        Assert.InRange(comparison.Newest.Champion!.Sector, 0.4, 0.6);
        Assert.DoesNotContain(_taught, row => row.Text.Contains("234", StringComparison.Ordinal) || row.Text.Contains("қайтарып", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_is_one_copys_until_its_lease_ends_and_then_anothers()
    {
        await _office.Send(new Train.Command());
        await _office.Query(async db =>
        {
            (await db.TrainingRuns.SingleAsync()).Claim(Guid.CreateVersion7(_office.Clock.GetUtcNow()), _office.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        Assert.False(await Job().Look(default));
        _office.Clock.Advance(TrainingRun.Lease);
        Assert.True(await Job().Look(default));

        Assert.Equal((TrainingState.Done, 2), ((await Run()).State, (await Run()).Attempts));
        Assert.False(await Job().Look(default));
    }

    [Fact]
    public async Task Cancelling_stops_the_work_and_leaves_no_model()
    {
        await _office.Send(new Train.Command());
        using var begun = new SemaphoreSlim(0);
        using var goOn = new ManualResetEventSlim();
        var look = Job((_, _, _) => { begun.Release(); goOn.Wait(); return [1]; }).Look(default);
        await begun.WaitAsync();
        Assert.False(await Job().Look(default));

        await _office.Send(new CancelTraining.Command());
        _office.Clock.Advance(TimeSpan.FromSeconds(5));
        await look;
        goOn.Set();

        Assert.Equal((TrainingState.Cancelled, null), ((await Run()).State, (await Run()).Problem));
        Assert.False(await _office.Query(db => db.ClassifierModels.AnyAsync()));
        await _office.Send(new Train.Command());
    }

    [Fact]
    public async Task A_copy_that_is_stopped_gives_the_run_back()
    {
        await _office.Send(new Train.Command());
        using var stop = new CancellationTokenSource();

        await Job((_, _, progress) => { stop.Cancel(); progress!("fold"); return [1]; }).Look(stop.Token);

        Assert.Equal((TrainingState.Queued, 0), ((await Run()).State, (await Run()).Attempts));
        Assert.True(await Job().Look(default));
        Assert.Equal(TrainingState.Done, (await Run()).State);
    }

    [Fact]
    public async Task A_failure_is_said_on_the_page_and_its_message_is_in_no_log()
    {
        await _office.Send(new Train.Command());

        await Job((_, _, _) => throw new InvalidOperationException("what a citizen wrote")).Look(default);

        Assert.Equal((TrainingState.Failed, "training.problem-failed"), ((await Run()).State, (await Run()).Problem));
        Assert.Contains("InvalidOperationException", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("citizen", _log.Text, StringComparison.Ordinal);
        var (_, page) = await _office.Visit().Open("/classifier/models");
        Assert.Contains("Обучение не удалось", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_new_to_learn_makes_no_second_model()
    {
        await _office.Send(new Train.Command());
        await Job().Look(default);
        await _office.Send(new Train.Command());

        await Job().Look(default);

        Assert.Equal(1, await _office.Query(db => db.ClassifierModels.CountAsync()));
        Assert.Equal((TrainingState.Done, 0), ((await Run()).State, await _office.Query(db => db.ModelPromotions.CountAsync())));
    }

    public void Dispose()
    {
        _office.Dispose();
        _log.Dispose();
    }

    private TrainingJob Job(Func<IReadOnlyList<LabelledText>, int, Action<string>?, byte[]>? train = null) => new(
        _office.Services.GetRequiredService<IServiceScopeFactory>(),
        new(() => Corpus, train ?? ((rows, seed, progress) => { _taught.AddRange(rows); return Training.Train(rows, seed, progress); })),
        _office.Clock, new LoggerFactory([_log]).CreateLogger<TrainingJob>());

    private Task<TrainingRun> Run() => _office.Query(db => db.TrainingRuns.OrderByDescending(run => run.RequestedAt).ThenByDescending(run => run.Id).FirstAsync());
}
