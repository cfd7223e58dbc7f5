using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations;

/// <summary>What arrived, whichever messenger carried it.</summary>
public abstract record Input;

/// <param name="Mark">Short keyed hash of the provider's message id: lets a later edit find this part of the draft.</param>
public sealed record Said(string Text, string? Mark = null) : Input;

/// <summary>A button was pressed.</summary>
/// <param name="Key">As it was sent out with the button: <c>turn.index</c>, or <see cref="OutMessage.ReadKey"/>.</param>
public sealed record Pressed(string Key) : Input;

/// <summary>A message that was sent before now reads otherwise.</summary>
public sealed record Edited(string Text, string Mark) : Input;

/// <summary>A file came; its bytes are fetched apart.</summary>
public sealed record FileCame(Guid AttachmentId, FileKind Kind, string? Caption = null, string? Mark = null) : Input;

public enum RefusedFile { TooBig, UnknownType }

/// <summary>A file came that is not taken.</summary>
public sealed record FileRefused(RefusedFile Why, string? Caption = null, string? Mark = null) : Input;

/// <summary>A position was shared. The coordinates were dropped before this value was made.</summary>
public sealed record LocationCame : Input;

/// <summary>A sticker, a contact, a poll, or what the messenger may invent tomorrow. Its content was dropped.</summary>
public sealed record SomethingElseCame : Input;

/// <summary>The language was switched beside the conversation: by a link on the web chat's page.</summary>
public sealed record LanguageSwitched(Language Language) : Input;

/// <summary>The citizen blocked the bot, or opened it again.</summary>
public sealed record Reachable(bool Yes) : Input;

/// <summary>The office wrote about one of this chat's reports.</summary>
public sealed record LetterCame(Guid ReportId) : Input;

/// <summary>A day has passed without an answer.</summary>
public sealed record DraftIsOld : Input;

/// <summary>What a code, or a letter, leads to.</summary>
/// <param name="ByCode">Found by its code: everything is shown. Else only what the office wrote since.</param>
public sealed record CaseFound(CaseView Case, bool ByCode) : Input;

/// <summary>No report has this code.</summary>
public sealed record CaseNotFound : Input;

/// <summary>The report is stored; this is the way back to it.</summary>
public sealed record Filed(Guid ReportId, string Code) : Input;

/// <param name="Letters">Of the office and the citizen, oldest first. The first account is not among them: a found code must not tell the story.</param>
public sealed record CaseView(
    Guid ReportId, ReportStatus Status, bool IsOpen, DateOnly ChangedOn, bool MayBeRated, IReadOnlyList<Letter> Letters, Outcome? Outcome = null);

public sealed record Letter(bool FromOffice, MessageNature Nature, string Text, DateOnly On, bool IsNew);
