using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Storage.Tests.Duplicates;

public sealed class LikenessTests : IDisposable
{
    private const string Account = "Емханада терапевтке кезекке тұрғаныма үш апта болды. Регистратурадағы қыз бес мың берсеңіз ертең кіресіз деді, түбіртек жоқ.";
    private const string Copy = "Регистратурадагы кыз бес мын берсениз ертен киресиз деди, тубиртек жок! Емханада терапевтке кезекке турганыма уш апта болды";
    private const string Story = "Мектепте әр сыныптан қырық мың теңгеден жинап жатыр, директор жөндеуге деп айтады, ал ата-аналар комитеті есеп бермейді.";

    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Moderator = Guid.CreateVersion7(Now);

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly Plans _plans = new();
    private readonly SqliteDatabase _db;
    private int _last = 10_000_000;

    public LikenessTests()
    {
        _connection.Open();
        _db = new(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite(_connection).AddInterceptors(_plans).Options);
        _db.Database.Migrate();
    }

    [Fact]
    public async Task A_copy_is_found_among_others_and_a_report_is_not_its_own_copy()
    {
        var (first, second, _) = (Add(Account), Add(Copy), Add(Story));
        await _db.SaveChangesAsync();

        Assert.Equal(second.CaseNumber, Assert.Single(await Like(first)).CaseNumber);
        var found = Assert.Single(await Like(second));
        Assert.Equal(first.CaseNumber, found.CaseNumber);
        Assert.InRange(found.Similarity, TextSketch.Alike, 1);
    }

    [Fact]
    public async Task A_lookup_walks_the_key_of_the_bands_and_no_table()
    {
        var report = Add(Account);
        Add(Copy);
        await _db.SaveChangesAsync();
        _plans.Kept.Clear();

        await Like(report);

        Assert.Equal(2, _plans.Kept.Count);
        Assert.Equal(TextSketch.BandCount, _plans.Kept[0].Split("USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)").Length - 1);
        Assert.Equal("SEARCH s USING INTEGER PRIMARY KEY (rowid=?)", _plans.Kept[1]);
    }

    [Fact]
    public async Task A_band_that_very_many_share_is_cut_and_the_copies_are_found_still()
    {
        var sketch = TextSketch.Of(Account)!;
        for (var other = 0; other < 3 * Likenesses.MostOfBand; other++)
            _db.SketchBands.Add(new() { Key = SketchBand.KeyOf(sketch.Bands[0], other) });
        var (first, second) = (Add(Account), Add(Copy));
        await _db.SaveChangesAsync();

        Assert.Equal(second.CaseNumber, Assert.Single(await Like(first)).CaseNumber);
    }

    [Fact]
    public async Task A_short_text_has_neither_band_nor_signature()
    {
        Add("врач просит деньги");
        Add("врач просит деньги");
        await _db.SaveChangesAsync();

        Assert.All(await _db.Sketches.ToListAsync(), sketch => Assert.Equal((0, true), (sketch.Signature.Length, sketch.IsMatched)));
        Assert.Empty(_db.SketchBands);
    }

    [Fact]
    public async Task Withdrawal_erases_every_row_that_was_made_of_the_words()
    {
        var (first, second, third) = (Add(Account), Add(Copy), Add(Account + " Көмектесіңіздер"));
        await _db.SaveChangesAsync();
        await Match();
        await _db.InOneTransaction(ct => _db.TellApart(first.CaseNumber, second.CaseNumber, Moderator, Now, ct), default);

        foreach (var report in (Report[])[first, second, third])
            report.Withdraw(Now);
        await _db.SaveChangesAsync();

        Assert.Equal((0, 0, 0, 0), (_db.Sketches.Count(), _db.SketchBands.Count(), _db.ClusterMembers.Count(), _db.NotDuplicates.Count()));
    }

    [Fact]
    public async Task Reports_from_before_are_sketched_in_steps_and_none_twice()
    {
        for (var count = 0; count < 7; count++)
            Add($"{Account} {count}");
        Add(Story).Withdraw(Now);
        await _db.SaveChangesAsync();
        await _db.Sketches.ExecuteDeleteAsync();
        await _db.SketchBands.ExecuteDeleteAsync();
        _db.ChangeTracker.Clear();

        var steps = 0;
        for (int? after = 0; after is { } number; steps++)
            after = await _db.SketchOlder(number, 3, default);
        Assert.Null(await _db.SketchOlder(0, 3, default));

        Assert.Equal((4, 7, 7 * TextSketch.BandCount), (steps, _db.Sketches.Count(), _db.SketchBands.Count()));
    }

    [Fact]
    public async Task What_resembles_each_other_is_one_cluster_and_two_that_meet_become_one()
    {
        string[] told =
        [
            "Ауылға су екі аптадан бері келмейді.", "Әкімдікке қоңырау шалсақ, жөндеп жатырмыз дейді, бірақ ешкім жоқ.", "Жұрт құдықтан тасып жүр, балалар ауырды.",
            "Төлем қағазы ай сайын келеді.", "Мектепте де су жоқ, асхана жабылды.", "Мердігер ақшаны алып кетіп қалған деседі.",
        ];
        var (first, firstCopy) = (Add(string.Join(' ', told[..4])), Add(string.Join(' ', told[..4].Reverse())));
        var (last, lastCopy) = (Add(string.Join(' ', told[2..])), Add(string.Join(' ', told[2..].Reverse())));
        Add(Story);
        await _db.SaveChangesAsync();
        await Match();
        var before = Clusters();

        Add(string.Join(' ', told));
        await _db.SaveChangesAsync();
        await Match();

        Assert.Equal(2, before.Length);
        Assert.Contains([first.CaseNumber, firstCopy.CaseNumber], before);
        Assert.Contains([last.CaseNumber, lastCopy.CaseNumber], before);
        Assert.Equal(5, Assert.Single(Clusters()).Length);
    }

    [Fact]
    public async Task A_pair_told_apart_is_not_suggested_again_and_leaves_the_cluster()
    {
        var (first, second) = (Add(Account), Add(Copy));
        await _db.SaveChangesAsync();
        await Match();

        Assert.True(await _db.InOneTransaction(ct => _db.TellApart(second.CaseNumber, first.CaseNumber, Moderator, Now, ct), default));
        Assert.False(await _db.InOneTransaction(ct => _db.TellApart(first.CaseNumber, second.CaseNumber, Moderator, Now, ct), default));

        Assert.Empty(await Like(first));
        Assert.Empty(await Like(second));
        Assert.Empty(_db.ClusterMembers);

        // A third that resembles both brings them together again: as its own copies.
        var third = Add(Account);
        await _db.SaveChangesAsync();
        await Match();
        Assert.Equal([third.CaseNumber], (await Like(first)).Select(one => one.CaseNumber));
        Assert.Equal(3, _db.ClusterMembers.Count());
    }

    [Fact]
    public async Task A_member_knows_whether_its_report_is_open()
    {
        var (first, second) = (Add(Account), Add(Copy));
        await _db.SaveChangesAsync();
        await Match();

        second.MergeInto(first, Moderator, Now);
        await _db.SaveChangesAsync();
        Assert.Equal([first.CaseNumber], _db.ClusterMembers.Where(m => m.IsOpen).Select(m => m.CaseNumber));

        second.Split(Moderator, Now, Region.Shipped("demo"));
        await _db.SaveChangesAsync();
        Assert.Equal(2, _db.ClusterMembers.Count(m => m.IsOpen));
    }

    [Fact]
    public async Task When_a_main_report_is_withdrawn_the_first_of_its_members_is_taken_up()
    {
        var (main, first, second) = (Add(Account), Add(Copy, 1), Add(Account, 2));
        first.MergeInto(main, Moderator, Now);
        second.MergeInto(main, Moderator, Now);
        await _db.SaveChangesAsync();

        await _db.ReleaseMembers(main, Region.Shipped("demo"), Now, default);
        main.Withdraw(Now);
        await _db.SaveChangesAsync();

        Assert.Equal((null, true, first.Id, false), (first.MainId, first.IsOpen, second.MainId, second.IsOpen));
    }

    [Fact]
    public void A_report_is_not_saved_past_its_sketch()
    {
        Add(Account);

        Assert.Throws<InvalidOperationException>(() => _db.SaveChanges());
    }

    public void Dispose()
    {
        _db.Dispose();
        _connection.Dispose();
    }

    private async Task Match()
    {
        while (await _db.MatchSome(default))
        {
        }

        Assert.DoesNotContain(_db.Sketches.AsEnumerable(), sketch => !sketch.IsMatched);
    }

    private int[][] Clusters() => [.. _db.ClusterMembers.AsEnumerable().GroupBy(m => m.Cluster).Select(group => group.Select(m => m.CaseNumber).Order().ToArray())];

    private Task<List<Likeness>> Like(Report report) => _db.LikeOf(report.CaseNumber, TextSketch.Of(report.Text)!, default);

    private Report Add(string text, int minutes = 0)
    {
        var report = new Report(Guid.CreateVersion7(Now), ++_last, new(ReportChannel.Telegram, ReportLanguage.Kazakh, text, "Мәтін"), Now.AddMinutes(minutes), Region.Shipped("demo"));
        _db.Add(report);
        return report;
    }

    private sealed class Plans : DbCommandInterceptor
    {
        public List<string> Kept { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var query = command.CommandText;
            if (query.Contains("FROM \"Sketch", StringComparison.Ordinal) && query.StartsWith("SELECT", StringComparison.Ordinal))
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
