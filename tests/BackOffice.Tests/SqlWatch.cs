using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace QuttyMeken.BackOffice.Tests;

/// <summary>Keeps every query that was sent, and how SQLite means to answer it.</summary>
internal sealed class SqlWatch : DbCommandInterceptor
{
    public List<(string Sql, string Plan)> Queries { get; } = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            Queries.Add((command.CommandText, Explain(command)));
        return ValueTask.FromResult(result);
    }

    private static string Explain(DbCommand command)
    {
        var query = command.CommandText;
        command.CommandText = $"EXPLAIN QUERY PLAN {query}";
        var plan = new List<string>();
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
                plan.Add(rows.GetString(3));
        }

        command.CommandText = query;
        return string.Join('\n', plan);
    }
}
