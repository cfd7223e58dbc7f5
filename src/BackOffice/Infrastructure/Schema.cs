using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Database = QuttyMeken.Storage.Database;

namespace QuttyMeken.BackOffice.Infrastructure;

/// <summary>Is the schema there, and the one place that brings it up to date.</summary>
internal static class Schema
{
    /// <summary>How long another start may hold the lock on migrations before it is taken for dead.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>At a start: SQLite is brought up to date, a server's schema must have been already.</summary>
    /// <exception cref="InvalidDataException">The schema is not there and may not be made here, or the lock is held.</exception>
    public static async Task Prepare(Database db, TimeProvider clock, CancellationToken ct)
    {
        if (db.Database.IsSqlite())
            await Migrate(db, clock, ct);
        else if (!await IsReady(db, ct))
            throw new InvalidDataException(
                "The database cannot be reached, or its schema is missing or old. Check ConnectionStrings:QuttyMeken, then run: database migrate");
    }

    public static async Task Migrate(Database db, TimeProvider clock, CancellationToken ct)
    {
        if (!db.Database.GetMigrations().Any())
        {
            await db.Database.EnsureCreatedAsync(ct);
            return;
        }

        // Asked first: with nothing to do the lock is not even looked at.
        if (db.Database.IsSqlite() && await Exists(db, ct))
        {
            if (!(await db.Database.GetPendingMigrationsAsync(ct)).Any())
                return;
            await WaitForLock(db, clock, ct);
        }

        await db.Database.MigrateAsync(ct);
    }

    public static async Task<bool> IsReady(Database db, CancellationToken ct)
    {
        if (!await db.Database.CanConnectAsync(ct))
            return false;
        return db.Database.GetMigrations().Any()
            ? !(await db.Database.GetPendingMigrationsAsync(ct)).Any()
            : await db.GetService<IRelationalDatabaseCreator>().HasTablesAsync(ct);
    }

    /// <summary>Removes the lock that a killed start has left behind. A server needs none of this: its lock ends with the connection.</summary>
    public static async Task BreakLock(Database db, CancellationToken ct)
    {
        if (db.Database.IsSqlite() && await Exists(db, ct) && await LockHeld(db, ct))
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", ct);
    }

    /// <summary>EF Core itself would wait for ever.</summary>
    /// <exception cref="InvalidDataException">The lock is held for longer than <see cref="Patience"/>.</exception>
    internal static async Task WaitForLock(Database db, TimeProvider clock, CancellationToken ct)
    {
        var since = clock.GetTimestamp();
        while (await LockHeld(db, ct))
        {
            if (clock.GetElapsedTime(since) >= Patience)
                throw new InvalidDataException(
                    $"Another start has held the lock on the database's migrations for {Patience.TotalSeconds:0} seconds. "
                    + "If none is running, a killed one has left it behind. Run: database migrate --break-lock");
            await Task.Delay(TimeSpan.FromSeconds(1), clock, ct);
        }
    }

    private static Task<bool> Exists(Database db, CancellationToken ct) => db.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct);

    private static async Task<bool> LockHeld(Database db, CancellationToken ct) =>
        await Count(db, $"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'", ct) > 0
        && await Count(db, $"SELECT COUNT(*) AS Value FROM __EFMigrationsLock", ct) > 0;

    private static Task<int> Count(Database db, FormattableString sql, CancellationToken ct) =>
        db.Database.SqlQuery<int>(sql).SingleAsync(ct);
}
