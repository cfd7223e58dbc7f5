namespace QuttyMeken.Domain;

public enum FileKind { Image, Document, Voice, Audio, Video }

public enum AttachmentState
{
    /// <summary>Known, not fetched from the messenger yet.</summary>
    Waiting,
    /// <summary>An image that was re-encoded: the office may see it.</summary>
    Ready,
    /// <summary>Kept encrypted and unseen: this kind cannot be cleaned yet.</summary>
    Held,
    /// <summary>Could not be fetched; a person may ask again.</summary>
    Failed,
    /// <summary>No longer wanted; the encrypted bytes are removed by the next cleaning.</summary>
    Dropped,
    Erased,
}

/// <summary>A file that came with a report. Its name is never kept, its bytes only encrypted.</summary>
public sealed class Attachment
{
    private Attachment() { }     // EF Core

    public Attachment(Guid id, FileKind kind, DateTimeOffset addedAt) => (Id, Kind, AddedAt) = (id, kind, addedAt.ToUniversalTime());

    public Guid Id { get; private set; }

    /// <summary><see langword="null"/> while the report is a draft.</summary>
    public Guid? ReportId { get; private set; }
    public FileKind Kind { get; private set; }
    public AttachmentState State { get; private set; } = AttachmentState.Waiting;

    /// <summary>Random name of the encrypted file in the store.</summary>
    public string? Blob { get; private set; }

    /// <summary>Of what is kept, in bytes, before encryption.</summary>
    public long Size { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Where the messenger keeps it, sealed by Bot; erased when it was fetched.</summary>
    public byte[]? SealedSource { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>Text key of why it was refused or lost.</summary>
    public string? Problem { get; private set; }

    public void FetchFrom(byte[] sealedSource, DateTimeOffset at) => (SealedSource, NextAttemptAt) = (sealedSource, at.ToUniversalTime());

    /// <summary>One copy of Bot fetches it now; another may try after this.</summary>
    public void TakenUntil(DateTimeOffset time) => NextAttemptAt = time.ToUniversalTime();

    public void Keep(string blob, long size, bool cleaned) =>
        (Blob, Size, State, SealedSource, NextAttemptAt, Problem) =
        (blob, size, cleaned ? AttachmentState.Ready : AttachmentState.Held, null, null, null);

    /// <summary>An attempt failed.</summary>
    /// <param name="problem">Text key.</param>
    /// <param name="next">When to try again; <see langword="null"/> gives up.</param>
    public void Miss(string problem, DateTimeOffset? next)
    {
        (Attempts, NextAttemptAt, Problem) = (Attempts + 1, next?.ToUniversalTime(), problem);
        if (next is null)
            State = AttachmentState.Failed;
    }

    public void BelongTo(Guid reportId) => ReportId = reportId;

    /// <summary>Nobody sees it from now on; its bytes are removed once this is stored.</summary>
    public void Drop() => (State, SealedSource, NextAttemptAt) = (AttachmentState.Dropped, null, null);

    public void Erase() => (State, Blob, Size, SealedSource, NextAttemptAt) = (AttachmentState.Erased, null, 0, null, null);
}
