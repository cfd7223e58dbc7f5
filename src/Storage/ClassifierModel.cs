using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>A trained model with its bytes. The promoted one with the latest <see cref="PromotedAt"/> is served by every Bot.</summary>
public sealed class ClassifierModel
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, in hexadecimal.</summary>
    public required string Hash { get; init; }
    public required byte[] Bytes { get; init; }
    public required DateTimeOffset TrainedAt { get; init; }
    public DateTimeOffset? PromotedAt { get; set; }
}

internal sealed class ClassifierModelConfiguration : IEntityTypeConfiguration<ClassifierModel>
{
    public void Configure(EntityTypeBuilder<ClassifierModel> model)
    {
        model.ToTable("ClassifierModels");
        model.Property(m => m.Id).ValueGeneratedNever();
        model.Property(m => m.Hash).HasMaxLength(64).IsUnicode(false);
        model.HasIndex(m => m.Hash).IsUnique();
        model.HasIndex(m => m.PromotedAt);
    }
}
