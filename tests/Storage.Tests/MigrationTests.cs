using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace QuttyMeken.Storage.Tests;

public sealed class MigrationTests
{
    // Reads the snapshot in the assembly: no server is contacted.
    private static SqlServerDatabase SqlServer() => new(new DbContextOptionsBuilder<SqlServerDatabase>().UseSqlServer("Server=none").Options);

    private static SqliteDatabase Sqlite(string source = "none") => new(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite($"Data Source={source}").Options);

    [Fact]
    public void Neither_engine_lacks_a_migration()
    {
        using var sqlServer = SqlServer();
        using var sqlite = Sqlite();

        Assert.False(sqlServer.Database.HasPendingModelChanges());
        Assert.False(sqlite.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_script_for_SQL_Server_has_no_syntax_error()
    {
        using var db = SqlServer();
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);

        Assert.Contains("CREATE TABLE [Reports]", script, StringComparison.Ordinal);
        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
    }

    // What only a server would say: an index key may hold 1 700 bytes, and no "max" column (errors 1919, 1946).
    [Fact]
    public void No_index_is_wider_than_SQL_Server_takes()
    {
        using var db = SqlServer();
        foreach (var index in db.GetService<IDesignTimeModel>().Model.GetEntityTypes().SelectMany(entity => entity.GetIndexes()))
            Assert.True(index.Properties.Sum(Bytes) <= 1_700, index.DisplayName());
    }

    [Fact]
    public void A_new_file_gets_its_tables_and_a_second_start_changes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("qutty");
        var file = Path.Combine(folder.FullName, "new.db");
        using (var db = Sqlite(file))
        {
            db.Database.Migrate();
            db.Database.Migrate();
            Assert.Empty(db.Reports);
        }

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static int Bytes(IProperty property) => property.GetMaxLength() is { } length
        ? length * (property.IsUnicode() is false || property.ClrType == typeof(byte[]) ? 1 : 2)
        : property.ClrType == typeof(string) || property.ClrType == typeof(byte[]) ? int.MaxValue / 4 : 16;
}
