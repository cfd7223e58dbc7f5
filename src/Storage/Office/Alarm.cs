using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>The people on duty were, or are to be, told that an urgent report is there. Goes when the report is closed.</summary>
public sealed class Alarm
{
    public required Guid ReportId { get; init; }

    /// <summary>When the bell rings for it next; <see langword="null"/> when it need not ring again.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>How often somebody was reached.</summary>
    public int Times { get; set; }
}

/// <summary>This member of staff has had the numbers of this day.</summary>
public sealed class DigestSent
{
    public required Guid StaffId { get; init; }
    public required DateOnly Day { get; init; }
}

internal sealed class AlarmConfiguration : IEntityTypeConfiguration<Alarm>, IEntityTypeConfiguration<DigestSent>
{
    public void Configure(EntityTypeBuilder<Alarm> alarm)
    {
        alarm.HasKey(a => a.ReportId);
        alarm.Property(a => a.ReportId).ValueGeneratedNever();
        alarm.HasIndex(a => a.NextAt);
    }

    public void Configure(EntityTypeBuilder<DigestSent> digest) => digest.ToTable("DigestsSent").HasKey(d => new { d.StaffId, d.Day });
}
