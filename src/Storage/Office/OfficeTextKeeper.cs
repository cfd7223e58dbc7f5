using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Storage;

/// <summary>Every running process takes up the office's own words within half a minute, without a restart.</summary>
internal sealed partial class OfficeTextKeeper(IServiceScopeFactory scopes, TextCatalog catalog, TimeProvider clock, ILogger<OfficeTextKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Database>().ReadInto(catalog, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Failed(log, error.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Error, "Reading the office's texts failed with {Error}; the ones read before stand, and it is tried again.")]
    private static partial void Failed(ILogger log, string error);
}
