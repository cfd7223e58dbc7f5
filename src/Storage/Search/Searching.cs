using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Search;

namespace QuttyMeken.Storage;

/// <param name="Document">Place in the order of all documents. Never leaves the office's server: gaps would tell of hidden reports.</param>
public sealed record SearchHit(long Document, Report Report);

public static class Searching
{
    /// <summary>
    /// Those of the given reports that have every word, newest first. The index is walked from its newest end and left as soon as enough are found, so
    /// that the commonest word costs no more than a rare one. Compose no other order onto it.
    /// </summary>
    /// <param name="reports">What the reader may see.</param>
    /// <param name="match"><see cref="SearchQuery.Match(OrganisationKeys?)"/>.</param>
    /// <param name="below">Only documents before this one.</param>
    public static IQueryable<SearchHit> Search(this Database db, IQueryable<Report> reports, string match, long? below = null)
    {
        var found = db.Database.IsSqlite()
            ? db.Database.SqlQuery<Found>($"SELECT rowid AS Id FROM SearchIndex WHERE SearchIndex MATCH {match}")
            : db.Database.SqlQuery<Found>($"SELECT [KEY] AS Id FROM CONTAINSTABLE(SearchDocuments, Words, {match})");
        if (below is { } end)
            found = found.Where(one => one.Id < end);

        return from one in found
               join document in db.SearchDocuments on one.Id equals document.Id
               join report in reports on document.ReportId equals report.Id
               orderby one.Id descending
               select new SearchHit(one.Id, report);
    }

    // Not a bare number: EF Core would cast it, and SQLite would then sort what comes in order.
    private sealed class Found
    {
        public long Id { get; set; }
    }
}
