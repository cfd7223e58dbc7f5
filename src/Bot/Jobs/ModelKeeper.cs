using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Classifier;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Jobs;

/// <summary>
/// Serves the promoted model and takes up a newer one without a restart. When there is none at all it trains the first from the corpus
/// that travels with the program, in the background. Reports that came meanwhile are classified as soon as it is there.
/// </summary>
internal sealed class ModelKeeper(IServiceScopeFactory scopes, ServedClassifier served, DataLayout layout, TimeProvider clock, ILogger<ModelKeeper> log) : BackgroundService
{
    private const int Batch = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();     // the host's start never waits for a model
        await Loop.Run(LookForWork, Pause, new Wake(), clock, log, stoppingToken);
    }

    internal async Task<bool> LookForWork(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var promoted = await db.ClassifierModels.Promoted().Select(model => model.Hash).FirstOrDefaultAsync(ct) ?? await TakeShipped(db, null, ct);
        if (promoted != served.Hash)
            await Serve(db, promoted, ct);

        return await ClassifyLate(db, ct);
    }

    private async Task Serve(Database db, string promoted, CancellationToken ct)
    {
        try
        {
            served.Serve(ReportClassifier.Load(await BytesOf(db, promoted, ct)), promoted);
        }
        catch (ModelException) when (served.Hash is null)
        {
            // A program of another version promoted it. A copy that serves one keeps it: two versions must not outbid each other.
            promoted = await TakeShipped(db, promoted, ct);
            served.Serve(ReportClassifier.Load(await BytesOf(db, promoted, ct)), promoted);
        }
    }

    private static Task<byte[]> BytesOf(Database db, string hash, CancellationToken ct) =>
        db.ClassifierModels.Where(model => model.Hash == hash).Select(model => model.Bytes).SingleAsync(ct);

    /// <param name="insteadOf">Hash of the promoted model that cannot be read here; <see langword="null"/> where there is none.</param>
    private async Task<string> TakeShipped(Database db, string? insteadOf, CancellationToken ct)
    {
        // A thread of its own: the pool's few are for the citizens.
        var bytes = await Task.Factory.StartNew(() => ShippedModel.Bytes(layout.Root), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var now = clock.GetUtcNow();
        // Two copies may train at once: the same corpus and seed give the same bytes or not, one row is enough.
        return await db.InOneTransaction(async _ =>
        {
            var serving = await db.ClassifierModels.Promoted().FirstOrDefaultAsync(ct);
            if (serving is not null && serving.Hash != insteadOf)
                return serving.Hash;

            var model = await db.ClassifierModels.SingleOrDefaultAsync(one => one.Hash == hash, ct);
            if (model is null)
                db.ClassifierModels.Add(model = new() { Id = Guid.CreateVersion7(now), Hash = hash, Bytes = bytes, TrainedAt = now });
            db.Promote(model, serving, staffId: null, now);
            return hash;
        }, ct);
    }

    private async Task<bool> ClassifyLate(Database db, CancellationToken ct)
    {
        var late = await db.Reports.Where(report => report.Model == null && report.IsOpen).OrderBy(report => report.ReceivedAt).Take(Batch).ToListAsync(ct);
        foreach (var report in late)
            if (served.Classify(report.Text) is { } guess)
                report.Suggest(guess);
        await db.SaveChangesAsync(ct);
        return late.Count == Batch;
    }
}
