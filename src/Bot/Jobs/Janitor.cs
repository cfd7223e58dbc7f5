using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Jobs;

/// <summary>Removes what has had its time: drafts of yesterday, ids older than eight days, addresses of closed cases, files nobody wants.</summary>
internal sealed class Janitor(
    IServiceScopeFactory scopes, ConversationRunner runner, Seals seals, WorldMaker worlds, FileVault vault, BotOptions options, TimeProvider clock,
    ILogger<Janitor> log) : BackgroundService
{
    private const int Batch = 200;
    private const int DaysOfIds = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loop.Run(
        async ct => { await Clean(ct); return false; }, Pause, new Wake(), clock, log, stoppingToken);

    internal async Task Clean(CancellationToken ct)
    {
        await ExpireConversations(ct);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var now = clock.GetUtcNow();
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-DaysOfIds);
        await db.InOneTransaction(async _ =>
        {
            await db.SeenUpdates.Where(row => row.Day < day).ExecuteDeleteAsync(ct);
            await db.DeliveryReceipts.Where(row => row.Day < day).ExecuteDeleteAsync(ct);
            var old = now.AddDays(-DaysOfIds);
            await db.Outbox.Where(row => row.State != OutboxState.Waiting && row.DoneAt < old).ExecuteDeleteAsync(ct);
            await EndAddresses(db, now, ct);
            var month = worlds.MonthOf(now);
            await db.IndependenceMarks.Where(mark => mark.Month != month).ExecuteDeleteAsync(ct);
            return true;
        }, ct);
        seals.ForgetMonthsBefore(worlds.MonthOf(now));
        await RemoveFiles(db, now, ct);
        // What was deleted also leaves the write-ahead log.
        if (db is SqliteDatabase)
            await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }

    private async Task ExpireConversations(CancellationToken ct)
    {
        while (true)
        {
            List<byte[]> stale;
            await using (var scope = scopes.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<Database>();
                var now = clock.GetUtcNow();
                stale = await db.Conversations.Where(row => row.StaleAt < now).OrderBy(row => row.StaleAt).Select(row => row.Key).Take(Batch).ToListAsync(ct);
            }

            foreach (var key in stale)
                await runner.InTransaction(db => Expire(db, key, ct), ct);
            if (stale.Count < Batch)
                return;
        }
    }

    private async Task<bool> Expire(Database db, byte[] key, CancellationToken ct)
    {
        if (await db.Conversations.FindAsync([key], ct) is not { } row || row.StaleAt >= clock.GetUtcNow())
            return false;

        if (seals.TryOpenConversation(row.Body) is not { } memory)
        {
            // Its key is gone: nobody can go on with it any more.
            db.Conversations.Remove(row);
            return true;
        }

        var reports = memory.Conversation.Reports;
        var alive = await db.ReplyAddresses.Where(address => reports.Contains(address.ReportId)).Select(address => address.ReportId).ToListAsync(ct);
        memory = memory with
        {
            Page = memory.Conversation.Unread.Count > 0 ? memory.Page.TakeLast(1).ToList() : [],
            Conversation = memory.Conversation with
            {
                Reports = [.. reports.Where(alive.Contains)],
                Unread = [.. memory.Conversation.Unread.Where(alive.Contains)],
                // With nothing left to write about there is nothing left to be silent about.
                IsMuted = memory.Conversation.IsMuted && alive.Count > 0,
            },
        };
        row.Body = seals.SealConversation(memory);
        await db.SaveChangesAsync(ct);
        await runner.Happen(db, memory.Channel, memory.Address, new DraftIsOld(), null, ct);
        return true;
    }

    private async Task EndAddresses(Database db, DateTimeOffset now, CancellationToken ct)
    {
        var closed = await (from address in db.ReplyAddresses
                            join report in db.Reports on address.ReportId equals report.Id
                            where report.IsOpen == (address.EndsAt != null)
                            select new { address, report.IsOpen, report.ClosedAt }).Take(Batch).ToListAsync(ct);
        foreach (var one in closed)
            one.address.EndsAt = one.IsOpen ? null : (one.ClosedAt ?? now).AddDays(options.Limits.AddressDays);
        await db.SaveChangesAsync(ct);
        await db.ReplyAddresses.Where(address => address.EndsAt < now).ExecuteDeleteAsync(ct);
    }

    private async Task RemoveFiles(Database db, DateTimeOffset now, CancellationToken ct)
    {
        var abandoned = now.AddDays(-8);
        var unwanted = await db.Attachments
            .Where(file => file.State == AttachmentState.Dropped || (file.ReportId == null && file.AddedAt < abandoned && file.State != AttachmentState.Erased))
            .Take(Batch).ToListAsync(ct);
        foreach (var file in unwanted)
        {
            if (file.Blob is { } blob)
                vault.Remove(blob);
            if (file.ReportId is null)
                db.Attachments.Remove(file);
            else
                file.Erase();
        }

        await db.SaveChangesAsync(ct);
    }
}
