using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>A link that works once: to set the office up, or to choose a password. Only its hash is kept.</summary>
public sealed class OneTimeLink
{
    /// <summary>SHA-256 of the random token in the link.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Who chooses a password with it; <see langword="null"/> for the link that sets the office up.</summary>
    public Guid? StaffId { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
}

internal sealed class OneTimeLinkConfiguration : IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.ToTable("OneTimeLinks").HasKey(l => l.Hash);
        link.Property(l => l.Hash).HasMaxLength(32);
    }
}
