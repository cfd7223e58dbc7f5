using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Duty;

/// <summary>
/// Rings for the people on duty when an urgent report comes, by every channel that is set, and again each quarter of an hour as long as nobody
/// has looked. Several copies of the office may run: the one whose transaction takes the alarm rings.
/// </summary>
internal sealed partial class AlarmBell(IServiceScopeFactory scopes, IEnumerable<IAlarmChannel> channels, TimeProvider clock, ILogger<AlarmBell> log) : BackgroundService
{
    /// <summary>How often it looks. "At once" of DOMAIN.md §1.5 is the same hour.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>After which it rings again when nobody has looked.</summary>
    internal static readonly TimeSpan Again = TimeSpan.FromMinutes(15);

    private const int Batch = 200;
    private const int CountedAtMost = 1_000;
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, ChannelState> _states = new();

    /// <summary>What this process last saw of each channel.</summary>
    public IReadOnlyDictionary<string, ChannelState> States => _states;

    public IEnumerable<string> Channels => channels.Select(channel => channel.Name);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!channels.Any())
            return;

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
                Failed(log, "alarms", error.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task Look(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var (taken, numbers) = await db.InOneTransaction(async inside => await Take(db, inside), ct);
        if (taken.Count == 0)
            return;

        var reached = await Ring(numbers, ct);
        var next = clock.GetUtcNow() + AfterFailure;
        if (reached)
            await db.Alarms.Where(alarm => taken.Contains(alarm.ReportId)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Times, a => a.Times + 1), ct);
        else
            await db.Alarms.Where(alarm => taken.Contains(alarm.ReportId)).ExecuteUpdateAsync(set => set.SetProperty(a => a.NextAt, next), ct);
    }

    /// <summary>Sends the numbers by every channel.</summary>
    /// <returns>Whether one of them reached somebody.</returns>
    internal async Task<bool> Ring(UrgentNumbers numbers, CancellationToken ct)
    {
        var reached = false;
        foreach (var channel in channels)
        {
            try
            {
                await channel.Send(numbers, ct);
                _states[channel.Name] = new(clock.GetUtcNow(), Reached: true);
                reached = true;
            }
            // Its message may hold an address with a token: the kind of error is enough to look for.
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                _states[channel.Name] = new(clock.GetUtcNow(), Reached: false);
                Failed(log, channel.Name, error.GetType().Name);
            }
        }

        return reached;
    }

    private async Task<(List<Guid> Taken, UrgentNumbers Numbers)> Take(Database db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var urgent = db.Reports.ForLearning().Where(r => r.IsOpen && r.Urgency == Urgency.Critical);
        await db.Alarms.Where(alarm => !urgent.Any(r => r.Id == alarm.ReportId)).ExecuteDeleteAsync(ct);
        var unrung = await urgent.Where(r => !db.Alarms.Any(alarm => alarm.ReportId == r.Id)).Select(r => r.Id).Take(Batch).ToListAsync(ct);
        db.Alarms.AddRange(unrung.Select(id => new Alarm { ReportId = id, NextAt = now }));
        await db.SaveChangesAsync(ct);

        var due = await db.Alarms.Where(alarm => alarm.NextAt <= now).Take(Batch).ToListAsync(ct);
        var ids = due.Select(alarm => alarm.ReportId).ToList();
        var unread = await urgent.Where(r => r.Status == ReportStatus.New && ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct);
        // Somebody has it in hand already: rung once, then quiet.
        foreach (var alarm in due)
            alarm.NextAt = unread.Contains(alarm.ReportId) ? now + Again : null;
        List<Alarm> ringing = [.. due.Where(alarm => alarm.Times == 0 || alarm.NextAt is not null)];
        var waiting = await urgent.Where(r => r.Status == ReportStatus.New).Take(CountedAtMost).CountAsync(ct);
        return ([.. ringing.Select(alarm => alarm.ReportId)], new(ringing.Count(alarm => alarm.Times == 0), waiting));
    }

    [LoggerMessage(LogLevel.Error, "The bell for the people on duty failed ({Channel}: {Error}); it is tried again within a minute.")]
    private static partial void Failed(ILogger log, string channel, string error);
}

/// <param name="At">When it was last tried.</param>
internal sealed record ChannelState(DateTimeOffset At, bool Reached);
