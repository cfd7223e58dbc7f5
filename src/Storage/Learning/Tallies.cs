using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>Counts guesses beside decisions. Answered by an index: no row of the table and no text is read.</summary>
public static class Tallies
{
    /// <param name="from">The first instant that counts.</param>
    /// <param name="until">The first that counts no more.</param>
    public static Task<List<Tally>> Tally(this IQueryable<Report> reports, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) => reports
        .Where(r => r.ReceivedAt >= from && r.ReceivedAt < until && r.GuessedSector != null)
        .GroupBy(r => new { r.Language, r.GuessedSector, r.ModeratorSector, r.GuessIsSure })
        .Select(group => new Tally(group.Key.Language, group.Key.GuessedSector!.Value, group.Key.ModeratorSector, group.Key.GuessIsSure, group.Count()))
        .ToListAsync(ct);

    /// <summary>How often a sector was guessed where a moderator decided for another, or the same; over all time.</summary>
    public static Task<List<Confused>> Confusions(this IQueryable<Report> reports, CancellationToken ct) => reports
        .Where(r => r.GuessedSector != null && r.ModeratorSector != null)
        .GroupBy(r => new { r.GuessedSector, r.ModeratorSector })
        .Select(group => new Confused(group.Key.GuessedSector!.Value, group.Key.ModeratorSector!.Value, group.Count()))
        .ToListAsync(ct);
}
