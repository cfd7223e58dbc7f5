using System.Globalization;
using System.Text.RegularExpressions;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>
/// Makes inbound values of a webhook's form. Of the sender only the address goes in: the profile name, the second spelling of the
/// number, coordinates and file names are never read, or are dropped here.
/// </summary>
internal static partial class WhatsAppIntake
{
    /// <summary>Longest address: a number, or the opaque id that stands for one.</summary>
    public const int MaxAddressLength = 128;

    private const int MaxSidLength = 64;
    private const int MaxFiles = 10;

    /// <returns>What came, in order; nothing where our own message, or a mark on one, is told of.</returns>
    /// <exception cref="FormatException">There is no id, or no sender: no messenger sends that.</exception>
    public static IReadOnlyList<Inbound> Read(TwilioForm form, TwilioOptions options)
    {
        var (sid, from) = (form["MessageSid"], form["From"]);
        if (sid.Length is 0 or > MaxSidLength || from.Length is 0 or > MaxAddressLength)
            throw new FormatException("A webhook without an id or a sender.");
        if (IsEcho(form, from, options))
            return [];

        var contents = Contents(form);
        return [.. contents.Select((content, index) => new Inbound(
            ReportChannel.WhatsApp, contents.Count > 1 ? $"{sid}:{index}" : sid, from, null, sid, content))];
    }

    // A callback that was set to the wrong address, our own messages, and hearts on them: none is an answer.
    private static bool IsEcho(TwilioForm form, string from, TwilioOptions options) =>
        new[] { form["MessageStatus"], form["SmsStatus"] }.Any(status => status is not ("" or "received"))
        || from == options.From
        || form["MessageType"] is "reaction" or "system";

    private static IReadOnlyList<Content> Contents(TwilioForm form)
    {
        if (form["Latitude"].Length > 0 || form["MessageType"] is "location")
            return [new LocationContent()];
        if (form["MessageType"] is "sticker" or "contacts")
            return [new OtherContent()];
        if (Files(form) is { Count: > 0 } files)
            return files;
        if (new[] { form["ButtonPayload"], form["ListId"] }.FirstOrDefault(Key().IsMatch) is { } key)
            return [new PressContent(key)];

        string[] words = [form["ButtonText"], form["ListTitle"], form["Body"]];
        return [words.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) is { } text ? new TextContent(text) : new OtherContent()];
    }

    private static IReadOnlyList<Content> Files(TwilioForm form)
    {
        if (!int.TryParse(form["NumMedia"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return [];

        var media = Enumerable.Range(0, Math.Min(count, MaxFiles))
            .Select(index => (Source: form[$"MediaUrl{index}"], Type: form[$"MediaContentType{index}"]))
            .Where(file => file.Source.Length > 0)
            .ToList();
        return [.. media.Select((file, index) => File(form, file.Source, file.Type, index == 0, media.Count > 1))];
    }

    private static Content File(TwilioForm form, string source, string type, bool isFirst, bool isAlbum)
    {
        var kind = KindOf(type.Split(';')[0].Trim().ToLowerInvariant(), form["MessageType"]);
        var caption = isFirst && !string.IsNullOrWhiteSpace(form["Body"]) ? form["Body"] : null;
        if (kind is null)
            return caption is null ? new OtherContent() : new TextContent(caption);

        // Of a document Twilio may give its name as the text; names of files give people away and are kept nowhere.
        if (kind is FileKind.Document && caption is not null && FileName().IsMatch(caption))
            caption = null;
        return new FileContent(kind.Value, source, null, caption, 0, isAlbum);
    }

    /// <returns><see langword="null"/> for what is not taken as a file: a contact, a sticker.</returns>
    private static FileKind? KindOf(string type, string messageType) => type switch
    {
        "text/vcard" or "text/x-vcard" or "text/directory" => null,
        "image/webp" when messageType is not ("image" or "document") => null,
        "audio/ogg" or "application/ogg" => FileKind.Voice,
        _ when type.StartsWith("image/", StringComparison.Ordinal) => FileKind.Image,
        _ when type.StartsWith("audio/", StringComparison.Ordinal) => FileKind.Audio,
        _ when type.StartsWith("video/", StringComparison.Ordinal) => FileKind.Video,
        _ => FileKind.Document,
    };

    [GeneratedRegex($@"^({OutMessage.ReadKey}|[0-9]{{1,9}}\.[0-9]{{1,4}})\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"^[^\r\n]{1,250}\.[A-Za-z][A-Za-z0-9]{1,4}\z")]
    private static partial Regex FileName();
}
