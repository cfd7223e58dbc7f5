using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>What of the reports a moderator looks at. It lives in the address, so that it can be kept and sent to a colleague.</summary>
/// <param name="Closed">Every closed report; when a <paramref name="Status"/> is given it counts for nothing.</param>
/// <param name="Guessed">What the model said. With this or <paramref name="Decided"/>, open and closed reports alike unless a status is named.</param>
/// <param name="Decided">What a moderator decided for.</param>
public sealed record QueueFilter(
    bool Closed = false, ReportStatus? Status = null, Sector? Sector = null, Kind? Kind = null, string? District = null,
    ReportChannel? Channel = null, Urgency? Urgency = null,
    Sector? Guessed = null, Sector? Decided = null)
{
    /// <summary>Statuses that can be asked for. Those nobody may see are not among them.</summary>
    public static readonly IReadOnlyList<ReportStatus> Statuses =
        [.. Enum.GetValues<ReportStatus>().Where(status => status is not (ReportStatus.Withdrawn or ReportStatus.Quarantined))];

    /// <summary>A cell of the table of guesses and decisions, whose reports are both open and closed.</summary>
    public bool IsOfGuesses => Guessed is not null || Decided is not null;

    public bool IsEmpty => this == new QueueFilter();

    /// <summary>The filters that are set, by their name in the address and their value there.</summary>
    public IEnumerable<(string Name, string Value)> Fields()
    {
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
            Coded<ReportChannel>("channel"), Coded<Urgency>("urgency"), Coded<Sector>("guessed"), Coded<Sector>("decided"));
    }

    internal IQueryable<Report> Apply(IQueryable<Report> reports)
    {
        // A parameter, not a bare column: only an equality lets SQLite walk the queue's index.
        var open = !Closed;
        var chosen = Status is { } status ? reports.Where(r => r.Status == status)
            : IsOfGuesses && !Closed ? reports
            : reports.Where(r => r.IsOpen == open);
        if (Urgency is { } urgency)
            chosen = chosen.Where(r => r.Urgency == urgency);
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
        return chosen;
    }
}
