using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>Gives reports from before <see cref="Report.DueAt"/> was kept their place in the queue. Run at every start; a second run finds none.</summary>
public static class DueFill
{
    private const int Step = 200;

    public static async Task Run(Database db, Region region, CancellationToken ct)
    {
        while (true)
        {
            var open = true;
            var reports = await db.Reports.Where(r => r.DueAt == null && r.IsOpen == open).OrderBy(r => r.Id).Take(Step).ToListAsync(ct);
            if (reports.Count == 0)
                return;

            foreach (var report in reports)
                report.Schedule(region);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another copy starts as well, or somebody works already: what is left is looked for again.
            }

            db.ChangeTracker.Clear();
        }
    }
}
