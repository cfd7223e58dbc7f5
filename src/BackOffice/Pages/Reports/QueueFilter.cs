using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>What of the reports a moderator looks at. It lives in the address, so that it can be kept and sent to a colleague.</summary>
/// <param name="View">One of the views; it is of open reports, whatever the status filter says.</param>
/// <param name="Closed">Every closed report; when a <paramref name="Status"/> is given it counts for nothing.</param>
/// <param name="Guessed">What the model said. With this or <paramref name="Decided"/>, open and closed reports alike unless a status is named.</param>
/// <param name="Decided">What a moderator decided for.</param>
public sealed record QueueFilter(
    bool Closed = false, ReportStatus? Status = null, Sector? Sector = null, Kind? Kind = null, string? District = null,
    ReportChannel? Channel = null, Urgency? Urgency = null,
    Sector? Guessed = null, Sector? Decided = null, QueueView? View = null)
{
    /// <summary>Statuses that can be asked for. Those nobody may see are not among them.</summary>
    public static readonly IReadOnlyList<ReportStatus> Statuses =
        [.. Enum.GetValues<ReportStatus>().Where(status => status is not (ReportStatus.Withdrawn or ReportStatus.Quarantined))];

    /// <summary>A cell of the table of guesses and decisions, whose reports are both open and closed.</summary>
    public bool IsOfGuesses => Guessed is not null || Decided is not null;

    /// <summary>Whether only reports are listed that something must be done with.</summary>
    public bool IsOfDue => View is not null || (Status is { } status ? !Report.ClosedStatuses.Contains(status) : !Closed && !IsOfGuesses);

    public bool IsEmpty => this == new QueueFilter();

    /// <summary>The filters that are set, by their name in the address and their value there.</summary>
    public IEnumerable<(string Name, string Value)> Fields()
    {
        if (View is { } view)
            yield return ("view", Code.Of(view));
        if (Status is { } status)
            yield return ("status", Code.Of(status));
        else if (Closed)
            yield return ("status", "closed");
        if (Urgency is { } urgency)
            yield return ("urgency", Code.Of(urgency));
        if (Sector is { } sector)
            yield return ("sector", Code.Of(sector));
        if (Kind is { } kind)
            yield return ("kind", Code.Of(kind));
        if (District is not null)
            yield return ("district", District);
        if (Channel is { } channel)
            yield return ("channel", Code.Of(channel));
        if (Guessed is { } guessed)
            yield return ("guessed", Code.Of(guessed));
        if (Decided is { } decided)
            yield return ("decided", Code.Of(decided));
    }

    /// <param name="name">Name of a filter as <see cref="Fields"/> gives it.</param>
    public QueueFilter Without(string name) => name switch
    {
        "view" => this with { View = null },
        "status" => this with { Status = null, Closed = false },
        "urgency" => this with { Urgency = null },
        "sector" => this with { Sector = null },
        "kind" => this with { Kind = null },
        "district" => this with { District = null },
        "channel" => this with { Channel = null },
        "guessed" => this with { Guessed = null },
        "decided" => this with { Decided = null },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such filter."),
    };

    /// <summary>The address of a page that keeps these filters.</summary>
    public string Address(string path, params (string Name, string Value)[] more) => QueryHelpers.AddQueryString(
        path, Fields().Concat(more).Select(field => KeyValuePair.Create(field.Name, (string?)field.Value)));

    /// <summary>Reads the filters of an address.</summary>
    /// <exception cref="NotThereException">A value that no filter has: there is no such page.</exception>
    public static QueueFilter Of(IReadOnlyDictionary<string, StringValues> query, Region region)
    {
        string? Value(string name) => query.GetValueOrDefault(name).ToString() is { Length: > 0 } value ? value : null;
        T? Coded<T>(string name) where T : struct, Enum =>
            Value(name) is { } code ? Code.Find<T>(code) ?? throw new NotThereException() : null;

        var group = Value("status");
        var status = group is "closed" or "open" ? null : Coded<ReportStatus>("status");
        if (status is not null && !Statuses.Contains(status.Value))
            throw new NotThereException();

        var district = Value("district");
        if (district is not null && region.Districts.All(one => one.Slug != district))
            throw new NotThereException();

        return new(group is "closed", status, Coded<Sector>("sector"), Coded<Kind>("kind"), district,
            Coded<ReportChannel>("channel"), Coded<Urgency>("urgency"), Coded<Sector>("guessed"), Coded<Sector>("decided"), Coded<QueueView>("view"));
    }

    /// <param name="reader">Whose reports are "mine".</param>
    internal QueueList Apply(IQueryable<Report> reports, Guid reader, DateTimeOffset now)
    {
        // Parameters, not bare columns: only an equality lets an engine walk an index.
        var (open, unsure) = (!Closed, false);
        var chosen = View switch
        {
            QueueView.Answered => reports.Where(r => r.AnsweredAt != null),
            _ when IsOfDue => reports.Where(r => r.DueAt != null),
            _ when Status is not null || (IsOfGuesses && !Closed) => reports,
            _ => reports.Where(r => r.IsOpen == open),
        };
        chosen = View switch
        {
            QueueView.Mine => chosen.Where(r => r.ModeratorId == reader),
            QueueView.Unassigned => chosen.Where(r => r.ModeratorId == null),
            QueueView.Waiting => chosen.Where(r => r.Status == ReportStatus.NeedsInfo),
            QueueView.Overdue => chosen.Where(r => r.DueAt < now),
            QueueView.Unsure => chosen.Where(r => r.GuessIsSure == unsure && r.ModeratorSector == null),
            QueueView.Answered or QueueView.Urgent or null => chosen,
        };
        if (Status is { } status)
            chosen = chosen.Where(r => r.Status == status);
        if (Sector is { } sector)
            chosen = chosen.Where(r => r.Sector == sector);
        if (Kind is { } kind)
            chosen = chosen.Where(r => r.Kind == kind);
        if (District is { } district)
            chosen = chosen.Where(r => r.District == district);
        if (Channel is { } channel)
            chosen = chosen.Where(r => r.Channel == channel);
        if (Guessed is { } guessed)
            chosen = chosen.Where(r => r.GuessedSector == guessed);
        if (Decided is { } decided)
            chosen = chosen.Where(r => r.ModeratorSector == decided);

        Urgency[] levels = [Domain.Urgency.Critical, Domain.Urgency.High, Domain.Urgency.Normal, Domain.Urgency.Low];
        return new(chosen, IsOfDue, [.. levels.Where(level =>
            (Urgency is null || level == Urgency) && (View is not QueueView.Urgent || level is Domain.Urgency.Critical))]);
    }
}
