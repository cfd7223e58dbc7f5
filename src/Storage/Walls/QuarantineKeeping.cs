using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;

namespace QuttyMeken.Storage;

/// <summary>Open reports that name the leadership of this office, or that nobody may work on, go to the custodians at once.</summary>
public static class QuarantineKeeping
{
    /// <param name="among">Reports to look at; <see langword="null"/> for all.</param>
    internal static async Task SendToQuarantine(this Database db, RegistrySnapshot registry, Guid[]? among, CancellationToken ct)
    {
        var looked = among is null ? db.Reports : db.Reports.Where(r => among.Contains(r.Id));
        // One that custodians have released is not taken back.
        var open = looked.Where(r => r.IsOpen && r.Status != ReportStatus.Quarantined && !db.Quarantine.Any(q => q.ReportId == r.Id));
        var found = new Dictionary<Guid, QuarantineCause>();
        foreach (var kind in (await db.Leadership(registry, ct)).GroupBy(subject => subject.Kind))
        {
            string[] codes = [.. kind.Select(subject => subject.Code)];
            foreach (var id in await (from mention in db.Mentions
                                      where mention.Kind == kind.Key && codes.Contains(mention.Code) && mention.State != MentionState.Cleared
                                      join report in open on mention.ReportId equals report.Id
                                      select report.Id).Distinct().ToListAsync(ct))
                found[id] = QuarantineCause.Leadership;
        }

        foreach (var id in await db.HiddenFromAll(open, ct))
            found.TryAdd(id, QuarantineCause.Nobody);

        foreach (var some in found.Keys.Chunk(WallKeeping.Batch))
            await db.Reports.Where(r => some.Contains(r.Id)).ExecuteUpdateAsync(
                report => report.SetProperty(r => r.Status, ReportStatus.Quarantined).SetProperty(r => r.Version, r => r.Version + 1), ct);
        db.Quarantine.AddRange(found.Select(one => new Quarantine { ReportId = one.Key, Cause = one.Value }));
        foreach (var entry in db.ChangeTracker.Entries<Report>().Where(entry => found.ContainsKey(entry.Entity.Id)).ToList())
            await entry.ReloadAsync(ct);
    }

    private static async Task<List<Subject>> Leadership(this Database db, RegistrySnapshot registry, CancellationToken ct)
    {
        var leads = await db.Staff.Where(s => s.Role == StaffRole.Lead).Select(s => s.Id).ToListAsync(ct);
        var found = leads.ConvertAll(Subject.Member);
        foreach (var one in registry.Officials.Where(one => one.IsLeadership || (one.StaffId is { } id && leads.Contains(id))))
        {
            found.Add(Subject.Official(one.Code));
            // A report on the organisation whose first head leads this office is a report on that head.
            if (one is { IsLeadership: true, IsFirstHead: true, ClosedOn: null, Organisation: { } headed })
                found.Add(Subject.Organisation(headed));
        }

        return found;
    }

    private static async Task<List<Guid>> HiddenFromAll(this Database db, IQueryable<Report> open, CancellationToken ct)
    {
        var moderators = await db.Moderators().Select(s => s.Id).ToListAsync(ct);
        if (moderators.Count == 0 || await db.Staff.CountAsync(s => moderators.Contains(s.Id) && db.Walls.Any(w => w.StaffId == s.Id), ct) < moderators.Count)
            return [];

        foreach (var id in moderators)
            open = open.Where(r => db.Walls.Any(w => w.StaffId == id && w.ReportId == r.Id));
        return await open.Select(r => r.Id).ToListAsync(ct);
    }

    /// <summary>Those who may work on reports and are not shut out.</summary>
    public static IQueryable<StaffMember> Moderators(this Database db)
    {
        var (roles, never) = (Roles, DateTimeOffset.MaxValue);
        return db.Staff.Where(s => roles.Contains(s.Role) && (s.LockoutEnd == null || s.LockoutEnd < never));
    }

    private static readonly StaffRole[] Roles = [.. Enum.GetValues<StaffRole>().Where(role => role.May(Right.WorkOnReports))];
}
