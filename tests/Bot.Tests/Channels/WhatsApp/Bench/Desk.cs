using QuttyMeken.Bot.Channels;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

/// <summary>Stands where the conversations would: notes what is handed in, and fails when it is told to.</summary>
internal sealed class Desk : IIntake
{
    private readonly Lock _lock = new();
    private readonly List<Inbound> _taken = [];
    private readonly List<(string Id, Delivery Delivery, string? Problem)> _deliveries = [];

    public Exception? Failure { get; set; }

    public IReadOnlyList<Inbound> Taken { get { lock (_lock) return [.. _taken]; } }

    public IReadOnlyList<(string Id, Delivery Delivery, string? Problem)> Deliveries { get { lock (_lock) return [.. _deliveries]; } }

    public Task<Taken> Take(Inbound inbound, CancellationToken ct)
    {
        if (Failure is not null)
            throw Failure;
        lock (_lock)
            _taken.Add(inbound);
        return Task.FromResult(new Taken(false, null, Language.Kazakh));
    }

    public Task DeliveryCame(ReportChannel channel, string providerMessageId, Delivery delivery, string? problem, CancellationToken ct)
    {
        if (Failure is not null)
            throw Failure;
        lock (_lock)
            _deliveries.Add((providerMessageId, delivery, problem));
        return Task.CompletedTask;
    }
}
