using System.Diagnostics.Metrics;

namespace QuttyMeken.Bot.Channels.Telegram;

/// <summary>What is counted about Telegram. No counter says anything about who wrote, or what.</summary>
internal sealed class TelegramMetrics
{
    public const string MeterName = "QuttyMeken.Bot";

    private readonly Counter<long> _refused;
    private readonly Counter<long> _unreadable;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _courtesies;

    public TelegramMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _refused = meter.CreateCounter<long>("telegram.webhook.refused", description: "Calls of the webhook with a wrong secret.");
        _unreadable = meter.CreateCounter<long>("telegram.update.unreadable", description: "Updates that could not be read, and were dropped.");
        _failed = meter.CreateCounter<long>("telegram.update.failed", description: "Attempts to take an update in that ended in an error.");
        _skipped = meter.CreateCounter<long>("telegram.update.skipped", description: "Updates given up after their last attempt.");
        _courtesies = meter.CreateCounter<long>("telegram.courtesy.failed",
            description: "Calls that are tried once and may fail: answers to presses, farewells to groups.");
    }

    public void Refused() => _refused.Add(1);

    public void Unreadable() => _unreadable.Add(1);

    public void Failed() => _failed.Add(1);

    public void Skipped() => _skipped.Add(1);

    public void CourtesyFailed() => _courtesies.Add(1);
}
