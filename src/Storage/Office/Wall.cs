using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>For this member of staff this report does not exist.</summary>
public sealed class Wall
{
    public required Guid StaffId { get; init; }
    public required Guid ReportId { get; init; }

    /// <summary>Whether the person said "I know this person": such a wall stays, whatever the registry says.</summary>
    public bool IsOwn { get; set; }
}

internal sealed class WallConfiguration : IEntityTypeConfiguration<Wall>
{
    public void Configure(EntityTypeBuilder<Wall> wall)
    {
        // Asked for every row that a reader's query looks at: the key alone answers.
        wall.HasKey(w => new { w.StaffId, w.ReportId });
        wall.HasIndex(w => w.ReportId);
    }
}
