using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Channels.WebChat;

internal sealed record MadePage(RazorComponentResult Result, bool MayBeWrittenTo);

/// <summary>What the page shows: the bubbles of this chat, and nothing when there is nothing to remember.</summary>
public sealed record ChatView(
    Language Language, IReadOnlyList<PageTurn> Turns, int Turn, bool IsAsking, string Version, string? Token, string Nonce, string? Problem, string? Text,
    Region Region, BotOptions Options, Renderer Renderer)
{
    public string T(string key) => Renderer.Text(key, Language);

    public string T(string key, params (string Name, string Value)[] places) =>
        Renderer.Text(new Line(key, places.ToDictionary(place => place.Name, place => place.Value)), Language, ReportChannel.WebChat);

    public string Tag => Language is Language.Kazakh ? "kk" : "ru";
}

internal sealed class PageMaker(Database db, Seals seals, Region region, BotOptions options, Renderer renderer)
{
    public async Task<MadePage> Chat(
        string? address, Language language, string? token, string nonce, string? problem, string? text, CancellationToken ct)
    {
        var (memory, version) = await Find(address, ct);
        var conversation = memory?.Conversation;
        var view = new ChatView(conversation?.Language ?? language, memory?.Page ?? [], conversation?.Turn ?? 0,
            conversation is { Question: not Question.None }, version, token, nonce, problem, text, region, options, renderer);
        return new(Page<ChatPage>(view), conversation?.Reports.Count > 0);
    }

    public RazorComponentResult Code(Language language, string? token) => Page<CodePage>(Empty(language, token));

    public RazorComponentResult Privacy(Language language) => Page<PrivacyPage>(Empty(language, null));

    public async Task<string> Version(string address, CancellationToken ct) => (await Find(address, ct)).Version;

    public async Task<bool> Remembers(string address, CancellationToken ct) => (await Find(address, ct)).Memory is not null;

    private async Task<(Memory? Memory, string Version)> Find(string? address, CancellationToken ct)
    {
        if (address is null)
            return (null, "0");

        var row = await db.Conversations.FindAsync([seals.ConversationKey(ReportChannel.WebChat, address)], ct);
        return row is null ? (null, "0") : (seals.TryOpenConversation(row.Body), (row.Version + 1).ToString(CultureInfo.InvariantCulture));
    }

    private ChatView Empty(Language language, string? token) =>
        new(language, [], 0, false, "0", token, "", null, null, region, options, renderer);

    private static RazorComponentResult<T> Page<T>(ChatView view) where T : Microsoft.AspNetCore.Components.IComponent =>
        new(new Dictionary<string, object?> { ["View"] = view });
}
