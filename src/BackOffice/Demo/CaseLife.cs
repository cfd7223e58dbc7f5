using QuttyMeken.BackOffice.Demo.Words;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Demo;

/// <summary>
/// Lets a report live from its arrival to now: looked at, asked about, worked on, closed, marked. What would happen after now
/// has not happened, so that the last weeks stand open by themselves.
/// </summary>
internal sealed class CaseLife(Region region, Rhythm rhythm, Phrases phrases, Random random, DateTimeOffset now, IReadOnlyList<Guid> moderators, Guid lead)
{
    private const int MostQuestions = 2;
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <param name="isForgotten">Nobody goes on with it: an old case that still stands open.</param>
    /// <returns>The thread, the oldest message first.</returns>
    public IReadOnlyList<ThreadMessage> Live(Report report, Incident incident, bool isForgotten)
    {
        var topic = Topics.Of(incident.Account);
        var thread = new Correspondence(report, incident, phrases, region, random, now, random.Hits(0.05) ? lead : random.Pick(moderators));
        var at = rhythm.AtWork(report.ReceivedAt + random.Wait(TimeSpan.FromHours(Topics.IsPlain(topic) ? 12 : 26)));
        if (at >= now)
            return [];

        thread.Take(at);
        if (!Topics.IsPlain(topic) && !Investigate(thread, ref at, isForgotten))
            return thread.Messages;

        Soon(ref at, Topics.IsPlain(topic) ? OneDay * 0.5 : OneDay * 9);
        if (at >= now || isForgotten)
            return thread.Messages;

        var outcome = Topics.Outcome(incident.Account, random);
        thread.Close(outcome, at);
        at = rhythm.Awake(at + random.Wait(TimeSpan.FromHours(14)));
        if (at < now && random.Hits(0.46))
            thread.Rate(outcome, at);
        return thread.Messages;
    }

    // Questions, work, news. Returns whether the work came to its end before now.
    private bool Investigate(Correspondence thread, ref DateTimeOffset at, bool isForgotten)
    {
        for (var asked = 0; asked < MostQuestions && random.Hits(asked == 0 ? 0.44 : 0.22); asked++)
        {
            Soon(ref at, OneDay * 0.6);
            if (at >= now)
                return false;

            var exchange = thread.Ask(at, out var reached);
            if (reached && random.Hits(thread.Report.MayBeAsked ? 0.78 : 0.2))
            {
                at = rhythm.Awake(at + random.Wait(TimeSpan.FromHours(15)));
                if (at >= now)
                    return false;
                thread.Answer(random.Pick(exchange.Answers), at);
                continue;
            }

            at = rhythm.AtWork(at + OneDay * random.Between(5, 12));
            break;     // silence: the office goes on with what it has
        }

        Soon(ref at, OneDay * 0.8);
        if (at >= now || (isForgotten && random.Hits(0.4)))
            return false;

        thread.Report.MoveTo(thread.StaffId, ReportStatus.InWork, at, region);
        if (random.Hits(0.32))
        {
            Soon(ref at, OneDay * 4);
            if (at >= now)
                return false;
            thread.TellNews(at);
        }

        if (random.Hits(0.07) && rhythm.Awake(at + random.Wait(OneDay * 2)) is var added && added < now)
        {
            at = added;
            thread.Add(at);
        }

        return true;
    }

    private void Soon(ref DateTimeOffset at, TimeSpan mean) => at = rhythm.AtWork(at + TimeSpan.FromMinutes(10) + random.Wait(mean));
}
