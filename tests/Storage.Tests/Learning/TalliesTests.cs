using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Storage.Tests.Learning;

public sealed class TalliesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Moderator = Guid.CreateVersion7(Now);

    private static readonly Region Demo = Region.Shipped("demo");

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly Plans _plans = new();
    private readonly SqliteDatabase _db;
    private int _last = 10_000_000;

    public TalliesTests()
    {
        _connection.Open();
        _db = new(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite(_connection).AddInterceptors(_plans).Options);
        _db.Database.Migrate();
    }

    [Fact]
    public async Task Guesses_are_counted_within_their_time_and_withdrawn_ones_never()
    {
        Add(1, Sector.Education, Sector.Education);
        Add(1, Sector.Education, Sector.Education);
        Add(1, Sector.Education, Sector.Healthcare, isSure: false);
        Add(0, Sector.Education, Sector.Education);
        Add(2, Sector.Education, Sector.Education);
        Add(1, null, null);
        Add(1, Sector.Education, null).Withdraw(Now);
        await _db.SaveChangesAsync();

        var counted = await _db.CountedFor(new(Guid.Empty, StaffRole.Moderator)).Tally(Now.AddDays(-1), Now.AddDays(0), default);
        var confused = await _db.CountedFor(new(Guid.Empty, StaffRole.Administrator)).Confusions(default);

        Assert.Equal(
            [new(ReportLanguage.Kazakh, Sector.Education, Sector.Education, true, 2), new(ReportLanguage.Kazakh, Sector.Education, Sector.Healthcare, false, 1)],
            counted.OrderByDescending(tally => tally.Count));
        Assert.Equal(
            [new(Sector.Education, Sector.Education, 4), new(Sector.Education, Sector.Healthcare, 1)], confused.OrderByDescending(pair => pair.Count));
    }

    [Fact]
    public async Task An_index_answers_and_the_table_is_left_alone()
    {
        await _db.CountedFor(new(Guid.Empty, StaffRole.Moderator)).Tally(Now.AddDays(-28), Now, default);
        await _db.CountedFor(new(Guid.Empty, StaffRole.Moderator)).Confusions(default);

        Assert.Equal(2, _plans.Kept.Count);
        Assert.All(_plans.Kept, plan => Assert.Contains("COVERING INDEX IX_Reports_", plan, StringComparison.Ordinal));
        Assert.Contains("ReceivedAt>", _plans.Kept[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_never_a_second_run_at_the_same_time()
    {
        var first = new TrainingRun(Guid.CreateVersion7(Now), Moderator, Now);
        _db.Add(first);
        await _db.SaveChangesAsync();
        var second = _db.Add(new TrainingRun(Guid.CreateVersion7(Now), Moderator, Now));

        await Assert.ThrowsAsync<DbUpdateException>(() => _db.SaveChangesAsync());

        second.State = EntityState.Detached;
        first.Cancel(Now);
        _db.Add(new TrainingRun(Guid.CreateVersion7(Now), Moderator, Now));
        Assert.Equal(2, await _db.SaveChangesAsync());
    }

    [Fact]
    public async Task The_latest_promotion_serves_also_when_a_clock_is_behind()
    {
        var (first, second) = (Model("aa"), Model("bb"));
        _db.AddRange(first, second);
        _db.Promote(first, null, null, Now);
        _db.Promote(second, first, Moderator, Now.AddHours(-3));
        await _db.SaveChangesAsync();

        Assert.Equal("bb", await _db.ClassifierModels.Promoted().Select(model => model.Hash).FirstAsync());
        Assert.Equal(
            [(first.Id, null, null), (second.Id, Moderator, first.Id)],
            (await _db.ModelPromotions.OrderBy(row => row.At).ToListAsync()).Select(row => (row.ModelId, row.StaffId, row.ReplacedId)));
    }

    public void Dispose()
    {
        _db.Dispose();
        _connection.Dispose();
    }

    private Report Add(int daysAgo, Sector? guessed, Sector? decided, bool isSure = true)
    {
        var guess = guessed is { } sector ? new Guess(ReportLanguage.Kazakh, sector, 0.8f, [], Kind.RedTape, 0.8f, [], "m", isSure) : null;
        var at = Now.AddDays(-daysAgo);
        var report = new Report(Guid.CreateVersion7(at), ++_last, new(ReportChannel.Telegram, ReportLanguage.Kazakh, "Мәтін", "Мәтін", guess), at, Demo);
        if (decided is { } settled)
            report.Classify(Moderator, settled, Kind.RedTape, null, null, null, at, Demo);
        _db.Add(report);
        return report;
    }

    private static ClassifierModel Model(string hash) => new() { Id = Guid.CreateVersion7(Now), Hash = hash, Bytes = [1], TrainedAt = Now };

    private sealed class Plans : DbCommandInterceptor
    {
        public List<string> Kept { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var query = command.CommandText;
            if (query.Contains("GROUP BY", StringComparison.Ordinal))
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
}
