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
        var promoted = await db.ClassifierModels.Where(model => model.PromotedAt != null).OrderByDescending(model => model.PromotedAt)
            .Select(model => model.Hash).FirstOrDefaultAsync(ct);
        if (promoted is null)
            promoted = await TrainFirst(db, ct);
        if (promoted != served.Hash)
        {
            var bytes = await db.ClassifierModels.Where(model => model.Hash == promoted).Select(model => model.Bytes).SingleAsync(ct);
            served.Serve(ReportClassifier.Load(bytes), promoted);
        }

        return await ClassifyLate(db, ct);
    }

    private async Task<string> TrainFirst(Database db, CancellationToken ct)
    {
        var bytes = await Task.Run(() => ShippedModel.Bytes(layout.Root), ct);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var now = clock.GetUtcNow();
        // Two copies may train at once: the same corpus and seed give the same bytes or not, one row is enough.
        return await db.InOneTransaction(async _ =>
        {
            if (await db.ClassifierModels.Where(model => model.PromotedAt != null).Select(model => model.Hash).FirstOrDefaultAsync(ct) is { } other)
                return other;

            db.ClassifierModels.Add(new() { Id = Guid.CreateVersion7(now), Hash = hash, Bytes = bytes, TrainedAt = now, PromotedAt = now });
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
