namespace QuttyMeken.Bot;

internal static class Loop
{
    private static readonly Action<ILogger, string, Exception?> Failed = LoggerMessage.Define<string>(
        LogLevel.Error, new EventId(1, "WorkFailed"), "A round of background work failed with {Error}; the next round tries again.");

    /// <summary>Does the work as long as there is some, then waits. A round that fails is logged by the kind of its error alone and tried again later.</summary>
    /// <param name="work">One round; returns whether there was something to do.</param>
    public static async Task Run(Func<CancellationToken, Task<bool>> work, TimeSpan pause, Wake wake, TimeProvider clock, ILogger log, CancellationToken ct)
    {
        var wait = pause;
        while (!ct.IsCancellationRequested)
        {
            try
            {
                while (await work(ct))
                    wait = pause;
                await wake.Wait(wait, clock, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The message of an exception may carry what must not be logged: its type is enough to look for.
                Failed(log, error.GetType().Name, null);
                wait = TimeSpan.FromSeconds(Math.Min(60, wait.TotalSeconds * 2 + 1));
                await Task.Delay(wait, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
