using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Jobs;

/// <summary>Finds reports that resemble each other, a few at a time; first sketches those that came before there were sketches.</summary>
internal sealed class Matchmaker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Matchmaker> log) : BackgroundService
{
    private const int Batch = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // Behind the last older report that has its sketch; nothing is left once the end was reached.
    private int? _after = 0;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Loop.Run(Work, Pause, new Wake(), clock, log, stoppingToken);
    }

    internal async Task<bool> Work(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        if (_after is not { } after)
            return await db.MatchSome(ct);

        _after = await db.SketchOlder(after, Batch, ct);
        return true;
    }
}
