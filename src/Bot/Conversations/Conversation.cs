using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations;

/// <summary>What is being asked. <see cref="None"/>: nothing; whatever is written begins a report.</summary>
public enum Question
{
    None,
    // Telling what happened
    Account, Suggestion, Correction, Reply, Review, Cancel, More, Voice, Held,
    // Details, each of which may be left out
    Details, Sector, Kind, Place, Organisation, OrganisationMatch, When, Date, Amount, Pressure,
    // Afterwards
    Code, Case, Delete, Answer, Rating, Remark,
    Language,
}

/// <summary>
/// Everything the bot remembers of a chat between two messages. Sealed as a whole; holds no name, number or chat id, and nothing of a
/// report that was sent but its row's id, and that only where the citizen let the office write here.
/// </summary>
public sealed record Conversation
{
    public static Conversation New { get; } = new();

    public Question Question { get; init; }
    public Language Language { get; init; } = Language.Kazakh;

    /// <summary>Whether the citizen chose the language; else it follows what is written.</summary>
    public bool LanguageIsChosen { get; init; }

    /// <summary>Whether it was said what is hidden and what is not.</summary>
    public bool IsGreeted { get; init; }

    /// <summary>Number of the question now asked; buttons carry it.</summary>
    public int Turn { get; init; }

    /// <summary>The last button that was taken, to know a second press by.</summary>
    public string? LastPress { get; init; }

    public Draft Draft { get; init; } = Draft.Empty;

    /// <summary>Question of the draft to go back to when something else came between.</summary>
    public Question? Paused { get; init; }

    /// <summary>The menu a detail was opened from: there it goes back to.</summary>
    public Question? Menu { get; init; }

    /// <summary>The report that lies open before the citizen.</summary>
    public OpenCase? Case { get; init; }

    /// <summary>A code is asked for in order to withdraw.</summary>
    public bool WantsToWithdraw { get; init; }

    /// <summary>Reports of this chat about which the office may write here.</summary>
    public IReadOnlyList<Guid> Reports { get; init; } = [];

    /// <summary>Reports with a letter that was not opened yet.</summary>
    public IReadOnlyList<Guid> Unread { get; init; } = [];

    public int WrongCodes { get; init; }
    public DateTimeOffset? NoCodesUntil { get; init; }

    /// <summary>The citizen asked us not to write first.</summary>
    public bool IsMuted { get; init; }

    /// <summary>Whether there is nothing to remember: such a chat leaves no row behind.</summary>
    public bool IsBlank => Question is Question.None && Draft.IsEmpty && Reports.Count == 0 && Unread.Count == 0
        && WrongCodes == 0 && NoCodesUntil is null && !IsMuted && Case is null;
}

/// <param name="MayBeRated">Closed, and not rated yet.</param>
public sealed record OpenCase(Guid ReportId, ReportStatus Status, bool IsOpen, bool MayBeRated);

/// <summary>The report so far. Holds answers only.</summary>
public sealed record Draft
{
    public static Draft Empty { get; } = new();

    /// <summary>The account, a part a message.</summary>
    public IReadOnlyList<Part> Parts { get; init; } = [];
    public IReadOnlyList<DraftFile> Files { get; init; } = [];

    /// <summary>A file that waits for the citizen's word whether to keep it.</summary>
    public DraftFile? Pending { get; init; }
    public Guess? Guess { get; init; }
    public Sector? Sector { get; init; }
    public Kind? Kind { get; init; }
    public string? District { get; init; }
    public string? OrganisationCode { get; init; }
    public string? OrganisationText { get; init; }
    public IReadOnlyList<string> Matches { get; init; } = [];
    public Happened? Happened { get; init; }
    public DateOnly? HappenedOn { get; init; }
    public long? Amount { get; init; }
    public bool? Pressured { get; init; }
    public bool? MayBeAsked { get; init; }

    /// <summary>It was asked once to say more; it is not asked again.</summary>
    public bool WasAskedForMore { get; init; }
    public bool VoiceWasWarned { get; init; }
    public bool HeldWasWarned { get; init; }
    public bool BribeWasNoticed { get; init; }

    /// <summary>The next text takes the place of all that was written.</summary>
    public bool IsRewriting { get; init; }

    public string Text => string.Join('\n', Parts.Select(part => part.Text));

    public bool IsEmpty => Parts.Count == 0 && Files.Count == 0 && Pending is null;
}

/// <param name="Mark">Short keyed hash of the message it came with.</param>
public sealed record Part(string Text, string? Mark);

public sealed record DraftFile(Guid Id, FileKind Kind);

/// <summary>What the engine needs of the world. It has no other way to it.</summary>
/// <param name="MaySpeakFirst">Whether the messenger takes a message of ours that is no answer.</param>
public sealed record World(
    DateTimeOffset Now, Region Region, Places Places, TextCatalog Texts, IReportClassifier Classifier, ReportChannel Channel, Limits Limits,
    bool MaySpeakFirst = true);

/// <param name="MaxFiles">Files a report.</param>
/// <param name="MaxMegabytes">A file.</param>
/// <param name="AddressDays">Days the reply address is kept after closing.</param>
/// <param name="BackupDays">Days until a backup is gone.</param>
/// <param name="WebChat">Public address of the web chat; <see langword="null"/> when there is none to name.</param>
public sealed record Limits(int MaxFiles = 10, int MaxMegabytes = 20, int AddressDays = 30, int BackupDays = 14, string? WebChat = null)
{
    /// <summary>Wrong codes before a pause.</summary>
    public const int WrongCodes = 5;
    public static readonly TimeSpan CodePause = TimeSpan.FromMinutes(30);
}

/// <summary>What must happen next. Carried out, in order, by <c>ConversationRunner</c>.</summary>
public abstract record Effect;

/// <param name="Step">Which of the three steps of the shortest path this asks; 0 for none.</param>
/// <param name="Apart">Begins a message of its own where the messenger shows several.</param>
/// <param name="Slot">A later message of the same slot takes its place while it waits.</param>
public sealed record Say(IReadOnlyList<Line> Lines, IReadOnlyList<Choice> Choices, int Turn, int Step = 0, bool Apart = false, string? Slot = null) : Effect;

/// <summary>A short notice at the pressed button, no message.</summary>
public sealed record Toast(string Key) : Effect;

/// <summary>Stores the report; answered with <see cref="Filed"/>.</summary>
public sealed record FileReport(Draft Draft) : Effect;

/// <summary>Looks a code up; answered with <see cref="CaseFound"/> or <see cref="CaseNotFound"/>.</summary>
public sealed record LookUp(string Code) : Effect;

/// <summary>Opens a report of this chat; answered with <see cref="CaseFound"/> or, when it is gone, <see cref="CaseNotFound"/>.</summary>
public sealed record OpenReport(Guid ReportId) : Effect;

public sealed record AddToReport(Guid ReportId, string Text, bool IsUrgent) : Effect;
public sealed record AddFile(Guid ReportId, Guid AttachmentId) : Effect;
public sealed record DropFiles(IReadOnlyList<Guid> AttachmentIds) : Effect;
public sealed record Rate(Guid ReportId, int Stars) : Effect;
public sealed record Remark(Guid ReportId, string Words, bool IsUrgent) : Effect;
public sealed record Withdraw(Guid ReportId) : Effect;

/// <summary>The shown account is gone from the screen: of a channel that keeps its own page.</summary>
public sealed record ClearPage : Effect;

public sealed record Turn(Conversation Next, params IReadOnlyList<Effect> Effects);
