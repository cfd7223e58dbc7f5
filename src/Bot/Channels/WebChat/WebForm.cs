using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Channels.WebChat;

/// <summary>Reads the form of the page: a pressed button, a code, words and files. The files' names are never looked at.</summary>
internal static class WebForm
{
    public static async Task<IReadOnlyList<Content>> Read(IFormCollection form, BotOptions options, CancellationToken ct)
    {
        if (form["pick"].ToString() is { Length: > 0 and <= 64 } pick)
            return [new PressContent(pick)];
        if (form["code"].ToString() is { Length: > 0 and <= 200 } code)
            return [new TextContent(code)];

        var text = form["text"].ToString().Trim();
        var contents = new List<Content>();
        foreach (var file in form.Files.Where(file => file.Length > 0))
        {
            // One more than may be kept is handed on, so that the refusal is said once.
            if (contents.Count > options.Limits.MaxFiles)
                break;

            var caption = contents.Count == 0 && text.Length > 0 ? text : null;
            if (file.Length > options.Limits.MaxMegabytes * 1024L * 1024)
            {
                contents.Add(new FileContent(FileKind.Document, null, null, caption, file.Length, false));
                continue;
            }

            using var memory = new MemoryStream((int)file.Length);
            await file.CopyToAsync(memory, ct);
            contents.Add(new FileContent(KindOf(file.ContentType), null, memory.ToArray(), caption, file.Length, false));
        }

        if (contents.Count == 0 && text.Length > 0)
            contents.Add(new TextContent(text));
        return contents;
    }

    private static FileKind KindOf(string? type) => type switch
    {
        not null when type.StartsWith("image/", StringComparison.OrdinalIgnoreCase) => FileKind.Image,
        not null when type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) => FileKind.Audio,
        not null when type.StartsWith("video/", StringComparison.OrdinalIgnoreCase) => FileKind.Video,
        _ => FileKind.Document,
    };
}
