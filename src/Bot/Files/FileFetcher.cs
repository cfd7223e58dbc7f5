using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Files;

/// <summary>Fetches files from the messengers after the message they came with is safely stored; tries again when one does not come.</summary>
internal sealed class FileFetcher(
    IServiceScopeFactory scopes, IEnumerable<IChannel> channels, FileVault vault, Seals seals, BotOptions options, Wake wake, TimeProvider clock,
    ILogger<FileFetcher> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    // A copy of Bot that takes a file has this long before another may try.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10), TimeSpan.FromHours(2)];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Loop.Run(FetchDue, LongestPause, wake, clock, log, stoppingToken);

    /// <returns>Whether there was something to fetch.</returns>
    internal async Task<bool> FetchDue(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var now = clock.GetUtcNow();
        var attachment = await db.InOneTransaction(async _ =>
        {
            var due = await db.Attachments.Where(a => a.State == AttachmentState.Waiting && a.NextAttemptAt <= now && a.SealedSource != null)
                .OrderBy(a => a.NextAttemptAt).FirstOrDefaultAsync(ct);
            due?.TakenUntil(now + Lease);
            return due;
        }, ct);
        if (attachment is null)
            return false;

        string? blob = null;
        try
        {
            var source = seals.OpenSource(attachment.SealedSource!);
            var channel = channels.First(one => one.Name == source.Channel);
            var bytes = await channel.FetchAsync(source.Source, options.Limits.MaxMegabytes * 1024L * 1024, ct);
            var clean = attachment.Kind is FileKind.Image ? await ImageCleaner.Clean(bytes, ct) : null;
            blob = await vault.Put(clean ?? bytes, ct);
            attachment.Keep(blob, (clean ?? bytes).LongLength, clean is not null);
        }
        catch (CryptographicException)
        {
            attachment.Miss("file.gone", null);
        }
        catch (ChannelRefusedException refused)
        {
            attachment.Miss(refused.Problem, null);
        }
        catch (Exception later) when (later is not OperationCanceledException)
        {
            attachment.Miss("file.later", attachment.Attempts < Pauses.Length ? clock.GetUtcNow() + Pauses[attachment.Attempts] : null);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Withdrawn or dropped while it was fetched: what came is not kept.
            if (blob is not null)
                vault.Remove(blob);
        }

        return true;
    }
}
