using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Outbound;

/// <summary>Takes what the office wrote to a report, finds its chat, and announces it there. The office wrote a row and knows no chat.</summary>
internal sealed class Courier(ConversationRunner runner, Seals seals, Wake wake, TimeProvider clock, ILogger<Courier> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loop.Run(AnnounceNext, Pause, wake, clock, log, stoppingToken);

    // A key that is gone loses its own addresses, and must not hold up the others.
    private (Domain.ReportChannel, string)? Open(ReplyAddress reply)
    {
        try
        {
            var chat = seals.OpenAddress(reply.Sealed);
            return (chat.Channel, chat.Address);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <returns>Whether there was something to announce.</returns>
    internal Task<bool> AnnounceNext(CancellationToken ct) => runner.InTransaction(async db =>
    {
        var now = clock.GetUtcNow();
        var message = await db.Messages.Where(m => m.Delivery == Domain.Delivery.Waiting && (m.HeldUntil == null || m.HeldUntil <= now))
            .OrderBy(m => m.At).FirstOrDefaultAsync(ct);
        if (message is null)
            return false;

        if (await db.ReplyAddresses.FindAsync([message.ReportId], ct) is not { } reply)
        {
            message.Came(Domain.Delivery.CodeOnly, now);
            return true;
        }

        if (Open(reply) is not var (channel, address))
        {
            message.Came(Domain.Delivery.Failed, now, "delivery.key-lost");
            return true;
        }

        var announced = await runner.Happen(db, channel, address, new LetterCame(message.ReportId), message.Id, ct);
        message.Came(!announced ? Domain.Delivery.CodeOnly
            : channel is Domain.ReportChannel.WebChat ? Domain.Delivery.Sent : Domain.Delivery.OnItsWay, now);
        return true;
    }, ct);
}
