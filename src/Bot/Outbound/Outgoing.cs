using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Outbound;

internal static class Outgoing
{
    // A messenger brings an album in pieces, within about a second.
    private static readonly TimeSpan AlbumPause = TimeSpan.FromSeconds(1.2);

    /// <summary>Puts a message in the line of its chat; the web chat's goes on its page at once.</summary>
    /// <param name="slot">A waiting message of the same slot is replaced by this one.</param>
    public static async Task Put(
        Session session, OutMessage message, string? slot, Guid? messageId, Seals seals, DateTimeOffset now, CancellationToken ct)
    {
        session.SaidSomething = true;
        if (session.Memory.Channel is ReportChannel.WebChat)
        {
            session.Put(new(null, message, DateOnly.FromDateTime(now.UtcDateTime)));
            return;
        }

        if (slot is not null)
            message = await Replace(session, message, slot, seals, ct);

        // The order goes by the time, and within one moment, or when a clock was set back, by counting.
        var sequence = Math.Max(session.Memory.Sequence + 1, now.UtcTicks);
        session.Memory = session.Memory with { Sequence = sequence };
        session.Db.Outbox.Add(new()
        {
            Id = new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)),     // a version-7 id would tell the millisecond
            Channel = session.Memory.Channel,
            ChatToken = session.Memory.ChatToken,
            Sequence = sequence,
            Slot = slot,
            NextAttemptAt = slot is null ? now : now + AlbumPause,
            Payload = seals.SealOutbox(new(session.Memory.Address, message, messageId)),
        });
    }

    // What was said at the start of the replaced message and would be lost with it is kept.
    private static async Task<OutMessage> Replace(Session session, OutMessage message, string slot, Seals seals, CancellationToken ct)
    {
        var token = session.Memory.ChatToken;
        var waiting = await session.Db.Outbox.Where(row => row.ChatToken == token && row.State == OutboxState.Waiting && row.Slot == slot && row.LeasedUntil == null)
            .ToListAsync(ct);
        foreach (var row in waiting)
        {
            var before = seals.OpenOutbox(row.Payload!).Message.Lines.TakeWhile(line => line.Key.StartsWith("start.", StringComparison.Ordinal));
            message = message with { Lines = [.. before, .. message.Lines] };
            session.Db.Outbox.Remove(row);
        }

        return message;
    }
}
