using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Demo.Words;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Demo;

/// <summary>
/// Fills an empty database with a made-up office and a year of made-up reports. Receipt codes and reply addresses are Bot's,
/// sealed with its keys: there are none, so nobody can open these cases from a chat. There are no attachments.
/// </summary>
public static class DemoFill
{
    private const int Batch = 500;

    /// <summary>From so many reports on the search is made up by the running program, too. What resembles what, and the walls, always are.</summary>
    private const int SearchedLaterFrom = 50_000;
    private const int MostForgotten = 10;
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(40);
    private static readonly TimeSpan ForgottenBefore = TimeSpan.FromDays(130);

    /// <param name="createStaff">Stores a member of staff with the password.</param>
    /// <param name="progress">Reports stored so far.</param>
    /// <exception cref="InvalidDataException">The database holds reports or staff already; nothing was changed.</exception>
    public static async Task<DemoResult> Fill(
        Database db, Region region, TextCatalog texts, TimeProvider clock, DemoPlan plan, Func<StaffMember, string, Task> createStaff,
        IProgress<int>? progress, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Reports, 1, nameof(plan));
        if (await db.Reports.AnyAsync(ct) || await db.Staff.AnyAsync(ct))
            throw new InvalidDataException(
                "demo wants an empty data directory: this database holds reports or staff already. Nothing was changed. Name another DataDirectory.");

        var now = clock.GetUtcNow();
        var phrases = new Phrases();
        var staff = phrases.Staff.Select(line => Staffing.Hire(line, now.AddDays(-Rhythm.Days - 30))).ToList();
        foreach (var (member, account) in staff)
            await createStaff(member, account.Password);
        db.ChangeTracker.Clear();

        var random = new Random(plan.Seed);
        var rhythm = new Rhythm(region, random, now);
        var incidents = new Incidents(region, texts, phrases, new(plan.Classifier, random), random);
        var life = new CaseLife(region, rhythm, phrases, random, now, [.. Of(StaffRole.Moderator)], Of(StaffRole.Lead).First());
        var numbers = new HashSet<int>(plan.Reports);
        var statuses = new Dictionary<ReportStatus, int>();
        var (stored, written) = (0, 0);
        var arrivals = Arrivals(rhythm, plan.Reports);
        var forgotten = Forgotten(arrivals, now, random);
        foreach (var batch in arrivals.Chunk(Batch))
        {
            var (reports, letters) = (new List<Report>(Batch), new List<ThreadMessage>(Batch * 3));
            foreach (var (at, ofOutbreak) in batch)
            {
                var incident = incidents.Next(at, ofOutbreak);
                var report = new Report(Guid.CreateVersion7(at), Number(), incident.Submission, at, region);
                var messages = life.Live(report, incident, forgotten.Contains(at));
                reports.Add(report);
                letters.AddRange(messages);
                written += messages.Count;
                statuses[report.Status] = statuses.GetValueOrDefault(report.Status) + 1;
            }

            await db.InOneTransaction(async inside =>
            {
                await db.Insert(reports, inside);
                await db.Insert(letters, inside);
                var words = letters.ToLookup(letter => letter.ReportId, letter => letter.Text);
                foreach (var report in reports)
                {
                    var document = new SearchDocument { ReportId = report.Id };
                    if (plan.Reports < SearchedLaterFrom)
                        document.Write(report, words[report.Id]);
                    db.SearchDocuments.Add(document);
                }

                await db.SaveChangesAsync(inside);
                db.ChangeTracker.Clear();
                return true;
            }, ct);
            progress?.Report(stored += batch.Length);
        }

        // A challenger is trained as soon as the program runs: nothing about it is made up.
        db.TrainingRuns.Add(new(Guid.CreateVersion7(now), Of(StaffRole.Lead).First(), now));
        await db.SaveChangesAsync(ct);
        return new(plan.Reports, written, statuses, [.. staff.Select(one => one.Account)]);

        IEnumerable<Guid> Of(StaffRole role) => staff.Where(one => one.Member.Role == role).Select(one => one.Member.Id);

        int Number()
        {
            while (true)
                if (random.Next(10_000_000, 100_000_000) is var number && numbers.Add(number))
                    return number;
        }
    }

    private static List<(DateTimeOffset At, bool OfOutbreak)> Arrivals(Rhythm rhythm, int reports)
    {
        var arrivals = new List<(DateTimeOffset At, bool OfOutbreak)>(reports);
        for (var left = Outbreak.SizeOf(reports); left > 0; left--)
            arrivals.Add((rhythm.LateArrival(Outbreak.Days), true));
        while (arrivals.Count < reports)
            arrivals.Add((rhythm.Arrival(), false));
        arrivals.Sort();
        return arrivals;
    }

    // A few old ones that nobody went on with.
    private static HashSet<DateTimeOffset> Forgotten(List<(DateTimeOffset At, bool OfOutbreak)> arrivals, DateTimeOffset now, Random random)
    {
        var old = arrivals.Select(one => one.At).Where(at => now - at > ForgottenAfter && now - at < ForgottenBefore).ToArray();
        random.Shuffle(old);
        return [.. old.Take(Math.Min(MostForgotten, arrivals.Count / 50))];
    }
}
