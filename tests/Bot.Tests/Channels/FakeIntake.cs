using System.Collections.Concurrent;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Tests.Channels;

/// <summary>Keeps what is handed in, and fails when told to.</summary>
internal sealed class FakeIntake : IIntake
{
    private readonly ConcurrentQueue<Inbound> _taken = new();

    public IReadOnlyList<Inbound> Taken => [.. _taken];

    public int Attempts { get; private set; }

    public string? Toast { get; set; }

    public Func<Inbound, Exception?> Fault { get; set; } = _ => null;

    public Task<Taken> Take(Inbound inbound, CancellationToken ct)
    {
        Attempts++;
        if (Fault(inbound) is { } fault)
            throw fault;
        _taken.Enqueue(inbound);
        return Task.FromResult(new Taken(false, Toast, Language.Russian));
    }

    public Task DeliveryCame(ReportChannel channel, string providerMessageId, Delivery delivery, string? problem, CancellationToken ct) => Task.CompletedTask;
}
