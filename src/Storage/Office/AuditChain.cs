using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace QuttyMeken.Storage;

/// <summary>What a walk over the audit log found.</summary>
/// <param name="Entries">How many entries were walked.</param>
/// <param name="Unchained">How many stand before the chain, from a time without one.</param>
/// <param name="BrokenAt">Number of the first entry that is missing, changed or out of its place; <see langword="null"/> when all is well.</param>
/// <param name="Head">Hash of the last good entry. Written down elsewhere, it shows that the end was not cut off either.</param>
public sealed record AuditState(long Entries, long Unchained, long? BrokenAt, string Head);

/// <summary>The chain of hashes over the audit log.</summary>
public static class AuditChain
{
    private static readonly byte[] Beginning = new byte[SHA256.HashSizeInBytes];

    /// <summary>Links entries that are about to be saved to the end of the chain. Nobody else may be writing one meanwhile.</summary>
    internal static async Task Link(this Database db, IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        var last = await db.Audit.AsNoTracking().Where(e => e.Number != null).OrderByDescending(e => e.Number)
            .Select(e => new { e.Number, e.Hash }).FirstOrDefaultAsync(ct);
        var (number, hash) = (last?.Number ?? 0, last?.Hash ?? Beginning);
        foreach (var entry in entries)
        {
            entry.Link(++number, hash);
            hash = entry.Hash!;
        }
    }

    /// <summary>Walks the whole chain, one row in memory at a time.</summary>
    public static async Task<AuditState> Verify(this Database db, CancellationToken ct)
    {
        var (number, hash) = (0L, Beginning);
        await foreach (var entry in db.Audit.AsNoTracking().Where(e => e.Number != null).OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (entry.Number != number + 1 || entry.Hash is null || !HashOf(entry, number + 1, hash).AsSpan().SequenceEqual(entry.Hash))
                return await State(db, number, number + 1, hash, ct);

            (number, hash) = (number + 1, entry.Hash);
        }

        return await State(db, number, null, hash, ct);
    }

    internal static byte[] HashOf(AuditEntry entry, long number, byte[] previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Add(hash, number);
        Add(hash, entry.At.UtcTicks);
        hash.AppendData(entry.StaffId.ToByteArray());
        Add(hash, entry.CaseNumber ?? -1);
        Add(hash, entry.Action);
        Add(hash, entry.Note);
        return hash.GetHashAndReset();
    }

    private static async Task<AuditState> State(Database db, long entries, long? brokenAt, byte[] hash, CancellationToken ct) =>
        new(entries, await db.Audit.LongCountAsync(e => e.Number == null, ct), brokenAt, Convert.ToHexStringLower(hash));

    private static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.AppendData(bytes);
    }

    // With its length before it: no two different entries run together to the same bytes.
    private static void Add(IncrementalHash hash, string? words)
    {
        Add(hash, words is null ? -1 : Encoding.UTF8.GetByteCount(words));
        hash.AppendData(Encoding.UTF8.GetBytes(words ?? ""));
    }
}
