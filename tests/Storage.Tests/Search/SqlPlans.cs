using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace QuttyMeken.Storage.Tests.Search;

/// <summary>Keeps how SQLite means to answer each query.</summary>
internal sealed class SqlPlans : DbCommandInterceptor
{
    public List<string> Kept { get; } = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        var query = command.CommandText;
        if (query.StartsWith("SELECT", StringComparison.Ordinal))
        {
            command.CommandText = $"EXPLAIN QUERY PLAN {query}";
            using var rows = command.ExecuteReader();
            var plan = new List<string>();
            while (rows.Read())
                plan.Add(rows.GetString(3));
            Kept.Add(string.Join('\n', plan));
        }

        command.CommandText = query;
        return ValueTask.FromResult(result);
    }
}
