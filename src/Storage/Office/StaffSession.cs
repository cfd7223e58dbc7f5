using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>A person is signed in somewhere. The cookie lives as long as this row; no address and no browser is written down.</summary>
public sealed class StaffSession
{
    public const int MaxNameLength = 60;

    /// <summary>Random: it is also in the cookie.</summary>
    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>To within five minutes.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>What the person calls this device, if anything.</summary>
    public string? Name { get; set; }
}

internal sealed class StaffSessionConfiguration : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> session)
    {
        session.ToTable("StaffSessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Name).HasMaxLength(StaffSession.MaxNameLength);
        session.HasIndex(s => s.StaffId);
        session.HasIndex(s => s.LastSeenAt);
    }
}
