using System.Globalization;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace QuttyMeken.Bot.Channels.Telegram;

/// <summary>Makes an <see cref="Inbound"/> of an update. Names, usernames, coordinates and contacts stop here.</summary>
internal static class TelegramIntake
{
    /// <summary>What a bot can fetch, in bytes.</summary>
    public const long MaxFile = 20 * 1024 * 1024;

    /// <returns><see langword="null"/> for what needs no effect: it is acknowledged and dropped.</returns>
    public static Inbound? Read(Update update) => update switch
    {
        { Message: { } message } => Of(update, message, ContentOf(message)),
        { EditedMessage: { } message } => Of(update, message, EditOf(message)),
        { CallbackQuery: { } press } => PressOf(update, press),
        { MyChatMember: { Chat: { Type: ChatType.Private } chat } change } => ReachableOf(change) is { } reachable
            ? new(ReportChannel.Telegram, Text(update.Id), Text(chat.Id), change.From?.LanguageCode, null, reachable)
            : null,
        _ => null,
    };

    /// <summary>The group, supergroup or channel that the update came from and that is to be left, with the language of whoever spoke.</summary>
    /// <returns><see langword="null"/> for private chats, and for a group that the bot is no longer in.</returns>
    public static (long Chat, Language Language)? GroupOf(Update update)
    {
        var message = update.Message ?? update.EditedMessage ?? update.ChannelPost ?? update.EditedChannelPost ?? update.CallbackQuery?.Message;
        var chat = message?.Chat ?? update.MyChatMember?.Chat;
        if (chat is not { Type: ChatType.Group or ChatType.Supergroup or ChatType.Channel })
            return null;
        if (update.MyChatMember is { NewChatMember.IsInChat: false } || message is { LeftChatMember: not null })
            return null;

        var language = (update.CallbackQuery?.From ?? message?.From ?? update.MyChatMember?.From)?.LanguageCode;
        return (chat.Id, language is ['r', 'u', ..] ? Language.Russian : Language.Kazakh);
    }

    private static Inbound? Of(Update update, Message message, Content? content) =>
        content is not null && message is { Chat: { Type: ChatType.Private } chat, From: not { IsBot: true } }
            ? new(ReportChannel.Telegram, Text(update.Id), Text(chat.Id), message.From?.LanguageCode, Text(message.Id), content)
            : null;

    private static Content? ContentOf(Message message) => message.Type switch
    {
        MessageType.Text => new TextContent(message.Text!),
        MessageType.Photo or MessageType.LivePhoto => PhotoOf(message),
        MessageType.Voice => File(FileKind.Voice, message.Voice!, message),
        MessageType.Audio => File(FileKind.Audio, message.Audio!, message),
        MessageType.Video => File(FileKind.Video, message.Video!, message),
        MessageType.VideoNote => File(FileKind.Video, message.VideoNote!, message),
        MessageType.Animation => File(FileKind.Video, message.Animation!, message),
        MessageType.Document => File(KindOf(message.Document!.MimeType), message.Document!, message),
        MessageType.Location or MessageType.Venue => new LocationContent(),
        // New in Telegram, and not in our library: the citizen is told that it cannot be read, rather than nothing.
        MessageType.Unknown => new OtherContent(),
        _ when message.IsServiceMessage => null,
        _ => new OtherContent(),
    };

    private static FileContent File(FileKind kind, FileBase file, Message message) => new(
        kind, file.FileId, null, string.IsNullOrWhiteSpace(message.Caption) ? null : message.Caption,
        file.FileSize ?? 0, Album: message.MediaGroupId is not null);

    private static Content PhotoOf(Message message)
    {
        var sizes = (message.Photo ?? message.LivePhoto?.Photo ?? []).OrderBy(size => (long)size.Width * size.Height).ToList();
        return (sizes.FindLast(size => (size.FileSize ?? 0) <= MaxFile) ?? sizes.FirstOrDefault()) is { } size
            ? File(FileKind.Image, size, message)
            : new OtherContent();
    }

    private static FileKind KindOf(string? mime) => mime?.Split('/')[0].ToLowerInvariant() switch
    {
        "image" => FileKind.Image,
        "audio" => FileKind.Audio,
        "video" => FileKind.Video,
        _ => FileKind.Document,
    };

    /// <summary>Words that were changed: of a message, or under a file. A moving live location is an edit too, and has none.</summary>
    private static EditContent? EditOf(Message message) =>
        (message.Text ?? message.Caption) is { } text && !string.IsNullOrWhiteSpace(text) ? new(text) : null;

    private static Inbound? PressOf(Update update, CallbackQuery press) =>
        press is { Data.Length: > 0, Message: { } message, From: { IsBot: false } person }
        && message.Chat is null or { Type: ChatType.Private }
            ? new(ReportChannel.Telegram, Text(update.Id), Text(message.Chat?.Id ?? person.Id), person.LanguageCode, null, new PressContent(press.Data))
            : null;

    private static ReachableContent? ReachableOf(ChatMemberUpdated change) => change.NewChatMember?.Status switch
    {
        ChatMemberStatus.Kicked => new(false),
        ChatMemberStatus.Member => new(true),
        _ => null,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
