using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Outbound;

/// <summary>
/// Drains the outbox: takes a row with a lease, keeps the order within a chat, waits when a messenger asks to, gives up loudly.
/// A message goes out at least once; where an answer of the messenger was lost it may go out twice, and that is counted.
/// </summary>
internal sealed class OutboxSender(
    IServiceScopeFactory scopes, IEnumerable<IChannel> channels, Seals seals, Wake wake, TimeProvider clock, ILogger<OutboxSender> log) : BackgroundService
{
    public const int MostAttempts = 12;
    private const int AtOnce = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly Meter Meter = new("QuttyMeken.Bot");
    private static readonly Counter<long> Doubts = Meter.CreateCounter<long>("outbox_doubts", description: "Messages that may have gone out twice.");
    private static readonly Counter<long> Dead = Meter.CreateCounter<long>("outbox_dead", description: "Messages that were given up.");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loop.Run(SendDue, Pause, wake, clock, log, stoppingToken);

    /// <returns>Whether something was tried.</returns>
    internal async Task<bool> SendDue(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<Guid> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Database>();
            // The first waiting message of each chat, so that none overtakes another.
            due = await db.Outbox
                .Where(row => row.State == OutboxState.Waiting && row.NextAttemptAt <= now && (row.LeasedUntil == null || row.LeasedUntil < now))
                .Where(row => !db.Outbox.Any(other => other.ChatToken == row.ChatToken && other.State == OutboxState.Waiting && other.Sequence < row.Sequence))
                .OrderBy(row => row.NextAttemptAt).Select(row => row.Id).Take(AtOnce).ToListAsync(ct);
        }

        var sent = await Task.WhenAll(due.Select(id => SendOne(id, ct)));
        return sent.Any(one => one);
    }

    private async Task<bool> SendOne(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        if (await Claim(db, id, ct) is not { } row)
            return false;

        Parcel parcel;
        try
        {
            parcel = seals.OpenOutbox(row.Payload!);
        }
        catch (CryptographicException)
        {
            await GiveUp(db, row, null, "delivery.key-lost", ct);
            return true;
        }

        try
        {
            var channel = channels.FirstOrDefault(one => one.Name == row.Channel);
            if (channel is null)
                await Later(db, row, TimeSpan.FromMinutes(5), ct);      // the messenger is switched off just now
            else
                await Sent(db, row, parcel, await channel.SendAsync(parcel.Address, parcel.Message, ct), ct);
        }
        catch (ChannelRefusedException refused)
        {
            await GiveUp(db, row, parcel, refused.Problem, ct);
        }
        catch (ChannelBusyException busy)
        {
            await Later(db, row, busy.RetryAfter, ct);
        }
        catch (TimeoutException)
        {
            row.Doubts++;
            Doubts.Add(1);
            await TryAgain(db, row, parcel, ct);
        }
        catch (Exception error) when (error is not (OperationCanceledException or DbUpdateException))
        {
            // The world's fault or ours: counted, and given up after the last attempt, so that no row comes back for ever.
            await TryAgain(db, row, parcel, ct);
        }

        return true;
    }

    private async Task<OutboxRow?> Claim(Database db, Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Outbox.SingleOrDefaultAsync(one => one.Id == id, ct);
        if (row is not { State: OutboxState.Waiting } || row.LeasedUntil > now)
            return null;

        row.LeasedUntil = now + Lease;
        row.Version++;
        try
        {
            await db.SaveChangesAsync(ct);
            return row;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;        // another copy has it
        }
    }

    private async Task Sent(Database db, OutboxRow row, Parcel parcel, string? providerMessageId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await Space(db, row, now, ct);
        row.Finish(OutboxState.Sent, now, null);
        if (parcel.MessageId is { } messageId)
        {
            (await Message(db, messageId, ct))?.Came(Domain.Delivery.Sent, now);
            // A provider that gives one id twice must not make a message go out again and again.
            if (providerMessageId is not null && seals.MessageKey(row.Channel, providerMessageId) is var hash
                && await db.DeliveryReceipts.FindAsync([hash], ct) is null)
                db.DeliveryReceipts.Add(new()
                {
                    Hash = hash,
                    MessageId = messageId,
                    Day = DateOnly.FromDateTime(now.UtcDateTime),
                });
        }

        await Save(db, row, ct);
    }

    // A messenger takes about one message a second to a chat, WhatsApp fewer.
    private static async Task Space(Database db, OutboxRow row, DateTimeOffset now, CancellationToken ct)
    {
        var earliest = now + (row.Channel is ReportChannel.WhatsApp ? TimeSpan.FromSeconds(3) : TimeSpan.FromSeconds(1));
        var next = await db.Outbox.Where(other => other.ChatToken == row.ChatToken && other.State == OutboxState.Waiting && other.Sequence > row.Sequence)
            .OrderBy(other => other.Sequence).FirstOrDefaultAsync(ct);
        if (next is not null && next.NextAttemptAt < earliest)
            next.NextAttemptAt = earliest;
    }

    private Task<int> Later(Database db, OutboxRow row, TimeSpan wait, CancellationToken ct)
    {
        (row.NextAttemptAt, row.LeasedUntil) = (clock.GetUtcNow() + wait, null);
        return Save(db, row, ct);
    }

    private Task TryAgain(Database db, OutboxRow row, Parcel parcel, CancellationToken ct)
    {
        row.Attempts++;
        if (row.Attempts >= MostAttempts)
            return GiveUp(db, row, parcel, "delivery.gave-up", ct);

        var seconds = Math.Min(3600, 3 * Math.Pow(2, row.Attempts - 1));
        var jitter = RandomNumberGenerator.GetInt32(0, 1000) / 1000.0 * seconds * 0.2;
        return Later(db, row, TimeSpan.FromSeconds(seconds + jitter), ct);
    }

    private async Task GiveUp(Database db, OutboxRow row, Parcel? parcel, string problem, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // Nobody resends it from here: a retry of the office's message makes a new row. So its address need not stay.
        // What waits behind meets its own refusal, and its own message in the office learns of it.
        row.Finish(OutboxState.Dead, now, problem);
        Dead.Add(1, new KeyValuePair<string, object?>("problem", problem));
        if (parcel?.MessageId is { } messageId)
            (await Message(db, messageId, ct))?.Came(Domain.Delivery.Failed, now, problem);
        await Save(db, row, ct);
    }

    private static Task<ThreadMessage?> Message(Database db, Guid id, CancellationToken ct) => db.Messages.SingleOrDefaultAsync(message => message.Id == id, ct);

    private static Task<int> Save(Database db, OutboxRow row, CancellationToken ct)
    {
        row.Version++;
        return db.SaveChangesAsync(ct);
    }
}
