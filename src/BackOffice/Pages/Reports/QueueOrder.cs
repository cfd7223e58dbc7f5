using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>Where a report stands in the queue, as an address may say it: the case number stands for the id, which tells the minute.</summary>
/// <param name="DueTicks">Of <see cref="Report.DueAt"/>, UTC; 0 for none.</param>
/// <param name="Ticks">Of <see cref="Report.ReceivedAt"/>, UTC.</param>
public sealed record QueueCursor(Urgency Urgency, long DueTicks, long Ticks, int CaseNumber)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(int)Urgency}.{DueTicks}.{Ticks}.{CaseNumber}");

    internal Place At(Guid? id) => new(Urgency, DueTicks == 0 ? null : new(DueTicks, TimeSpan.Zero), new(Ticks, TimeSpan.Zero), id);

    /// <exception cref="NotThereException">Not a place in a queue: there is no such page.</exception>
    public static QueueCursor? Of(string? written)
    {
        if (string.IsNullOrEmpty(written))
            return null;

        return written.Split('.') is [var urgency, var due, var ticks, var number]
            && int.TryParse(urgency, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && Enum.IsDefined((Urgency)level)
            && Ticks(due) is { } dueTicks && Ticks(ticks) is { } at
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var caseNumber)
            ? new((Urgency)level, dueTicks, at, caseNumber)
            : throw new NotThereException();

        static long? Ticks(string word) => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.Ticks ? ticks : null;
    }
}

/// <summary>A place in the queue.</summary>
/// <param name="Due">By when something must be done; <see langword="null"/> where nothing must.</param>
/// <param name="Id">Settles the order of two that came in the same instant; <see langword="null"/> when the report has gone since.</param>
internal sealed record Place(Urgency Urgency, DateTimeOffset? Due, DateTimeOffset At, Guid? Id);

/// <summary>
/// Reports in the order of the queue: urgent first, then the service level that is nearest to being broken, then the oldest; where closed
/// ones are listed, urgent first, then the newest. Each step reads a stretch of an index as long as what it returns, however deep it starts.
/// </summary>
/// <param name="ByDue">Whether the list is of what must be done.</param>
/// <param name="Levels">Urgencies that can be among them, the highest first.</param>
internal sealed record QueueList(IQueryable<Report> Reports, bool ByDue, IReadOnlyList<Urgency> Levels)
{
    /// <summary>The first ones below a place, or of all.</summary>
    public async Task<List<T>> Below<T>(Place? place, int count, Expression<Func<Report, T>> select, CancellationToken ct)
    {
        var found = new List<T>(count);
        foreach (var stretch in Lower(place))
        {
            if (found.Count == count)
                break;
            var ordered = ByDue ? stretch.OrderBy(r => r.DueAt).ThenBy(r => r.ReceivedAt).ThenBy(r => r.Id)
                : stretch.OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id);
            found.AddRange(await ordered.Take(count - found.Count).Select(select).ToListAsync(ct));
        }

        return found;
    }

    /// <summary>How many there are, counted no further than that many.</summary>
    public async Task<int> Count(int atMost, CancellationToken ct)
    {
        var count = 0;
        foreach (var level in Levels)
            if (count < atMost)
                count += await Count(level, atMost - count, ct);
        return count;
    }

    /// <summary>How many of one urgency there are, counted no further than that many.</summary>
    public Task<int> Count(Urgency level, int atMost, CancellationToken ct) => Reports.Where(r => r.Urgency == level).Take(atMost).CountAsync(ct);

    /// <summary>The one right above a place; the default when it is the first.</summary>
    public async Task<T?> Above<T>(Place place, Expression<Func<Report, T>> select, CancellationToken ct)
    {
        foreach (var stretch in Higher(place))
        {
            var ordered = ByDue ? stretch.OrderByDescending(r => r.DueAt).ThenByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id)
                : stretch.OrderBy(r => r.ReceivedAt).ThenBy(r => r.Id);
            if (await ordered.Take(1).Select(select).ToListAsync(ct) is [var found])
                return found;
        }

        return default;
    }

    private IEnumerable<IQueryable<Report>> Lower(Place? place)
    {
        if (place is null)
        {
            foreach (var level in Levels)
                yield return Reports.Where(r => r.Urgency == level);
            yield break;
        }

        var (urgency, due, at, id) = (place.Urgency, place.Due, place.At, place.Id);
        var same = Reports.Where(r => r.Urgency == urgency);
        if (!ByDue)
        {
            yield return id is { } last ? same.Where(r => r.ReceivedAt <= at && (r.ReceivedAt < at || r.Id < last)) : same.Where(r => r.ReceivedAt <= at);
        }
        else
        {
            var tied = due is null ? same.Where(r => r.DueAt == null) : same.Where(r => r.DueAt == due);
            yield return id is { } last ? tied.Where(r => r.ReceivedAt >= at && (r.ReceivedAt > at || r.Id > last)) : tied.Where(r => r.ReceivedAt >= at);
            yield return due is null ? same.Where(r => r.DueAt != null) : same.Where(r => r.DueAt > due);
        }

        foreach (var level in Levels.Where(level => level < urgency))
            yield return Reports.Where(r => r.Urgency == level);
    }

    private IEnumerable<IQueryable<Report>> Higher(Place place)
    {
        var (urgency, due, at, id) = (place.Urgency, place.Due, place.At, place.Id);
        var same = Reports.Where(r => r.Urgency == urgency);
        if (!ByDue)
        {
            yield return same.Where(r => r.ReceivedAt >= at && (r.ReceivedAt > at || r.Id > id));
        }
        else
        {
            var tied = due is null ? same.Where(r => r.DueAt == null) : same.Where(r => r.DueAt == due);
            yield return tied.Where(r => r.ReceivedAt <= at && (r.ReceivedAt < at || r.Id < id));
            if (due is not null)
            {
                yield return same.Where(r => r.DueAt < due);
                yield return same.Where(r => r.DueAt == null);
            }
        }

        foreach (var level in Levels.Reverse().Where(level => level > urgency))
            yield return Reports.Where(r => r.Urgency == level);
    }
}
