using QuttyMeken.Bot.Channels;

namespace QuttyMeken.Bot;

/// <summary>Where the channels hand in what came. One implementation, <c>ConversationRunner</c>; the seam lets a channel be tested alone.</summary>
public interface IIntake
{
    /// <summary>Gives an inbound value its effect, exactly once. When it returns, everything is stored: acknowledge then, not before.</summary>
    Task<Taken> Take(Inbound inbound, CancellationToken ct);

    /// <summary>A messenger tells how far one of our messages has come.</summary>
    /// <param name="providerMessageId">As <see cref="IChannel.SendAsync"/> returned it.</param>
    /// <param name="problem">Text key where it failed.</param>
    Task DeliveryCame(Domain.ReportChannel channel, string providerMessageId, Domain.Delivery delivery, string? problem, CancellationToken ct);
}
