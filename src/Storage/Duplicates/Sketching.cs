using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>Keeps the sketches in step with the reports. Called by every save, so that no way of saving a report can leave one out.</summary>
public static class Sketching
{
    internal static async Task Follow(Database db, CancellationToken ct)
    {
        foreach (var entry in db.ChangeTracker.Entries<Report>().Where(IsChanged).ToList())
        {
            var text = entry.Property(report => report.Text);
            if (entry.State is EntityState.Added)
            {
                // A save that failed is tried again with the same entities.
                if (db.Sketches.Local.FindEntry(entry.Entity.CaseNumber) is null)
                    db.Sketch(entry.Entity);
                continue;
            }

            if (entry.State is EntityState.Deleted || text.OriginalValue != text.CurrentValue)
                await Forget(db, entry.Entity.CaseNumber, text.OriginalValue, ct);
            else if (entry.Property(report => report.IsOpen) is { IsModified: true, CurrentValue: var isOpen }
                && await db.ClusterMembers.FindAsync([entry.Entity.CaseNumber], ct) is { } member)
                member.IsOpen = isOpen;
        }
    }

    /// <summary>Sketches reports that came before there were sketches. Nothing is done twice: it may be stopped and begun anew at any time.</summary>
    /// <param name="after">Case number to go on behind; 0 to begin.</param>
    /// <returns>The last case number that was looked at, or <see langword="null"/> when there are no more.</returns>
    public static Task<int?> SketchOlder(this Database db, int after, int count, CancellationToken ct) => db.InOneTransaction<int?>(async inside =>
    {
        var bare = await db.Reports.AsNoTracking()
            .Where(r => r.CaseNumber > after && r.Status != ReportStatus.Withdrawn && !db.Sketches.Any(s => s.CaseNumber == r.CaseNumber))
            .OrderBy(r => r.CaseNumber).Take(count).ToListAsync(inside);
        foreach (var report in bare)
            db.Sketch(report);
        return bare.Count > 0 ? bare[^1].CaseNumber : null;
    }, ct);

    private static void Sketch(this Database db, Report report)
    {
        var sketch = TextSketch.Of(report.Text);
        db.Sketches.Add(new() { CaseNumber = report.CaseNumber, Signature = sketch?.Signature ?? [], IsMatched = sketch is null });
        db.SketchBands.AddRange(KeysOf(sketch, report.CaseNumber).Select(key => new SketchBand { Key = key }));
    }

    // The words are gone: so is everything that was made of them.
    private static async Task Forget(Database db, int caseNumber, string text, CancellationToken ct)
    {
        if (await db.Sketches.FindAsync([caseNumber], ct) is { } sketch)
            db.Sketches.Remove(sketch);
        if (await db.ClusterMembers.FindAsync([caseNumber], ct) is { } member)
            db.ClusterMembers.Remove(member);
        var keys = KeysOf(TextSketch.Of(text), caseNumber).ToArray();
        db.SketchBands.RemoveRange(await db.SketchBands.Where(band => keys.Contains(band.Key)).ToListAsync(ct));
        db.NotDuplicates.RemoveRange(await db.NotDuplicates.Where(pair => pair.First == caseNumber || pair.Second == caseNumber).ToListAsync(ct));
    }

    internal static bool IsChanged(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    // Two bands of a text are the same number once in four thousand million times; a set, since a key stands once.
    private static HashSet<long> KeysOf(TextSketch? sketch, int caseNumber) =>
        sketch is null ? [] : [.. sketch.Bands.Select(band => SketchBand.KeyOf(band, caseNumber))];
}
