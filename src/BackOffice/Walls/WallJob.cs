using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Walls;

/// <summary>
/// Compares old reports with names that are new in the registry, a few at a time; once a day looks which declared relations began or ended;
/// and takes up what another process changed in the registry.
/// </summary>
internal sealed partial class WallJob(IServiceScopeFactory scopes, Registry registry, TimeProvider clock, ILogger<WallJob> log) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private DateOnly? _kept;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var more = false;
            try
            {
                more = await Work(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Failed(log, error.GetType().Name);
            }

            if (!more)
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether more reports wait to be compared.</returns>
    internal async Task<bool> Work(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await registry.Refresh(db, ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (_kept != today)
        {
            await db.KeepConcerns(ct);
            _kept = today;
        }

        return await db.CompareLate(Batch, ct);
    }

    [LoggerMessage(LogLevel.Error, "Keeping the walls failed with {Error}; it is tried again in a moment.")]
    private static partial void Failed(ILogger log, string error);
}
