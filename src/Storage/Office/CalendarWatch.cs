using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>Brings the calendar that the office has entered into the region of this process, at start and every minute.</summary>
public sealed class CalendarWatch(IServiceScopeFactory scopes, Region region, TimeProvider clock, ILogger<CalendarWatch> log) : BackgroundService
{
    private static readonly Action<ILogger, string, Exception?> Failed = LoggerMessage.Define<string>(
        LogLevel.Error, new EventId(1, "CalendarNotRead"), "Reading the calendar failed with {Error}; it is tried again in a minute.");

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public async Task Look(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        region.Calendar.Take(await scope.ServiceProvider.GetRequiredService<Database>().CalendarDays.AsNoTracking().ToListAsync(ct));
    }

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
                Failed(log, error.GetType().Name, null);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

internal sealed class CalendarConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> day)
    {
        day.ToTable("CalendarDays").HasKey(d => d.Date);
        day.Property(d => d.NameKk).HasMaxLength(CalendarDay.MaxNameLength);
        day.Property(d => d.NameRu).HasMaxLength(CalendarDay.MaxNameLength);
    }
}
