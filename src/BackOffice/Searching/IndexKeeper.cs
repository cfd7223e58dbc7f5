using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Searching;

/// <summary>After a start: makes the search documents that an older version of the program has left, beside the running office.</summary>
internal sealed partial class IndexKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<IndexKeeper> log) : BackgroundService
{
    // Between two stretches the citizens' reports have their turn to be written.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var (made, pause) = (0, TimeSpan.Zero);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var step = await IndexFill.Step(scope.ServiceProvider.GetRequiredService<Database>(), stoppingToken);
                if (step == 0)
                    break;
                (made, pause) = (made + step, Breath);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Failed(log, error.GetType().Name);
                pause = Pause;
            }

            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (made > 0)
            Filled(log, made);
    }

    [LoggerMessage(LogLevel.Information, "Search: {Made} older reports can be found now.")]
    private static partial void Filled(ILogger log, int made);

    [LoggerMessage(LogLevel.Error, "Making search documents failed with {Error}; it is tried again in a minute.")]
    private static partial void Failed(ILogger log, string error);
}
