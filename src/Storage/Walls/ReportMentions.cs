using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;

namespace QuttyMeken.Storage;

/// <summary>What one report is known to speak of, while new words of it are read. What a person cleared stays cleared.</summary>
internal readonly struct ReportMentions(Database db, Guid reportId, Dictionary<Subject, Mention> known)
{
    public void Read(Report report, NamesInText names)
    {
        var found = new Dictionary<Subject, MentionState>(names.Find(report.Text));
        if (report.OrganisationText is { Length: > 0 } typed)
            foreach (var (subject, state) in names.FindTyped(typed))
                found[subject] = found.TryGetValue(subject, out var other) && other > state ? other : state;

        Subject? chosen = report.OrganisationCode is { } code ? Subject.Organisation(code) : null;
        foreach (var stale in known.Values.Where(m => m.Source is MentionSource.Chosen && m.Subject != chosen && !found.ContainsKey(m.Subject)).ToList())
        {
            known.Remove(stale.Subject);
            db.Mentions.Remove(stale);
        }

        Note(found);
        if (chosen is not { } subjectChosen)
            return;
        if (!known.TryGetValue(subjectChosen, out var mention))
            mention = Add(subjectChosen, MentionState.Certain, MentionSource.Chosen);
        mention.State = MentionState.Certain;
    }

    public void Note(IReadOnlyDictionary<Subject, MentionState> found)
    {
        foreach (var (subject, state) in found)
        {
            if (!known.TryGetValue(subject, out var mention))
                Add(subject, state, MentionSource.Words);
            else if (state is MentionState.Certain && mention.State is MentionState.Possible)
                mention.State = state;
        }
    }

    public void Forget()
    {
        db.Mentions.RemoveRange(known.Values);
        known.Clear();
    }

    private Mention Add(Subject subject, MentionState state, MentionSource source)
    {
        var mention = new Mention { ReportId = reportId, Kind = subject.Kind, Code = subject.Code, State = state, Source = source };
        db.Mentions.Add(mention);
        return known[subject] = mention;
    }
}
