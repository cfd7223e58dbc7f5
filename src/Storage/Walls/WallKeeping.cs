using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;

namespace QuttyMeken.Storage;

/// <summary>
/// Raises and lowers walls with what is saved. A wall stands where a mention of a report meets a concern of a member of staff: a few rows for
/// one report, one statement over the index for a member of staff, however many reports there are.
/// </summary>
public static class WallKeeping
{
    // Statements take a list of this many ids at the most.
    internal const int Batch = 500;

    /// <summary>Brings up to date what changes with the calendar: relations begin and end.</summary>
    public static async Task KeepConcerns(this Database db, CancellationToken ct) => await db.InOneTransaction(async inside =>
    {
        await db.Renew(await RegistrySnapshot.Of(db, inside), null, inside);
        await db.SaveChangesAsync(inside);
        return true;
    }, ct);

    /// <summary>Compares the next reports with names that came into the registry after them.</summary>
    /// <returns>Whether there were any.</returns>
    public static Task<bool> CompareLate(this Database db, int most, CancellationToken ct) => db.InOneTransaction(async inside =>
    {
        var registry = await RegistrySnapshot.Of(db, inside);
        var late = await db.Reports.Where(r => r.ComparedNames < registry.Names).OrderBy(r => r.ComparedNames).Take(most).ToListAsync(inside);
        if (late.Count == 0)
            return false;

        Guid[] ids = [.. late.Select(r => r.Id)];
        var said = await db.Messages.AsNoTracking().Where(m => ids.Contains(m.ReportId) && m.StaffId == null).ToListAsync(inside);
        await db.Compare([.. late.Select(r => (r, false))], said, registry, inside);
        await db.SaveChangesAsync(inside);
        db.ChangeTracker.Clear();
        return true;
    }, ct);

    internal static async Task<int> SaveWithWalls(this Database db, WallChanges changes, Func<Task<int>> save, CancellationToken ct)
    {
        var written = 0;
        if (changes.Registry)
            await db.Restamp(changes.Names, ct);
        // The registry and the ties are read back from their tables.
        if (changes.AreWide)
            written += await save();

        var registry = await RegistrySnapshot.Of(db, ct);
        await db.Compare(changes.Reports, changes.Said, registry, ct);
        written += await save();

        HashSet<Guid> reports = [.. changes.Reports.Select(one => one.Report.Id), .. changes.Said.Select(m => m.ReportId), .. changes.Judged];
        if (changes.AreWide)
        {
            await db.Renew(registry, changes.Registry ? null : changes.Staff, ct);
            await save();
            await db.SendToQuarantine(registry, null, ct);
        }

        foreach (var some in reports.Chunk(Batch))
        {
            await db.RaiseOn(some, ct);
            await save();
            await db.SendToQuarantine(registry, some, ct);
        }

        await save();
        return written;
    }

    private static async Task Restamp(this Database db, bool names, CancellationToken ct)
    {
        var state = await db.Registry.SingleOrDefaultAsync(ct);
        if (state is null)
            db.Registry.Add(state = new());
        state.Stamp = new(RandomNumberGenerator.GetBytes(16));
        state.Names += names ? 1 : 0;
    }

    /// <summary>Finds out of whom the words speak, and writes it down beside what is known.</summary>
    private static async Task Compare(
        this Database db, IReadOnlyList<(Report Report, bool IsNew)> reports, IReadOnlyList<ThreadMessage> said, RegistrySnapshot registry, CancellationToken ct)
    {
        if (reports.Count + said.Count == 0)
            return;

        var known = new Dictionary<Guid, Dictionary<Subject, Mention>>();
        foreach (var some in reports.Where(one => !one.IsNew).Select(one => one.Report.Id).Concat(said.Select(m => m.ReportId)).Distinct().Chunk(Batch))
            foreach (var mention in await db.Mentions.Where(m => some.Contains(m.ReportId)).ToListAsync(ct))
                (known.TryGetValue(mention.ReportId, out var those) ? those : known[mention.ReportId] = [])[mention.Subject] = mention;

        foreach (var (report, _) in reports)
        {
            var mentions = new ReportMentions(db, report.Id, known.GetValueOrDefault(report.Id) ?? (known[report.Id] = []));
            if (report.Text.Length == 0)
                mentions.Forget();
            else
                mentions.Read(report, registry.InText);
            report.Compared(registry.Names);
        }

        foreach (var message in said.Where(m => m.Text.Length > 0))
            new ReportMentions(db, message.ReportId, known.GetValueOrDefault(message.ReportId) ?? (known[message.ReportId] = [])).Note(registry.InText.Find(message.Text));
    }

    private static async Task RaiseOn(this Database db, Guid[] reports, CancellationToken ct)
    {
        var wanted = (await (from mention in db.Mentions
                             join concern in db.Concerns on new { mention.Kind, mention.Code } equals new { concern.Kind, concern.Code }
                             where reports.Contains(mention.ReportId) && mention.State != MentionState.Cleared
                             select new { concern.StaffId, mention.ReportId }).Distinct().ToListAsync(ct))
            .Select(wall => (wall.StaffId, wall.ReportId)).ToHashSet();
        var standing = await db.Walls.Where(w => reports.Contains(w.ReportId)).ToListAsync(ct);
        db.Walls.RemoveRange(standing.Where(w => !w.IsOwn && !wanted.Contains((w.StaffId, w.ReportId))));
        wanted.ExceptWith(standing.Select(w => (w.StaffId, w.ReportId)));
        db.Walls.AddRange(wanted.Select(wall => new Wall { StaffId = wall.StaffId, ReportId = wall.ReportId }));
    }

    /// <summary>Works out anew whom reports concern, and walls whatever follows.</summary>
    /// <param name="staff"><see langword="null"/> for everybody.</param>
    private static async Task Renew(this Database db, RegistrySnapshot registry, IReadOnlySet<Guid>? staff, CancellationToken ct)
    {
        Guid[] asked = staff is null ? [] : [.. staff];
        var everybody = staff is null;
        var people = await db.Staff.AsNoTracking().Where(s => everybody || asked.Contains(s.Id)).Select(s => new { s.Id, s.HomeOrganisation }).ToListAsync(ct);
        var declared = (await db.Conflicts.AsNoTracking().Where(c => everybody || asked.Contains(c.StaffId)).ToListAsync(ct)).ToLookup(c => c.StaffId);
        var stored = (await db.Concerns.AsNoTracking().Where(c => everybody || asked.Contains(c.StaffId)).ToListAsync(ct)).ToLookup(c => c.StaffId);
        var linked = registry.Officials.Where(one => one.StaffId is not null).ToLookup(one => one.StaffId!.Value, one => one.Code);
        var today = db.Today();
        foreach (var person in people)
        {
            var wanted = registry.Rules.SubjectsOf(new(person.Id, person.HomeOrganisation,
                [.. declared[person.Id].Where(c => c.HoldsOn(today)).Select(c => new Subject(c.Kind, c.Code))], [.. linked[person.Id]]));
            var had = stored[person.Id].ToDictionary(c => new Subject(c.Kind, c.Code));
            var gone = had.Where(pair => !wanted.Contains(pair.Key)).Select(pair => pair.Value).ToList();
            var come = wanted.Where(subject => !had.ContainsKey(subject)).ToList();
            foreach (var one in gone)
                await db.Concerns.Where(c => c.StaffId == one.StaffId && c.Kind == one.Kind && c.Code == one.Code).ExecuteDeleteAsync(ct);
            foreach (var one in come)
                await db.Database.ExecuteSqlAsync($"INSERT INTO Concerns (StaffId, Kind, Code) VALUES ({person.Id}, {Domain.Code.Of(one.Kind)}, {one.Code})", ct);
            if (come.Count > 0)
                await db.RaiseBefore(person.Id, ct);
            if (gone.Count > 0)
                await db.LowerBefore(person.Id, ct);
        }
    }

    private static Task<int> RaiseBefore(this Database db, Guid person, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO Walls (StaffId, ReportId, IsOwn)
        SELECT DISTINCT c.StaffId, m.ReportId, 0 FROM Concerns c JOIN Mentions m ON m.Kind = c.Kind AND m.Code = c.Code
        WHERE c.StaffId = {person} AND m.State IN ('possible', 'certain')
            AND NOT EXISTS (SELECT 1 FROM Walls w WHERE w.StaffId = c.StaffId AND w.ReportId = m.ReportId)
        """, ct);

    private static Task<int> LowerBefore(this Database db, Guid person, CancellationToken ct) => db.Walls
        .Where(w => w.StaffId == person && !w.IsOwn && !db.Mentions.Any(m => m.ReportId == w.ReportId && m.State != MentionState.Cleared
            && db.Concerns.Any(c => c.StaffId == person && c.Kind == m.Kind && c.Code == m.Code)))
        .ExecuteDeleteAsync(ct);

    private static DateOnly Today(this Database db)
    {
        var services = db.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider;
        var clock = services?.GetService(typeof(TimeProvider)) as TimeProvider ?? TimeProvider.System;
        return DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
    }
}
