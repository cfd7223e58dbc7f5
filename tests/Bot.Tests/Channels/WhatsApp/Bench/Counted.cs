using System.Diagnostics.Metrics;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

/// <summary>Adds up one of our counters while it lives. Other tests count too, so a test asks for "at least".</summary>
internal sealed class Counted : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _sum;

    public Counted(string counter, string? tag = null)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "QuttyMeken.Bot" && instrument.Name == counter)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (tag is null || tags.ToArray().Any(each => Equals(each.Value, tag)))
                Interlocked.Add(ref _sum, count);
        });
        _listener.Start();
    }

    public long Sum => Interlocked.Read(ref _sum);

    public void Dispose() => _listener.Dispose();
}
