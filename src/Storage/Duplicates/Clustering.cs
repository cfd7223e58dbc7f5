using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>Gathers reports that resemble each other into clusters. Who resembles one of a cluster belongs to it.</summary>
public static class Clustering
{
    // A lookup takes milliseconds, and on SQLite nobody else writes meanwhile.
    private const int Batch = 20;

    /// <summary>Looks for the like of reports that nobody has looked for yet.</summary>
    /// <returns>Whether there may be more.</returns>
    public static Task<bool> MatchSome(this Database db, CancellationToken ct) => db.InOneTransaction(async inside =>
    {
        var isMatched = false;     // a parameter: only an equality lets SQLite walk the index
        var waiting = await db.Sketches.Where(s => s.IsMatched == isMatched).OrderBy(s => s.CaseNumber).Take(Batch).ToListAsync(inside);
        foreach (var sketch in waiting)
        {
            sketch.IsMatched = true;
            if (await db.LikeOf(sketch.CaseNumber, inside) is { Count: > 0 } like)
                await Gather(db, [sketch.CaseNumber, .. like.Select(one => one.CaseNumber)], inside);
        }

        return waiting.Count == Batch;
    }, ct);

    /// <summary>Keeps that two reports are different. One that resembles no other any more leaves its cluster.</summary>
    /// <returns>Whether it was not known yet.</returns>
    public static async Task<bool> TellApart(this Database db, int one, int other, Guid staffId, DateTimeOffset now, CancellationToken ct)
    {
        var (first, second) = (Math.Min(one, other), Math.Max(one, other));
        if (await db.NotDuplicates.FindAsync([first, second], ct) is not null)
            return false;

        db.NotDuplicates.Add(new() { First = first, Second = second, StaffId = staffId, At = now });
        await db.SaveChangesAsync(ct);
        foreach (var number in (int[])[first, second])
            if (await db.ClusterMembers.FindAsync([number], ct) is { } member && (await db.LikeOf(number, ct)).Count == 0)
                db.ClusterMembers.Remove(member);
        return true;
    }

    private static async Task<List<Likeness>> LikeOf(this Database db, int caseNumber, CancellationToken ct) =>
        await db.Reports.Where(r => r.CaseNumber == caseNumber).Select(r => r.Text).SingleOrDefaultAsync(ct) is { } text && TextSketch.Of(text) is { } sketch
            ? await db.LikeOf(caseNumber, sketch, ct)
            : [];

    private static async Task Gather(Database db, List<int> alike, CancellationToken ct)
    {
        var members = await db.ClusterMembers.Where(m => alike.Contains(m.CaseNumber)).ToListAsync(ct);
        var clusters = members.Select(m => m.Cluster).Distinct().ToList();
        var cluster = clusters.Count > 0 ? clusters.Min() : alike[0];
        if (clusters.Count > 1)
            foreach (var moved in await db.ClusterMembers.Where(m => clusters.Contains(m.Cluster) && m.Cluster != cluster).ToListAsync(ct))
                moved.Cluster = cluster;

        var missing = alike.Except(members.Select(m => m.CaseNumber)).ToList();
        if (missing.Count > 0)
            db.ClusterMembers.AddRange((await db.Reports.Where(r => missing.Contains(r.CaseNumber))
                .Select(r => new { r.CaseNumber, r.ReceivedAt, r.IsOpen }).ToListAsync(ct))
                .Select(r => new ClusterMember { CaseNumber = r.CaseNumber, Cluster = cluster, ReceivedAt = r.ReceivedAt, IsOpen = r.IsOpen }));
        await db.SaveChangesAsync(ct);
    }
}
