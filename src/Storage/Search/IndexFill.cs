using Microsoft.EntityFrameworkCore;

namespace QuttyMeken.Storage;

/// <summary>Makes documents anew that are of an older edition: of reports from before there was a search, or from before its rules changed.</summary>
public static class IndexFill
{
    private const int AtOnce = 200;

    /// <summary>One stretch, the newest reports first, in a transaction of its own. May be stopped, begun again and run twice at the same time.</summary>
    /// <returns>How many documents were made; 0 when all are there.</returns>
    public static async Task<int> Step(Database db, CancellationToken ct)
    {
        if (!await db.SearchDocuments.AnyAsync(d => d.Edition < SearchDocument.CurrentEdition, ct))
            return 0;

        var made = await db.InOneTransaction(async inside =>
        {
            var old = await db.SearchDocuments.AsNoTracking().Where(d => d.Edition < SearchDocument.CurrentEdition)
                .OrderByDescending(d => d.Edition).ThenByDescending(d => d.Id).Take(AtOnce).Select(d => d.ReportId).ToListAsync(inside);
            await Indexing.Follow(db, old, inside);
            return old.Count;
        }, ct);
        db.ChangeTracker.Clear();
        return made;
    }
}
