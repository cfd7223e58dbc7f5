using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace QuttyMeken.Storage;

/// <summary>Puts many rows into a table with one prepared command, past the change tracker: for data that is made, not for what people do.</summary>
public static class BulkRows
{
    /// <summary>Inserts them in the transaction that is open.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    public static async Task Insert<T>(this Database db, IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Bulk rows want a transaction.");
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var sql = db.GetService<ISqlGenerationHelper>();
        IProperty[] properties = [.. entity.GetProperties()];
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(table.Name)} ({string.Join(", ", properties.Select(one => sql.DelimitIdentifier(one.GetColumnName(table)!)))}) "
            + $"VALUES ({string.Join(", ", properties.Select((_, at) => $"@p{at}"))})";
        DbParameter[] parameters = [.. properties.Select((one, at) => one.GetRelationalTypeMapping().CreateParameter(command, $"@p{at}", null, true))];
        command.Parameters.AddRange(parameters);
        foreach (var row in rows)
        {
            for (var at = 0; at < properties.Length; at++)
            {
                var value = properties[at].PropertyInfo!.GetValue(row);
                parameters[at].Value = (properties[at].GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
