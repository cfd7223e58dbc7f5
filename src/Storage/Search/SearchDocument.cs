using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Search;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Storage;

/// <summary>What one report is found by. <see cref="Indexing"/> keeps it; a withdrawn report has none.</summary>
public sealed class SearchDocument
{
    /// <summary>Raised whenever folding, stems or masking change: documents of an older edition are made anew (<see cref="IndexFill"/>).</summary>
    public const int CurrentEdition = 1;

    /// <summary>The rowid of the full-text index. Grows with time: newest first is highest first.</summary>
    public long Id { get; private set; }
    public required Guid ReportId { get; init; }
    public int Edition { get; private set; }

    /// <summary>Keys of <see cref="WordForms"/>, divided by spaces. What is masked in the office is not among them: nobody finds a person by a number.</summary>
    public string Words { get; private set; } = "";

    /// <param name="texts">Everything that was written about the report beside its own words: thread, notes.</param>
    public void Write(Report report, IEnumerable<string> texts)
    {
        var all = new[] { report.Text, report.OrganisationText ?? "", report.RatingRemark ?? "" }.Concat(texts)
            .SelectMany(text => WordForms.In(PersonalData.Mask(text, _ => "")));
        (Words, Edition) = (string.Join(' ', all.Concat(OrganisationKeys.Of(report.OrganisationCode) is { } key ? [key] : []).Distinct()), CurrentEdition);
    }
}

internal sealed class SearchDocumentConfiguration : IEntityTypeConfiguration<SearchDocument>
{
    public void Configure(EntityTypeBuilder<SearchDocument> document)
    {
        document.ToTable("SearchDocuments", table => table.UseSqlReturningClause(false));     // the table has triggers on SQLite
        document.Property(d => d.Id).HasColumnOrder(0);
        document.Property(d => d.ReportId).HasColumnOrder(1);
        document.Property(d => d.Edition).HasColumnOrder(2);
        document.HasOne<Report>().WithOne().HasForeignKey<SearchDocument>(d => d.ReportId).OnDelete(DeleteBehavior.Cascade);
        document.HasIndex(d => d.ReportId).IsUnique();
        // Those that are to be made anew.
        document.HasIndex(d => d.Edition);
    }
}
