using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace QuttyMeken.Storage.Tests;

public sealed class AuditChainTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("qutty").FullName;

    public AuditChainTests()
    {
        using var db = Open();
        db.Database.Migrate();
    }

    [Fact]
    public async Task Entries_are_chained_without_a_gap_whoever_writes_them_and_when()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(writer => Task.Run(async () =>
        {
            await using var db = Open();
            db.Audit.AddRange(Entry(writer), Entry(writer));
            await db.SaveChangesAsync();
        })));

        await using var db = Open();
        var state = await db.Verify(default);

        Assert.Equal((40L, 0L, null), (state.Entries, state.Unchained, state.BrokenAt));
        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long?)number), await db.Audit.OrderBy(e => e.Id).Select(e => e.Number).ToListAsync());
        Assert.Equal(Convert.ToHexStringLower(await db.Audit.Where(e => e.Number == 40).Select(e => e.Hash!).SingleAsync()), state.Head);
    }

    [Theory]
    [InlineData("UPDATE Audit SET CaseNumber = 10000001 WHERE Number = 2", 2)]
    [InlineData("UPDATE Audit SET Note = 'other' WHERE Number = 3", 3)]
    [InlineData("UPDATE Audit SET Note = NULL WHERE Number = 1", 1)]
    [InlineData("UPDATE Audit SET StaffId = '00000000-0000-0000-0000-000000000001' WHERE Number = 2", 2)]
    [InlineData("UPDATE Audit SET At = At + 1 WHERE Number = 2", 2)]
    [InlineData("DELETE FROM Audit WHERE Number = 2", 2)]
    public async Task What_was_changed_behind_the_program_is_found(string sql, long brokenAt)
    {
        await using var db = Open();
        db.Audit.AddRange(Entry(0, note: ""), Entry(0), Entry(0));
        await db.SaveChangesAsync();

        await Run(db, "DROP TRIGGER Audit_append_only; DROP TRIGGER Audit_keeps_all;" + sql);

        Assert.Equal(brokenAt, (await db.Verify(default)).BrokenAt);
    }

    [Theory]
    [InlineData("UPDATE Audit SET Note = 'other'")]
    [InlineData("DELETE FROM Audit")]
    public async Task The_database_itself_refuses_to_change_or_delete(string sql)
    {
        await using var db = Open();
        db.Audit.Add(Entry(0));
        await db.SaveChangesAsync();

        await Assert.ThrowsAsync<SqliteException>(() => Run(db, sql));
    }

    [Fact]
    public async Task A_refused_change_leaves_no_entry_and_no_gap()
    {
        await using (var db = Open())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.InOneTransaction<int>(async ct =>
            {
                db.Audit.Add(Entry(0));
                await db.SaveChangesAsync(ct);
                throw new InvalidOperationException();
            }, default));
        }

        await using var again = Open();
        again.Audit.Add(Entry(0));
        await again.SaveChangesAsync();

        Assert.Equal((1L, null), await again.Verify(default) is var state ? (state.Entries, state.BrokenAt) : default);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static AuditEntry Entry(int minute, string? note = "in-work") =>
        new() { At = Now.AddMinutes(minute), StaffId = Guid.Empty, Action = "audit.moved", CaseNumber = 10_000_000, Note = note };

    private static async Task Run(SqliteDatabase db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private SqliteDatabase Open() => new(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite($"Data Source={Path.Combine(_folder, "audit.db")};Default Timeout=30").Options);
}
