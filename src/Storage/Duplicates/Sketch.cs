using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>What is kept of a report's text to find its like. Known by the case number: four bytes, where an id has sixteen.</summary>
public sealed class Sketch
{
    public required int CaseNumber { get; init; }

    /// <summary>Of <see cref="TextSketch"/>; empty for a text that is too short to be compared.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Whether its like has been looked for.</summary>
    public bool IsMatched { get; set; }
}

/// <summary>
/// One band of one sketch, as one number: the band in the upper half, the case number in the lower. So the table is its own index, a dozen bytes a row,
/// and the reports that share a band stand side by side.
/// </summary>
public sealed class SketchBand
{
    public required long Key { get; init; }

    public static long KeyOf(int band, int caseNumber) => ((long)band << 32) | (uint)caseNumber;

    public static int CaseNumberOf(long key) => (int)(uint)key;
}

/// <summary>A report that resembles others.</summary>
public sealed class ClusterMember
{
    public required int CaseNumber { get; init; }

    /// <summary>Number of the cluster: case number of one that is or was in it. Stands for nothing else.</summary>
    public required int Cluster { get; set; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Of the report; stored here, since the list of what is not settled is read by it.</summary>
    public required bool IsOpen { get; set; }
}

/// <summary>Two reports that a person has read and found to be different, however alike: not suggested again.</summary>
public sealed class NotDuplicate
{
    /// <summary>The lesser of the two case numbers.</summary>
    public required int First { get; init; }
    public required int Second { get; init; }
    public required Guid StaffId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class SketchConfiguration : IEntityTypeConfiguration<Sketch>, IEntityTypeConfiguration<SketchBand>,
    IEntityTypeConfiguration<ClusterMember>, IEntityTypeConfiguration<NotDuplicate>
{
    public void Configure(EntityTypeBuilder<Sketch> sketch)
    {
        sketch.ToTable("Sketches");
        sketch.HasKey(s => s.CaseNumber);
        sketch.Property(s => s.CaseNumber).ValueGeneratedNever();
        sketch.Property(s => s.Signature).HasMaxLength(TextSketch.SignatureLength);
        sketch.HasIndex(s => s.IsMatched);
    }

    public void Configure(EntityTypeBuilder<SketchBand> band)
    {
        band.ToTable("SketchBands");
        band.HasKey(b => b.Key);
        band.Property(b => b.Key).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<ClusterMember> member)
    {
        member.ToTable("ClusterMembers");
        member.HasKey(m => m.CaseNumber);
        member.Property(m => m.CaseNumber).ValueGeneratedNever();
        member.HasIndex(m => m.Cluster);
        member.HasIndex(m => new { m.IsOpen, m.ReceivedAt });
    }

    public void Configure(EntityTypeBuilder<NotDuplicate> pair)
    {
        pair.ToTable("NotDuplicates");
        pair.HasKey(p => new { p.First, p.Second });
        pair.HasIndex(p => p.Second);
    }
}
