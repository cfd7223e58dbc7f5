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

    /// <summary>Who won against whom, in JSON; <see langword="null"/> for one that was never a challenger.</summary>
    public string? Comparison { get; init; }
}

/// <summary>A model began to serve. Rows are only ever added: a return to an earlier model is one more.</summary>
public sealed class ModelPromotion
{
    public required Guid Id { get; init; }
    public required Guid ModelId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary><see langword="null"/> for the first model, which the program takes by itself.</summary>
    public Guid? StaffId { get; init; }

    /// <summary>Which model served until then.</summary>
    public Guid? ReplacedId { get; init; }
}

public static class Serving
{
    /// <summary>Models that serve or served, the serving one first.</summary>
    public static IOrderedQueryable<ClassifierModel> Promoted(this IQueryable<ClassifierModel> models) =>
        models.Where(model => model.PromotedAt != null).OrderByDescending(model => model.PromotedAt);

    /// <summary>
    /// Puts a model in service, with the row that says so. Every Bot takes the latest: on a server whose clock is behind, this one is
    /// made later than the last all the same. Call it inside of a transaction.
    /// </summary>
    public static void Promote(this Database db, ClassifierModel model, ClassifierModel? serving, Guid? staffId, DateTimeOffset now)
    {
        model.PromotedAt = serving?.PromotedAt is { } last && last >= now ? last.AddTicks(1) : now;
        db.ModelPromotions.Add(new() { Id = Guid.CreateVersion7(now), ModelId = model.Id, At = model.PromotedAt.Value, StaffId = staffId, ReplacedId = serving?.Id });
    }
}

internal sealed class ClassifierModelConfiguration : IEntityTypeConfiguration<ClassifierModel>, IEntityTypeConfiguration<ModelPromotion>
{
    public void Configure(EntityTypeBuilder<ClassifierModel> model)
    {
        model.ToTable("ClassifierModels");
        model.Property(m => m.Id).ValueGeneratedNever();
        model.Property(m => m.Hash).HasMaxLength(64).IsUnicode(false);
        model.HasIndex(m => m.Hash).IsUnique();
        model.HasIndex(m => m.PromotedAt);
    }

    public void Configure(EntityTypeBuilder<ModelPromotion> promotion)
    {
        promotion.ToTable("ModelPromotions");
        promotion.Property(p => p.Id).ValueGeneratedNever();
        promotion.HasOne<ClassifierModel>().WithMany().HasForeignKey(p => p.ModelId).OnDelete(DeleteBehavior.Restrict);
        promotion.HasIndex(p => p.At);
    }
}
