using System.Threading.Channels;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>
/// Empties, at Twilio, the messages that are stored here or have arrived. As well as it can: what waits when the program is killed
/// stays at Twilio, and what fails is counted.
/// </summary>
internal sealed class TwilioEraser(TwilioClient twilio, TimeProvider clock, TwilioMetrics metrics) : BackgroundService
{
    /// <summary>Twilio refuses (20009) to change a message that is younger than a minute or so.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(5);
    private const int Capacity = 10_000;
    private const int Attempts = 5;

    // Every entry waits equally long, so that the first is always the next.
    private readonly Channel<(string Sid, int Attempt, DateTimeOffset Due)> _waiting =
        Channel.CreateBounded<(string, int, DateTimeOffset)>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    public void Later(string messageSid) => Enqueue(messageSid, 1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(PatienceAtEnd);
        while (_waiting.Reader.TryRead(out var rest))
        {
            if (limit.IsCancellationRequested || !await Redact(rest.Sid, limit.Token))
                metrics.EraseFailed();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            // Looked at, not taken: a stop in the middle of the wait must not lose it.
            _waiting.Reader.TryPeek(out var next);
            var wait = next.Due - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, stoppingToken);

            var isGone = await twilio.RedactAsync(next.Sid, stoppingToken);
            _waiting.Reader.TryRead(out _);
            if (isGone)
                continue;
            if (next.Attempt < Attempts)
                Enqueue(next.Sid, next.Attempt + 1);
            else
                metrics.EraseFailed();
        }
    }

    private async Task<bool> Redact(string sid, CancellationToken ct)
    {
        try
        {
            return await twilio.RedactAsync(sid, ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Enqueue(string sid, int attempt)
    {
        if (!_waiting.Writer.TryWrite((sid, attempt, clock.GetUtcNow() + Delay)))
            metrics.EraseFailed();
    }
}
