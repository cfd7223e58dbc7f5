using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Sealing;

/// <summary>What is sealed in a conversation's row.</summary>
/// <param name="Address">Of the chat. It lives as long as there is something to remember of it.</param>
/// <param name="ChatToken">What the outbox keeps the order by; replaced daily.</param>
/// <param name="Sequence">Number of the last message that went to the outbox.</param>
/// <param name="Page">What the web chat shows; empty for messengers, which keep their own.</param>
public sealed record Memory(
    ReportChannel Channel, string Address, Conversation Conversation, Guid ChatToken, DateOnly TokenDay, long Sequence, IReadOnlyList<PageTurn> Page);

/// <summary>One bubble of the web chat: the citizen's words, or a message of ours.</summary>
public sealed record PageTurn(string? Mine, OutMessage? Ours, DateOnly On);

/// <summary>Where a chat is.</summary>
internal sealed record ChatAddress(ReportChannel Channel, string Address);

/// <summary>What is sealed in a row of the outbox.</summary>
/// <param name="MessageId">The office's message that this announces; its delivery is noted there.</param>
internal sealed record Parcel(string Address, OutMessage Message, Guid? MessageId);

/// <summary>Where a messenger keeps a file that was not fetched yet.</summary>
internal sealed record FileSource(ReportChannel Channel, string Source);
