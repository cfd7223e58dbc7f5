using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>
/// Writes the search documents of what is about to be saved, in the same transaction. Called by <see cref="Database"/> itself, so that nobody who
/// files a report or writes a message has to think of it. A further kind of searched text (notes) is added in the three places marked "Texts".
/// </summary>
internal static class Indexing
{
    private static readonly string[] Searched =
        [nameof(Report.Text), nameof(Report.OrganisationText), nameof(Report.OrganisationCode), nameof(Report.RatingRemark), nameof(Report.Status)];

    /// <summary>Reports whose searched words change with the next save.</summary>
    public static HashSet<Guid> Touched(Database db)
    {
        db.ChangeTracker.DetectChanges();
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var reports = db.ChangeTracker.Entries<Report>()
                .Where(entry => entry.State is EntityState.Added
                    || (entry.State is EntityState.Modified && Searched.Any(name => entry.Property(name).IsModified)))
                .Select(entry => entry.Entity.Id);
            // Texts: which of them are new or changed.
            var messages = db.ChangeTracker.Entries<ThreadMessage>()
                .Where(entry => entry.State is EntityState.Added or EntityState.Deleted
                    || (entry.State is EntityState.Modified && entry.Property(m => m.Text).IsModified))
                .Select(entry => entry.Entity.ReportId);
            return [.. reports.Concat(messages)];
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <summary>Brings the documents of these reports up to what the tracked entities and the database say together.</summary>
    public static async Task Follow(Database db, IReadOnlyCollection<Guid> touched, CancellationToken ct)
    {
        var tracked = db.ChangeTracker.Entries<Report>().Where(entry => touched.Contains(entry.Entity.Id)).ToDictionary(entry => entry.Entity.Id);
        var known = touched.Where(id => !tracked.TryGetValue(id, out var entry) || entry.State is not EntityState.Added).ToArray();
        var documents = known.Length == 0 ? [] : await db.SearchDocuments.Where(d => known.Contains(d.ReportId)).ToDictionaryAsync(d => d.ReportId, ct);
        var untracked = known.Where(id => !tracked.ContainsKey(id)).ToArray();
        var stored = untracked.Length == 0 ? [] : await db.Reports.AsNoTracking().Where(r => untracked.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var texts = await Texts(db, touched, known, ct);

        // In the order of their coming, which the numbers of new documents follow.
        foreach (var report in touched.Select(id => tracked.GetValueOrDefault(id)?.Entity ?? stored.GetValueOrDefault(id)).OfType<Report>()
            .OrderBy(report => report.ReceivedAt).ThenBy(report => report.Id))
        {
            var document = documents.GetValueOrDefault(report.Id);
            if (report.Status is ReportStatus.Withdrawn)
            {
                if (document is not null)
                    db.SearchDocuments.Remove(document);
                continue;
            }

            if (document is null)
                db.SearchDocuments.Add(document = new() { ReportId = report.Id });
            document.Write(report, texts[report.Id]);
        }
    }

    // Texts: all of them, as they will be after this save.
    private static async Task<ILookup<Guid, string>> Texts(Database db, IReadOnlyCollection<Guid> touched, Guid[] known, CancellationToken ct)
    {
        var tracked = db.ChangeTracker.Entries<ThreadMessage>().Where(entry => touched.Contains(entry.Entity.ReportId)).ToDictionary(entry => entry.Entity.Id);
        var stored = known.Length == 0 ? [] : await db.Messages.AsNoTracking().Where(m => known.Contains(m.ReportId)).ToListAsync(ct);
        return stored.Where(message => !tracked.ContainsKey(message.Id))
            .Concat(tracked.Values.Where(entry => entry.State is not EntityState.Deleted).Select(entry => entry.Entity))
            .OrderBy(message => message.At).ThenBy(message => message.Id)
            .ToLookup(message => message.ReportId, message => message.Text);
    }
}
