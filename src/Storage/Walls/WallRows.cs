using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuttyMeken.Domain.Walls;

namespace QuttyMeken.Storage;

/// <summary>A report speaks, or may speak, of an organisation, an official or a member of staff.</summary>
public sealed class Mention
{
    public required Guid ReportId { get; init; }
    public required SubjectKind Kind { get; init; }
    public required string Code { get; init; }
    public required MentionState State { get; set; }
    public required MentionSource Source { get; set; }

    public Subject Subject => new(Kind, Code);
}

/// <summary>A report that speaks of this subject does not exist for this member of staff. Follows from the registry and from what was declared.</summary>
public sealed class Concern
{
    public required Guid StaffId { get; init; }
    public required SubjectKind Kind { get; init; }
    public required string Code { get; init; }
}

/// <summary>A relation that a member of staff declared, or a lead for them. Nobody is asked for a reason.</summary>
public sealed class Conflict
{
    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required SubjectKind Kind { get; init; }
    public required string Code { get; init; }
    public DateOnly? From { get; init; }

    /// <summary>Last day on which it hides anything; <see langword="null"/> while it goes on.</summary>
    public DateOnly? Until { get; set; }

    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (Until is null || Until >= day);
}

/// <summary>Why a report lies in quarantine.</summary>
public enum QuarantineCause { Leadership, Nobody }

/// <summary>A report that only custodians see, and how it left them. Kept after its release: it is not taken back.</summary>
public sealed class Quarantine
{
    public const int MaxReasonLength = 300;

    public required Guid ReportId { get; init; }
    public required QuarantineCause Cause { get; init; }

    /// <summary>The custodian who wants it released; another one does it.</summary>
    public Guid? AskedBy { get; set; }
    public string? Reason { get; set; }
    public Guid? ReleasedBy { get; set; }
    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>When it was handed to the partner body.</summary>
    public DateTimeOffset? ForwardedAt { get; set; }
}

internal sealed class WallRowsConfiguration : IEntityTypeConfiguration<Mention>, IEntityTypeConfiguration<Concern>,
    IEntityTypeConfiguration<Conflict>, IEntityTypeConfiguration<Quarantine>
{
    public void Configure(EntityTypeBuilder<Mention> mention)
    {
        mention.ToTable("Mentions").HasKey(m => new { m.ReportId, m.Kind, m.Code });
        mention.Property(m => m.Code).HasMaxLength(RegistryConfiguration.CodeLength).IsUnicode(false);
        mention.Ignore(m => m.Subject);
        // All reports that speak of a subject: the index alone answers.
        mention.HasIndex(m => new { m.Kind, m.Code, m.State, m.ReportId });
    }

    public void Configure(EntityTypeBuilder<Concern> concern)
    {
        concern.ToTable("Concerns").HasKey(c => new { c.StaffId, c.Kind, c.Code });
        concern.Property(c => c.Code).HasMaxLength(RegistryConfiguration.CodeLength).IsUnicode(false);
        concern.HasIndex(c => new { c.Kind, c.Code });
    }

    public void Configure(EntityTypeBuilder<Conflict> conflict)
    {
        conflict.ToTable("Conflicts");
        conflict.Property(c => c.Id).ValueGeneratedNever();
        conflict.Property(c => c.Code).HasMaxLength(RegistryConfiguration.CodeLength).IsUnicode(false);
        conflict.HasIndex(c => c.StaffId);
    }

    public void Configure(EntityTypeBuilder<Quarantine> quarantine)
    {
        quarantine.ToTable("Quarantine").HasKey(q => q.ReportId);
        quarantine.Property(q => q.ReportId).ValueGeneratedNever();
        quarantine.Property(q => q.Reason).HasMaxLength(Quarantine.MaxReasonLength);
    }
}
