using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Files;

/// <summary>A file that was uploaded, cleaned and encrypted before the transaction began.</summary>
/// <param name="Blob">Its name in the vault; <see langword="null"/> when it was too large to keep.</param>
internal sealed record PreparedFile(string? Blob, long Size, bool Cleaned);

/// <summary>Turns what came into what the conversation understands; of a file it learns only the kind.</summary>
internal sealed class FileIntake(FileVault vault, Seals seals, BotOptions options)
{
    private long MaxBytes => options.Limits.MaxMegabytes * 1024L * 1024;

    /// <summary>Cleans and encrypts bytes that came with the message itself, outside of any transaction.</summary>
    public async Task<PreparedFile?> Prepare(Content content, CancellationToken ct)
    {
        if (content is not FileContent { Bytes: { } bytes } file)
            return null;
        if (bytes.LongLength > MaxBytes)
            return new(null, bytes.LongLength, false);

        var clean = file.Kind is FileKind.Image ? await ImageCleaner.Clean(bytes, ct) : null;
        var kept = clean ?? bytes;
        return new(await vault.Put(kept, ct), kept.LongLength, clean is not null);
    }

    public void Discard(PreparedFile? prepared)
    {
        if (prepared?.Blob is { } blob)
            vault.Remove(blob);
    }

    public Input ToInput(Database db, Inbound inbound, PreparedFile? prepared, DateTimeOffset now)
    {
        var mark = inbound.MessageId is { } id ? seals.Mark(inbound.Channel, inbound.Address, id) : null;
        return inbound.Content switch
        {
            TextContent text => new Said(text.Text, mark),
            PressContent press => new Pressed(press.Key),
            EditContent edit => new Edited(edit.Text, mark ?? ""),
            LocationContent => new LocationCame(),
            LanguageContent language => new LanguageSwitched(language.Language),
            ReachableContent reachable => new Reachable(reachable.Yes),
            FileContent file when (prepared is { Blob: null }) || file.Size > MaxBytes => new FileRefused(RefusedFile.TooBig, file.Caption, mark),
            FileContent file => Keep(db, inbound.Channel, file, prepared, mark, now),
            _ => new SomethingElseCame(),
        };
    }

    private FileCame Keep(Database db, ReportChannel channel, FileContent file, PreparedFile? prepared, string? mark, DateTimeOffset now)
    {
        var attachment = new Attachment(Guid.CreateVersion7(now), file.Kind, now);
        if (prepared is { Blob: { } blob })
            attachment.Keep(blob, prepared.Size, prepared.Cleaned);
        else
            attachment.FetchFrom(seals.SealSource(new(channel, file.Source!)), now);
        db.Attachments.Add(attachment);
        return new(attachment.Id, file.Kind, file.Caption, mark);
    }
}
