using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Infrastructure;

public sealed class SchemaTests : IDisposable
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_lock_that_a_killed_start_left_is_waited_for_a_minute_and_the_mend_is_named()
    {
        await LeaveLock();
        var waiting = _office.Query(async db => { await Schema.WaitForLock(db, _office.Clock, default); return true; });

        for (var second = 0; second < 120 && !waiting.IsCompleted; second++)
        {
            _office.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        var stopped = await Assert.ThrowsAsync<InvalidDataException>(() => waiting);
        Assert.Contains("database migrate --break-lock", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_lock_is_waited_for_no_more()
    {
        await LeaveLock();

        await _office.Query(async db => { await Schema.BreakLock(db, default); return true; });

        Assert.True(await _office.Query(async db => { await Schema.WaitForLock(db, _office.Clock, default); return true; }));
    }

    [Fact]
    public async Task An_open_office_is_ready() => Assert.True(await _office.Query(db => Schema.IsReady(db, default)));

    public void Dispose() => _office.Dispose();

    private async Task LeaveLock()
    {
        await _office.Query(db => db.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL)"));
        await _office.Query(db => db.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsLock VALUES (1, '2026-03-03')"));
    }
}
