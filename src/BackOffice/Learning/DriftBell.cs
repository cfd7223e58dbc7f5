using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Learning;

/// <summary>Looks now and then whether the model has drifted, so that the mark beside the section costs no page anything.</summary>
internal sealed partial class DriftBell(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DriftBell> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    private volatile int _alarms;

    public int Alarms => _alarms;

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
                Failed(log, error.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task Look(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        _alarms = (await Of(db.Reports.AsNoTracking().ForLearning(), clock.GetUtcNow(), ct)).Alarms;
    }

    /// <summary>Two questions to the index, bounded by time.</summary>
    public static async Task<Drift> Of(IQueryable<Report> reports, DateTimeOffset now, CancellationToken ct)
    {
        var since = now.AddDays(-Drift.RecentDays);
        return Drift.Of(await reports.Tally(since.AddDays(-Drift.BeforeDays), since, ct), await reports.Tally(since, now, ct));
    }

    [LoggerMessage(LogLevel.Error, "Looking for drift failed with {Error}; it is tried again later.")]
    private static partial void Failed(ILogger log, string error);
}
