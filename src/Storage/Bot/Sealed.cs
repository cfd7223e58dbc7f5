using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>Where the office's words about one report go: sealed by Bot under a key of its month. One row a report, no row when the citizen asked to be forgotten.</summary>
public sealed class ReplyAddress
{
    public required Guid ReportId { get; init; }
    public required byte[] Sealed { get; init; }

    /// <summary>Set when the case closes, by <c>Retention:AddressDays</c>.</summary>
    public DateTimeOffset? EndsAt { get; set; }
}

/// <summary>The way back to a report for one who holds its code.</summary>
public sealed class ReceiptCode
{
    /// <summary>HMAC-SHA256 of the 16 digits.</summary>
    public required byte[] Hash { get; init; }
    public required Guid ReportId { get; init; }
}

/// <summary>That somebody wrote about an organisation and a kind this month. Only Bot can tell which; the key dies with the month.</summary>
public sealed class IndependenceMark
{
    public required byte[] Hash { get; init; }

    /// <summary><c>2026-11</c>.</summary>
    public required string Month { get; init; }
}

/// <summary>Joins a provider's message id, as a keyed hash, to the message of the office that it tells of. Lives eight days.</summary>
public sealed class DeliveryReceipt
{
    public required byte[] Hash { get; init; }
    public required Guid MessageId { get; init; }
    public required DateOnly Day { get; init; }
}

internal sealed class SealedConfiguration : IEntityTypeConfiguration<ReplyAddress>, IEntityTypeConfiguration<ReceiptCode>,
    IEntityTypeConfiguration<IndependenceMark>, IEntityTypeConfiguration<DeliveryReceipt>
{
    public void Configure(EntityTypeBuilder<ReplyAddress> row)
    {
        row.ToTable("ReplyAddresses").HasKey(r => r.ReportId);
        row.Property(r => r.ReportId).ValueGeneratedNever();
        row.HasIndex(r => r.EndsAt);
    }

    public void Configure(EntityTypeBuilder<ReceiptCode> row)
    {
        row.ToTable("ReceiptCodes").HasKey(r => r.Hash);
        row.Property(r => r.Hash).HasMaxLength(32);
        row.HasIndex(r => r.ReportId);
    }

    public void Configure(EntityTypeBuilder<IndependenceMark> row)
    {
        row.ToTable("IndependenceMarks").HasKey(r => r.Hash);
        row.Property(r => r.Hash).HasMaxLength(32);
        row.Property(r => r.Month).HasMaxLength(7).IsUnicode(false);
        row.HasIndex(r => r.Month);
    }

    public void Configure(EntityTypeBuilder<DeliveryReceipt> row)
    {
        row.ToTable("DeliveryReceipts").HasKey(r => r.Hash);
        row.Property(r => r.Hash).HasMaxLength(32);
        row.HasIndex(r => r.Day);
    }
}
