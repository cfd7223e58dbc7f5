using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Channels;

/// <summary>
/// One thing that a messenger brought, already checked (signature, secret, private chat) and stripped: of the sender only the address is
/// left, which the runner seals or drops. The sender's name, username and profile are dropped by the channel before this is made.
/// </summary>
/// <param name="UpdateId">The provider's own id of this delivery: a second one with the same id changes nothing.</param>
/// <param name="Address">Chat id or number; goes nowhere but into the sealed store.</param>
/// <param name="AppLanguage">Language code of the messenger application: <c>kk</c>, <c>ru-RU</c>…; <see langword="null"/> when it says none.</param>
/// <param name="MessageId">Provider's id of the message, for edits; hashed before it is kept.</param>
/// <param name="Content">What came.</param>
public sealed record Inbound(ReportChannel Channel, string UpdateId, string Address, string? AppLanguage, string? MessageId, Content Content);

public abstract record Content;
public sealed record TextContent(string Text) : Content;
public sealed record PressContent(string Key) : Content;
public sealed record EditContent(string Text) : Content;

/// <param name="Source">What <see cref="IChannel.FetchAsync"/> needs to fetch it; sealed at once. <see langword="null"/> when <paramref name="Bytes"/> are here.</param>
/// <param name="Caption">Words that came with it.</param>
/// <param name="Size">In bytes, where the messenger tells; 0 when it does not.</param>
/// <param name="Album">Whether more of the same album may follow within a second.</param>
public sealed record FileContent(FileKind Kind, string? Source, byte[]? Bytes, string? Caption, long Size, bool Album) : Content;
public sealed record LocationContent : Content;
public sealed record OtherContent : Content;
public sealed record ReachableContent(bool Yes) : Content;
public sealed record LanguageContent(Domain.Texts.Language Language) : Content;

/// <summary>What became of an inbound value.</summary>
/// <param name="Seen">It was a second delivery: nothing was done.</param>
/// <param name="Toast">Text key for a short notice at the pressed button; <see langword="null"/> for none.</param>
/// <param name="Language">Of the toast.</param>
public sealed record Taken(bool Seen, string? Toast, Domain.Texts.Language Language);
