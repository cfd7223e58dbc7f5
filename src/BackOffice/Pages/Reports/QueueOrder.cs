using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>Where a report stands in the queue, as an address may say it: the case number stands for the id, which tells the minute.</summary>
/// <param name="Ticks">Of <see cref="Report.ReceivedAt"/>, UTC.</param>
public sealed record QueueCursor(Urgency Urgency, long Ticks, int CaseNumber)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(int)Urgency}.{Ticks}.{CaseNumber}");

    /// <exception cref="NotThereException">Not a place in a queue: there is no such page.</exception>
    public static QueueCursor? Of(string? written)
    {
        if (string.IsNullOrEmpty(written))
            return null;

        return written.Split('.') is [var urgency, var ticks, var number]
            && int.TryParse(urgency, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && Enum.IsDefined((Urgency)level)
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var caseNumber)
            ? new((Urgency)level, at, caseNumber)
            : throw new NotThereException();
    }
}

/// <summary>A place in the queue.</summary>
/// <param name="Id">Settles the order of two that came in the same instant; <see langword="null"/> when the report has gone since.</param>
internal sealed record Place(Urgency Urgency, DateTimeOffset At, Guid? Id);

/// <summary>Urgent first, then newest. Each step reads a stretch of the index as long as what it returns, however deep it starts.</summary>
internal static class QueueOrder
{
    public static IQueryable<Report> InQueueOrder(this IQueryable<Report> reports) =>
        reports.OrderByDescending(r => r.Urgency).ThenByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id);

    /// <summary>The next ones below a place.</summary>
    public static async Task<List<T>> Below<T>(
        this IQueryable<Report> reports, Place place, int count, Expression<Func<Report, T>> select, CancellationToken ct)
    {
        var (urgency, at, id) = (place.Urgency, place.At, place.Id);
        var asUrgent = reports.Where(r => r.Urgency == urgency && r.ReceivedAt <= at);
        if (id is { } last)
            asUrgent = asUrgent.Where(r => r.ReceivedAt < at || r.Id < last);

        var found = await asUrgent.InQueueOrder().Take(count).Select(select).ToListAsync(ct);
        if (found.Count < count && urgency > Urgency.Low)
            found.AddRange(await reports.Where(r => r.Urgency < urgency).InQueueOrder().Take(count - found.Count).Select(select).ToListAsync(ct));
        return found;
    }

    /// <summary>The one right above a place; the default when it is the first.</summary>
    public static async Task<T?> Above<T>(
        this IQueryable<Report> reports, Place place, Expression<Func<Report, T>> select, CancellationToken ct)
    {
        var (urgency, at, id) = (place.Urgency, place.At, place.Id);
        foreach (var higher in new[]
        {
            reports.Where(r => r.Urgency == urgency && r.ReceivedAt >= at && (r.ReceivedAt > at || r.Id > id)),
            reports.Where(r => r.Urgency > urgency),
        })
        {
            var found = await higher.OrderBy(r => r.Urgency).ThenBy(r => r.ReceivedAt).ThenBy(r => r.Id).Take(1).Select(select).ToListAsync(ct);
            if (found.Count > 0)
                return found[0];
        }

        return default;
    }
}
