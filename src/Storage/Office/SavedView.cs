using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace QuttyMeken.Storage;

/// <summary>Filters of the queue that a member of staff keeps under a name of their own.</summary>
public sealed class SavedView
{
    public const int MaxNameLength = 40;

    /// <summary>As many as fit beside the queue.</summary>
    public const int MostOfOnePerson = 20;

    public required Guid Id { get; init; }
    public required Guid StaffId { get; init; }
    public required string Name { get; set; }

    /// <summary>The filters as the address writes them: <c>?sector=education&amp;district=alga</c>.</summary>
    public required string Filters { get; set; }
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("SavedViews");
        view.Property(v => v.Id).ValueGeneratedNever();
        view.Property(v => v.Name).HasMaxLength(SavedView.MaxNameLength);
        view.Property(v => v.Filters).HasMaxLength(400).IsUnicode(false);
        view.HasIndex(v => v.StaffId);
    }
}
