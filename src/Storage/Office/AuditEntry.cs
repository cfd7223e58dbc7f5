using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>Who did what to which case, and when. Never the text of anything a citizen said.</summary>
public sealed class AuditEntry
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid StaffId { get; init; }

    /// <summary>Text key, such as <c>audit.text-shown</c>.</summary>
    public required string Action { get; init; }
    public int? CaseNumber { get; init; }

    /// <summary>The reason the member of staff gave, or the state a case was moved to.</summary>
    public string? Note { get; init; }
}

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("Audit");
        entry.Property(e => e.Action).HasMaxLength(64);
        entry.Property(e => e.Note).HasMaxLength(300);
        entry.HasIndex(e => new { e.CaseNumber, e.Id });
    }
}
