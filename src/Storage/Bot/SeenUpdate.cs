using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>An update of a messenger that has had its effect. Kept for eight days, so that a second delivery changes nothing.</summary>
public sealed class SeenUpdate
{
    /// <summary>HMAC-SHA256 of the channel and the provider's own id.</summary>
    public required byte[] Key { get; init; }

    /// <summary>Day of arrival: enough to clear old rows by, too coarse to join to a report.</summary>
    public required DateOnly Day { get; init; }
}

internal sealed class SeenUpdateConfiguration : IEntityTypeConfiguration<SeenUpdate>
{
    public void Configure(EntityTypeBuilder<SeenUpdate> row)
    {
        row.ToTable("SeenUpdates").HasKey(r => r.Key);
        row.Property(r => r.Key).HasMaxLength(32);
        row.HasIndex(r => r.Day);
    }
}
