using System.Diagnostics.Metrics;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>What an administrator must notice about Twilio. Numbers and fixed words alone.</summary>
internal sealed class TwilioMetrics
{
    private readonly Counter<long> _refused;
    private readonly Counter<long> _account;
    private readonly Counter<long> _kept;

    public TwilioMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("QuttyMeken.Bot");
        _refused = meter.CreateCounter<long>("whatsapp.webhook.refused", description: "Calls of a webhook that were not let in.");
        _account = meter.CreateCounter<long>("whatsapp.account.refused", description: "Twilio does not take our account, token or sender.");
        _kept = meter.CreateCounter<long>("whatsapp.erase.failed", description: "Messages and files that stayed at Twilio.");
    }

    /// <param name="reason"><c>unsigned</c>, <c>forged</c>, <c>too-big</c> or <c>unreadable</c>.</param>
    public void WebhookRefused(string reason) => _refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void AccountRefused(int code) => _account.Add(1, new KeyValuePair<string, object?>("code", code));

    public void EraseFailed() => _kept.Add(1);
}
