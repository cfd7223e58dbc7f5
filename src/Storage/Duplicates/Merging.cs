using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>What happens to the reports that follow another one when that one goes. All of them, whoever may see them: none is left behind.</summary>
public static class Merging
{
    /// <summary>A main report now repeats another one: its members go along.</summary>
    /// <returns>Their case numbers.</returns>
    public static async Task<IReadOnlyList<int>> MoveMembers(this Database db, Report from, Report main, DateTimeOffset now, CancellationToken ct)
    {
        var members = await db.Reports.Where(r => r.MainId == from.Id).ToListAsync(ct);
        foreach (var member in members)
            member.MoveAlong(main, now);
        return [.. members.Select(member => member.CaseNumber)];
    }

    /// <returns>Case number of the report that this one repeats, whoever may see it; none for a report that repeats none.</returns>
    public static Task<int?> MainOf(this Database db, Report report, CancellationToken ct) =>
        db.Reports.Where(r => r.Id == report.MainId).Select(r => (int?)r.CaseNumber).SingleOrDefaultAsync(ct);

    /// <summary>A main report is withdrawn: the first of its members is taken up by itself, and the others follow that one.</summary>
    public static async Task ReleaseMembers(this Database db, Report withdrawn, Region region, DateTimeOffset now, CancellationToken ct)
    {
        var members = await db.Reports.Where(r => r.MainId == withdrawn.Id).OrderBy(r => r.ReceivedAt).ToListAsync(ct);
        if (members is not [var first, .. var others])
            return;

        first.Split(null, now, region);
        foreach (var other in others)
            other.MoveAlong(first, now);
    }
}
