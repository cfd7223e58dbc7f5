using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot;

/// <summary>One chat within one transaction.</summary>
internal sealed class Session(Database db, byte[] key, ConversationRow? row, Memory memory)
{
    private const int LongestPage = 120;

    public Database Db { get; } = db;
    public byte[] Key { get; } = key;
    public ConversationRow? Row { get; } = row;
    public Memory Memory { get; set; } = memory;
    public string? Toast { get; set; }
    public bool SaidSomething { get; set; }

    public Conversation Conversation
    {
        get => Memory.Conversation;
        set => Memory = Memory with { Conversation = value };
    }

    public bool IsBlank => Conversation.IsBlank && Memory.Page.Count == 0;

    /// <summary>Puts the citizen's own words on the web chat's page; a messenger shows them itself.</summary>
    public void Show(Content content, DateTimeOffset now)
    {
        if (Memory.Channel is not Domain.ReportChannel.WebChat)
            return;

        var mine = content switch
        {
            TextContent text => text.Text,
            PressContent press => LabelOf(press.Key),
            FileContent file => file.Caption is { Length: > 0 } caption ? caption : "",
            _ => null,
        };
        if (mine is not null)
            Put(new(mine, null, DateOnly.FromDateTime(now.UtcDateTime)));
    }

    public void Put(PageTurn turn) => Memory = Memory with { Page = [.. Memory.Page.TakeLast(LongestPage - 1), turn] };

    // The choice that was pressed, named as the button was: "key:…" is read from the catalogue when the page is drawn.
    private string? LabelOf(string press) => Memory.Page.LastOrDefault(turn => turn.Ours is { Choices.Count: > 0 })?.Ours is { } message
        ? message.Choices.Select((choice, index) => (choice, Key: message.KeyOf(index))).FirstOrDefault(one => one.Key == press).choice is { } pressed
            ? pressed.Label ?? "key:" + pressed.LabelKey
            : null
        : null;
}
