using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Storage;

/// <summary>The office's own words in place of a shipped text.</summary>
public sealed class OfficeText
{
    /// <summary>One of <see cref="EditableTexts.Keys"/>.</summary>
    public required string Key { get; init; }
    public required string Kk { get; set; }
    public required string Ru { get; set; }
}

public static class OfficeTexts
{
    /// <summary>Takes the office's words into the catalogue of this process.</summary>
    public static async Task ReadInto(this Database db, TextCatalog catalog, CancellationToken ct)
    {
        var rows = await db.OfficeTexts.AsNoTracking().ToListAsync(ct);
        catalog.Change(rows.Select(row => (row.Key, row.Kk, row.Ru)));
    }
}

internal sealed class OfficeTextConfiguration : IEntityTypeConfiguration<OfficeText>
{
    public void Configure(EntityTypeBuilder<OfficeText> text)
    {
        text.HasKey(t => t.Key);
        text.Property(t => t.Key).HasMaxLength(64).IsUnicode(false);
        text.Property(t => t.Kk).HasMaxLength(EditableTexts.MaxLength);
        text.Property(t => t.Ru).HasMaxLength(EditableTexts.MaxLength);
    }
}
