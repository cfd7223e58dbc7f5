using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

internal sealed class TrainingRunConfiguration : IEntityTypeConfiguration<TrainingRun>
{
    public void Configure(EntityTypeBuilder<TrainingRun> run)
    {
        run.ToTable("TrainingRuns");
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.Progress).HasMaxLength(64).IsUnicode(false);
        run.Property(r => r.Problem).HasMaxLength(64).IsUnicode(false);
        run.Property(r => r.ModelHash).HasMaxLength(64).IsUnicode(false);
        run.Property(r => r.Version).IsConcurrencyToken();
        // One at a time, whoever presses and however many copies of the office run.
        run.HasIndex(r => r.OnlyOne).IsUnique();
        run.HasIndex(r => r.RequestedAt);
    }
}
