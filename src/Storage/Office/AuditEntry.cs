using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>
/// Who did what to which case, and when. Never the text of anything a citizen said. Entries are only added: each carries a hash over itself
/// and the one before, so that a changed or missing row is found (<see cref="AuditChain"/>), and the database refuses to change or delete one.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    /// <summary>Place in the chain, from 1 without a gap; <see langword="null"/> for those written before there was a chain.</summary>
    public long? Number { get; private set; }

    /// <summary>SHA-256 over the entry and the hash before it.</summary>
    public byte[]? Hash { get; private set; }
    public required DateTimeOffset At { get; init; }
    public required Guid StaffId { get; init; }

    /// <summary>Text key, such as <c>audit.text-shown</c>.</summary>
    public required string Action { get; init; }
    public int? CaseNumber { get; init; }

    /// <summary>The reason the member of staff gave, or the state a case was moved to.</summary>
    public string? Note { get; init; }

    internal void Link(long number, byte[] previous) => (Number, Hash) = (number, AuditChain.HashOf(this, number, previous));
}

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("Audit", table => table.HasTrigger("Audit_append_only"));
        entry.Property(e => e.Action).HasMaxLength(64);
        entry.Property(e => e.Note).HasMaxLength(300);
        entry.Property(e => e.Hash).HasMaxLength(32);
        entry.HasIndex(e => e.Number).IsUnique();
        entry.HasIndex(e => new { e.CaseNumber, e.Id });
        // The auditor's page by person and by deed, newest first.
        entry.HasIndex(e => new { e.StaffId, e.Id });
        entry.HasIndex(e => new { e.Action, e.Id });
    }
}
