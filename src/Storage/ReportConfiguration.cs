using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>,
    IEntityTypeConfiguration<ThreadMessage>, IEntityTypeConfiguration<Attachment>, IEntityTypeConfiguration<Forwarding>
{
    public void Configure(EntityTypeBuilder<Report> report)
    {
        report.Property(r => r.Id).ValueGeneratedNever();
        report.HasIndex(r => r.CaseNumber).IsUnique();
        report.Property(r => r.Text).HasMaxLength(Report.MaxTextLength);
        report.Property(r => r.Opening).HasMaxLength(Report.MaxOpeningLength);
        report.Property(r => r.OrganisationText).HasMaxLength(Report.MaxOrganisationLength);
        report.Property(r => r.RatingRemark).HasMaxLength(Report.MaxRemarkLength);
        report.Property(r => r.District).HasMaxLength(64).IsUnicode(false);
        report.Property(r => r.OrganisationCode).HasMaxLength(64).IsUnicode(false);
        report.Property(r => r.NextBest).HasMaxLength(200).IsUnicode(false);
        report.Property(r => r.Reasons).HasMaxLength(500);
        report.Property(r => r.Model).HasMaxLength(64).IsUnicode(false);
        report.Property(r => r.Version).IsConcurrencyToken();
        OpenQueue(report);
        // Closed ones, whole and by each filter: urgent first, then newest.
        report.HasIndex(r => new { r.IsOpen, r.Urgency, r.ReceivedAt, r.Id, r.Status });
        report.HasIndex(r => new { r.IsOpen, r.Sector, r.Urgency, r.ReceivedAt });
        report.HasIndex(r => new { r.IsOpen, r.District, r.Urgency, r.ReceivedAt });
        report.HasIndex(r => new { r.Status, r.Urgency, r.ReceivedAt });
        // Those that repeat a report.
        report.HasIndex(r => r.MainId);
        // Those that came while no model was there.
        report.HasIndex(r => r.Model).HasFilter(null);
        // Those whose words are to be compared with names that came into the registry since.
        report.HasIndex(r => r.ComparedNames);
        // What the classifier's figures are counted over, a stretch of time each: the index alone answers, no text is read (the id is asked of the walls).
        report.HasIndex(r => new { r.ReceivedAt, r.Status, r.GuessedSector, r.ModeratorSector, r.Language, r.GuessIsSure, r.Id });
        // A cell of the table of confusions, and the queue behind it.
        report.HasIndex(r => new { r.GuessedSector, r.ModeratorSector, r.Urgency, r.ReceivedAt, r.Status, r.Id });
    }

    // The queue of open reports, whole, by each filter and by each view: urgent first, then what is due first. A page costs what it shows, and
    // counting reads no row of the table, since the status and the id, which the walls are asked by, stand in the index. Only what is due
    // stands in these: a year of closed reports makes them no longer.
    private static void OpenQueue(EntityTypeBuilder<Report> report)
    {
        const string Due = "DueAt IS NOT NULL";
        report.HasIndex(r => new { r.Urgency, r.DueAt, r.ReceivedAt, r.Id, r.Status, r.Kind, r.Channel, r.Sector, r.District }, "IX_Reports_Queue").HasFilter(Due);
        report.HasIndex(r => new { r.Sector, r.Urgency, r.DueAt, r.ReceivedAt, r.Id, r.Status }, "IX_Reports_QueueBySector").HasFilter(Due);
        report.HasIndex(r => new { r.District, r.Urgency, r.DueAt, r.ReceivedAt, r.Id, r.Status, r.Kind }, "IX_Reports_QueueByDistrict").HasFilter(Due);
        report.HasIndex(r => new { r.Status, r.Urgency, r.DueAt, r.ReceivedAt, r.Id }, "IX_Reports_QueueByStatus").HasFilter(Due);
        report.HasIndex(r => new { r.ModeratorId, r.Urgency, r.DueAt, r.ReceivedAt, r.Id, r.Status }, "IX_Reports_QueueByModerator").HasFilter(Due);
        report.HasIndex(r => new { r.GuessIsSure, r.ModeratorSector, r.Urgency, r.DueAt, r.ReceivedAt, r.Id, r.Status }, "IX_Reports_QueueOfUnsure").HasFilter(Due);
        report.HasIndex(r => new { r.Urgency, r.DueAt, r.ReceivedAt, r.Id, r.Status, r.AnsweredAt }, "IX_Reports_Answered").HasFilter("AnsweredAt IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ThreadMessage> message)
    {
        message.ToTable("Messages");
        message.Property(m => m.Id).ValueGeneratedNever();
        message.Property(m => m.Text).HasMaxLength(Report.MaxTextLength);
        message.Property(m => m.DeliveryProblem).HasMaxLength(64);
        message.HasIndex(m => new { m.ReportId, m.At });
        // The office's words that wait for Bot.
        message.HasIndex(m => new { m.Delivery, m.At });
    }

    public void Configure(EntityTypeBuilder<Forwarding> forwarding)
    {
        forwarding.Property(f => f.Id).ValueGeneratedNever();
        forwarding.Property(f => f.Body).HasMaxLength(64).IsUnicode(false);
        forwarding.Property(f => f.Note).HasMaxLength(Forwarding.MaxNoteLength);
        forwarding.HasIndex(f => new { f.ReportId, f.At });
    }

    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.Property(a => a.Id).ValueGeneratedNever();
        attachment.Property(a => a.State).IsConcurrencyToken();
        attachment.Property(a => a.Blob).HasMaxLength(64).IsUnicode(false);
        attachment.Property(a => a.Problem).HasMaxLength(64);
        attachment.HasIndex(a => a.ReportId);
        attachment.HasIndex(a => new { a.State, a.NextAttemptAt });
    }
}
