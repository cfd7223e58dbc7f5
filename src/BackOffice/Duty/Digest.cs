using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Duty;

/// <summary>On the morning of a working day everyone who works on reports gets the numbers of what they may see. Numbers only.</summary>
internal sealed partial class Digest(
    IServiceScopeFactory scopes, DutyOptions options, Mail mail, Region region, TextCatalog catalog, TimeProvider clock, ILogger<Digest> log) : BackgroundService
{
    /// <summary>In the region's time.</summary>
    internal static readonly TimeOnly From = new(8, 30);

    private const int CountedAtMost = 1_000;
    private const int KeptDays = 7;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Smtp is null || !options.Digest)
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
                Failed(log, error.GetType().Name);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task Look(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (today, time) = (region.DayOf(now), TimeOnly.FromDateTime(region.LocalTime(now).DateTime));
        if (!region.IsWorkingDay(today) || time < From)
            return;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var oldest = today.AddDays(-KeptDays);
        await db.DigestsSent.Where(sent => sent.Day < oldest).ExecuteDeleteAsync(ct);
        var people = await db.Staff.AsNoTracking().Where(s => s.PasswordHash != null && !db.DigestsSent.Any(sent => sent.StaffId == s.Id && sent.Day == today)).ToListAsync(ct);
        foreach (var person in people.Where(person => person.Role.May(Right.WorkOnReports) && !person.IsShutOut()))
        {
            // Noted first: a mail server that takes the letter and then fails must not make this a letter every five minutes.
            if (await Take(db, person.Id, today, ct))
                await Write(db, person, ct);
        }
    }

    private static async Task<bool> Take(Database db, Guid staffId, DateOnly today, CancellationToken ct)
    {
        try
        {
            db.DigestsSent.Add(new() { StaffId = staffId, Day = today });
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();     // another copy of the office was quicker
            return false;
        }
    }

    private async Task Write(Database db, StaffMember person, CancellationToken ct)
    {
        var open = db.VisibleTo(new Reader(person.Id, person.Role)).Where(r => r.IsOpen);
        var id = person.Id;
        var places = new Dictionary<string, string>
        {
            ["fresh"] = await Count(open.Where(r => r.Status == ReportStatus.New), ct),
            ["urgent"] = await Count(open.Where(r => r.Urgency == Urgency.Critical), ct),
            ["mine"] = await Count(open.Where(r => r.ModeratorId == id), ct),
            ["waiting"] = await Count(open.Where(r => r.Status == ReportStatus.NeedsInfo), ct),
        };
        try
        {
            await mail.Send([person.Email!], catalog.Get("digest.subject", Language.Kazakh),
                $"{catalog.Fill("digest.text", Language.Kazakh, places)}\n\n{catalog.Fill("digest.text", Language.Russian, places)}", ct);
        }
        // The message may name an address.
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            Failed(log, error.GetType().Name);
        }
    }

    private static async Task<string> Count(IQueryable<Report> reports, CancellationToken ct) =>
        await reports.Take(CountedAtMost).CountAsync(ct) is var count and < CountedAtMost ? Format.Number(count) : "999+";

    [LoggerMessage(LogLevel.Error, "The morning's numbers could not be sent: {Error}.")]
    private static partial void Failed(ILogger log, string error);
}
