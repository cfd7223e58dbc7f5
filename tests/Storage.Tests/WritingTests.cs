using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Storage.Tests;

public sealed class WritingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qutty").FullName;
    private readonly ServiceProvider _services;
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);

    public WritingTests()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["DataDirectory"] = _folder }).Build();
        _services = new ServiceCollection().AddStorage(settings).BuildServiceProvider();
        using var scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Database>().Database.Migrate();
    }

    [Fact]
    public async Task Forty_writers_at_once_all_write()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(at => Task.Run(async () =>
        {
            await using var scope = _services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Database>();
            await db.InOneTransaction(_ =>
            {
                db.Reports.Add(New(10_000_000 + at));
                return Task.FromResult(true);
            }, default);
        })));

        Assert.Equal(40, await Read(db => db.Reports.CountAsync()));
    }

    [Fact]
    public async Task What_fails_half_way_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Read(db => db.InOneTransaction<bool>(async ct =>
        {
            db.Reports.Add(New(10_000_000));
            await db.SaveChangesAsync(ct);
            throw new InvalidOperationException();
        }, default)));

        Assert.Equal(0, await Read(db => db.Reports.CountAsync()));
    }

    [Fact]
    public async Task Codes_are_stored_as_the_field_writes_them()
    {
        await Read(db => { db.Reports.Add(New(10_000_000)); return db.SaveChangesAsync(); });

        Assert.Equal("land-relations|telegram|new", await Read(db =>
            db.Database.SqlQuery<string>($"SELECT Sector || '|' || Channel || '|' || Status AS Value FROM Reports").SingleAsync()));
    }

    [Fact]
    public async Task Reports_from_before_the_due_time_was_kept_get_theirs_and_closed_ones_get_none()
    {
        var (open, closed) = (New(10_000_001), New(10_000_002));
        closed.Close(Guid.Empty, Outcome.Substantiated, Now);
        await Read(db => { db.Reports.AddRange(open, closed); return db.SaveChangesAsync(); });
        await Read(db => db.Reports.ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, (DateTimeOffset?)null)));

        for (var start = 0; start < 2; start++)
            await Read(async db => { await DueFill.Run(db, Region.Shipped("demo"), default); return true; });

        Assert.Equal([open.DueAt, null], await Read(db => db.Reports.OrderBy(r => r.CaseNumber).Select(r => r.DueAt).ToListAsync()));
        Assert.Equal(0, await Read(db => db.Reports.Where(r => r.CaseNumber == open.CaseNumber).Select(r => r.Version).SingleAsync()));
    }

    [Fact]
    public async Task A_connection_deletes_for_good_and_loses_nothing_on_a_power_cut()
    {
        foreach (var (pragma, value) in new[] { ("secure_delete", 1L), ("synchronous", 2L), ("foreign_keys", 1L) })
            Assert.Equal(value, await Read(async db =>
            {
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"PRAGMA {pragma}";
                return (long)(await command.ExecuteScalarAsync())!;
            }));
    }

    [Fact]
    public async Task A_withdrawn_or_quarantined_report_is_visible_to_nobody_and_the_administrator_sees_none()
    {
        var withdrawn = New(10_000_001);
        withdrawn.Withdraw(Now);
        await Read(db => { db.Reports.AddRange(New(10_000_000), withdrawn); return db.SaveChangesAsync(); });

        Assert.Equal(1, await Read(db => db.VisibleTo(new(Guid.Empty, StaffRole.Moderator)).CountAsync()));
        Assert.Equal(0, await Read(db => db.VisibleTo(new(Guid.Empty, StaffRole.Administrator)).CountAsync()));
    }

    [Fact]
    public async Task A_file_is_kept_encrypted_under_a_random_name()
    {
        var vault = new FileVault(Path.Combine(_folder, "attachments"), new EphemeralDataProtectionProvider());
        byte[] content = [.. Enumerable.Repeat((byte)'x', 1000)];

        var name = await vault.Put(content, default);

        var stored = await File.ReadAllBytesAsync(Path.Combine(_folder, "attachments", name));
        Assert.True(stored.AsSpan().IndexOf(content.AsSpan(0, 20)) < 0);
        Assert.Equal(content, await vault.Get(name, default));
        vault.Remove(name);
        Assert.Null(await vault.Get(name, default));
        await Assert.ThrowsAsync<ArgumentException>(() => vault.Get("../quttymeken.db", default));
    }

    public void Dispose()
    {
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static Report New(int number) => new(Guid.CreateVersion7(Now), number,
        new(ReportChannel.Telegram, ReportLanguage.Kazakh, "Жер кезегі жылжымайды", "Жер кезегі", Sector: Sector.LandRelations), Now, Region.Shipped("demo"));

    private async Task<T> Read<T>(Func<Database, Task<T>> query)
    {
        await using var scope = _services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<Database>());
    }
}
