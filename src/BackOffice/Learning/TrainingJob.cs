using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Classifier;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Learning;

/// <summary>What models are made of and by. Tests take less.</summary>
internal sealed record Workshop(Func<IReadOnlyList<LabelledText>> Corpus, Func<IReadOnlyList<LabelledText>, int, Action<string>?, byte[]> Train)
{
    public static Workshop Real { get; } = new(() => QuttyMeken.Classifier.Corpus.Rows, Training.Train);
}

/// <summary>
/// Takes up the training run that waits, if no other copy of the office has, and makes a challenger of it on a thread of its own.
/// Nobody serves the challenger before a person promotes it.
/// </summary>
internal sealed partial class TrainingJob(IServiceScopeFactory scopes, Workshop workshop, TimeProvider clock, ILogger<TrainingJob> log) : BackgroundService
{
    /// <summary>The newest of those old enough to teach are taken; older ones have had their time.</summary>
    public const int MostLessons = 30_000;

    /// <summary>As many of the newest month are enough to judge by. Asked apart: a busy month must not leave nothing to learn from.</summary>
    public const int MostOfMonth = 10_000;

    private const int Seed = 1;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Guid _me = Guid.CreateVersion7(clock.GetUtcNow());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                RoundFailed(log, error.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether there was a run to work on.</returns>
    internal async Task<bool> Look(CancellationToken ct)
    {
        if (await Claim(ct) is not { } run)
            return false;

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var beat = new Beat(stop.Token);
        var pulse = Pulse(run, beat, stop);
        try
        {
            await Make(run, beat);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await Change(run, taken => taken.Release(_me));     // this copy is being stopped: another goes on at once
        }
        catch (OperationCanceledException)
        {
            await Change(run, taken => taken.Fail(_me, "training.problem-failed", clock.GetUtcNow()));     // somebody cancelled it
        }
        catch (Exception error)
        {
            // The kind of the error alone: its message may quote a text.
            RunFailed(log, error.GetType().Name);
            await Change(run, taken => taken.Fail(_me, "training.problem-failed", clock.GetUtcNow()));
        }
        finally
        {
            await stop.CancelAsync();
            await pulse;
        }

        return true;
    }

    private async Task<Guid?> Claim(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        // Asked without a transaction: nearly always there is none.
        if (!await db.TrainingRuns.AnyAsync(run => run.OnlyOne != null, ct))
            return null;

        try
        {
            return await db.InOneTransaction(async inside =>
                await db.TrainingRuns.SingleOrDefaultAsync(run => run.OnlyOne != null, inside) is { } run && run.Claim(_me, clock.GetUtcNow()) ? run.Id : (Guid?)null, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;     // another copy was quicker
        }
    }

    private async Task Make(Guid run, Beat beat)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var now = clock.GetUtcNow();
        var month = now.AddDays(-Lessons.NewestDays);
        var taught = db.Reports.AsNoTracking().ForLearning();
        List<Lesson> lessons =
        [
            .. await Read(taught.Where(r => r.ReceivedAt <= month), MostLessons, beat.Stop),
            .. await Read(taught.Where(r => r.ReceivedAt > month), MostOfMonth, beat.Stop),
        ];
        var split = Lessons.Of(lessons, workshop.Corpus(), now);

        var model = await Apart(() => workshop.Train(split.Training, Seed, _ => beat.Learnt()), beat.Stop);
        beat.Say("training.comparing", 85);
        var champion = await db.ClassifierModels.AsNoTracking().Promoted().FirstOrDefaultAsync(beat.Stop);
        var comparison = await Apart(() => Compare(champion, model, split), beat.Stop);
        await Store(db, run, model, comparison, beat.Stop);
    }

    private static Task<List<Lesson>> Read(IQueryable<Report> reports, int most, CancellationToken ct) => reports
        .Where(r => r.ModeratorSector != null || (r.CitizenSector != null && r.GuessedSector != null))
        .OrderByDescending(r => r.ReceivedAt).Take(most)
        .Select(r => new Lesson(r.Id, r.ReceivedAt, r.Language, r.Text,
            r.GuessedSector, r.GuessedKind, r.CitizenSector, r.CitizenKind, r.ModeratorSector, r.ModeratorKind))
        .ToListAsync(ct);

    private static Comparison Compare(ClassifierModel? champion, byte[] challenger, Split split)
    {
        Trial Judge(IReadOnlyList<LabelledText> rows) => new(rows.Count, Champion(rows), Measured.Of(challenger, rows));
        Measured? Champion(IReadOnlyList<LabelledText> rows)
        {
            try
            {
                return champion is null ? null : Measured.Of(champion.Bytes, rows);
            }
            catch (ModelException)
            {
                return null;     // of another version of the program
            }
        }

        return new(champion?.Hash, split.Training.Count, split.FromOffice, Judge(split.HeldOut), Judge(split.Newest));
    }

    private Task<bool> Store(Database db, Guid id, byte[] model, Comparison comparison, CancellationToken ct) => db.InOneTransaction(async inside =>
    {
        var (hash, now) = (Convert.ToHexStringLower(SHA256.HashData(model)), clock.GetUtcNow());
        var run = await db.TrainingRuns.SingleAsync(one => one.Id == id, inside);
        // Nothing new to learn gives the same bytes: then the model is there already.
        if (run.Finish(_me, hash, now) && !await db.ClassifierModels.AnyAsync(one => one.Hash == hash, inside))
            db.ClassifierModels.Add(new() { Id = Guid.CreateVersion7(now), Hash = hash, Bytes = model, TrainedAt = now, Comparison = comparison.Write() });
        return true;
    }, ct);

    // Training cannot be broken off between two of its messages: whoever waits for it can.
    private static Task<T> Apart<T>(Func<T> work, CancellationToken ct) =>
        Task.Factory.StartNew(work, ct, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(ct);

    /// <summary>Says every few seconds that this copy is alive and how far it got, and hears whether it is to stop.</summary>
    private async Task Pulse(Guid run, Beat beat, CancellationTokenSource stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
                return;

            try
            {
                var goesOn = true;
                await Change(run, taken => goesOn = taken.Beat(_me, beat.Progress, beat.Percent, clock.GetUtcNow()));
                if (!goesOn)
                    await stop.CancelAsync();
            }
            catch (Exception error)
            {
                // The lease outlives many of these; when it ends, the run was taken away and the next beat says so.
                RoundFailed(log, error.GetType().Name);
            }
        }
    }

    private async Task Change(Guid id, Action<TrainingRun> deed)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await db.InOneTransaction(async inside =>
        {
            deed(await db.TrainingRuns.SingleAsync(run => run.Id == id, inside));
            return true;
        }, CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Error, "A training run failed with {Error}.")]
    private static partial void RunFailed(ILogger log, string error);

    [LoggerMessage(LogLevel.Error, "Looking after training runs failed with {Error}; the next round tries again.")]
    private static partial void RoundFailed(ILogger log, string error);

    /// <summary>How far the work got: written by the thread that works, read by the one that tells.</summary>
    private sealed class Beat(CancellationToken stop)
    {
        private const int Learning = 10;
        private const int MostLearning = 80;
        private const int OneMessage = 12;

        private volatile string _progress = "training.reading";
        private volatile int _percent;

        public CancellationToken Stop => stop;
        public string Progress => _progress;
        public int Percent => _percent;

        /// <summary>One more message of the training, which does not say how many will come.</summary>
        public void Learnt()
        {
            stop.ThrowIfCancellationRequested();
            Say("training.learning", Math.Clamp(_percent + OneMessage, Learning, MostLearning));
        }

        public void Say(string progress, int percent) => (_progress, _percent) = (progress, percent);
    }
}
