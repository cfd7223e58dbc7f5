using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>
/// What a member of staff did last to a report, and how the report stood before: so that it can be undone for a while, as long as nobody
/// has changed the report since. Codes and times alone; never a citizen's words.
/// </summary>
public sealed class LastDeed
{
    public required Guid StaffId { get; init; }
    public required Guid ReportId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Of the report after the deed: while it has this one, nobody has changed it since.</summary>
    public required int Version { get; init; }

    /// <summary>A <see cref="Domain.CaseState"/> in JSON.</summary>
    public required string Before { get; init; }

    /// <summary>The letter that went with it and can still be taken back.</summary>
    public Guid? MessageId { get; init; }
}

internal sealed class LastDeedConfiguration : IEntityTypeConfiguration<LastDeed>
{
    public void Configure(EntityTypeBuilder<LastDeed> deed)
    {
        deed.ToTable("LastDeeds").HasKey(d => new { d.StaffId, d.ReportId });
        deed.Property(d => d.Before).HasMaxLength(800).IsUnicode(false);
    }
}
