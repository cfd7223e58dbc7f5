using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Search;
using Xunit;

namespace QuttyMeken.Storage.Tests.Search;

public sealed class SearchTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Moderator = Guid.CreateVersion7(Now);

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("qutty").FullName, "search.db");
    private readonly SqlPlans _plans = new();
    private int _last = 10_000_000;

    public SearchTests()
    {
        using var db = Open();
        db.Database.Migrate();
    }

    [Theory]
    [InlineData("Мектебімізде ақша жинап жатыр", "мектеп", "мектептің", "мектебинде", "MEKTEP", "мектеп ақшасы", "aqsha")]
    [InlineData("Жер кезегінде тұрмын, әкімдікте сұрайды", "кезек", "жерге", "акимдик", "әкімдіктегі кезек", "сұраған", "jer")]
    [InlineData("В школе берут деньги, справок не дают", "школа", "ШКОЛЫ", "денег", "справка", "shkola", "справку из школы")]
    [InlineData("Врачи требовали взятку", "врач", "взятки", "взяток", "требует", "врачам взяткой")]
    public async Task A_report_is_found_by_any_form_of_its_words(string text, params string[] queries)
    {
        var report = await File(text);
        await File("Басқа нәрсе туралы, другое");

        foreach (var query in queries)
            Assert.Equal([report.CaseNumber], await Found(query));
    }

    [Fact]
    public async Task Every_word_must_be_there_and_the_newest_stand_first()
    {
        var first = await File("В больнице просят деньги");
        var second = await File("В больнице очередь");
        var third = await File("Деньги за место в больнице");

        Assert.Equal(Numbers(third, second, first), await Found("больница"));
        Assert.Equal(Numbers(third, first), await Found("деньги больницы"));
        Assert.Empty(await Found("деньги сад"));
    }

    [Fact]
    public async Task Those_saved_at_once_keep_the_order_of_their_coming()
    {
        var reports = Enumerable.Range(0, 30).Select(at => New("Очередь", Now.AddMinutes(at * 7 % 30))).ToList();
        await Save(db => db.AddRange(reports));

        Assert.Equal(reports.OrderByDescending(report => report.ReceivedAt).Select(report => report.CaseNumber), await Found("очередь"));
    }

    [Fact]
    public async Task Messages_the_organisation_and_the_remark_are_found_as_well()
    {
        var report = await File("Ақша сұрады");
        await Save(db => db.Add(ThreadMessage.FromCitizen(Guid.CreateVersion7(Now), report.Id, "Это был главный бухгалтер", Now)));
        await Save(db => db.Add(ThreadMessage.FromOffice(Guid.CreateVersion7(Now), report, MessageNature.Question, "Қай күні болды?", Moderator, Now)));
        await Change(report, r => r.Classify(Moderator, Sector.Education, Kind.IllegalFees, null, "a-school-5", "Балдәурен балабақшасы", Now, Region.Shipped("demo")));
        await Change(report, r => r.Close(Moderator, Outcome.Substantiated, Now));
        await Change(report, r => r.Remark("Спасибо большое", Now));

        foreach (var query in new[] { "ақша", "бухгалтеру", "қай күн", "балабақша", "спасибо", "бухгалтер балдәурен ақша" })
            Assert.Equal([report.CaseNumber], await Found(query));
        Assert.Equal([report.CaseNumber], await Matching($"\"{OrganisationKeys.Of("a-school-5")}\""));
    }

    [Fact]
    public async Task What_is_masked_is_found_by_nothing()
    {
        await File("Звоните +7 701 234 56 78, ИИН 900101300017, пишите proba@mail.kz, спросить Серика Ахметова");

        foreach (var query in new[] { "+7 701 234 56 78", "77012345678", "234", "7012345678", "900101300017", "proba", "mail", "proba@mail.kz", "Ахметов", "телефон" })
            Assert.Empty(await Found(query));
        Assert.Single(await Found("звоните"));
    }

    [Fact]
    public async Task A_withdrawn_report_leaves_no_word_in_the_index_nor_in_the_file()
    {
        var report = await File("Шымбұлақтағы зергерлік дүкен туралы");
        await Save(db => db.Add(ThreadMessage.FromCitizen(Guid.CreateVersion7(Now), report.Id, "қоңырауқұлақ", Now)));
        await File("Басқа хабарлама");
        // Without its first letters, which FTS5 leaves out where the word before it has them too.
        Assert.True(InFile("ергер"));

        await Change(report, async (db, withdrawn) =>
        {
            withdrawn.Withdraw(Now);
            foreach (var message in await db.Messages.Where(m => m.ReportId == report.Id).ToListAsync())
                message.Erase();
        });
        await Sql($"PRAGMA wal_checkpoint(TRUNCATE)");

        Assert.Empty(await Found("зергерлік"));
        Assert.Empty(await Matching("\"зергер\""));
        Assert.False(InFile("ергер"));
        Assert.False(InFile("нырау"));
        Assert.Single(await Found("хабарлама"));
        await Sql($"INSERT INTO SearchIndex(SearchIndex, rank) VALUES('integrity-check', 1)");
    }

    [Fact]
    public async Task A_changed_word_is_found_and_the_old_one_no_more()
    {
        var report = await File("Ақша сұрады");
        await Change(report, r => r.Classify(Moderator, Sector.Education, Kind.RedTape, null, null, "Лицей", Now, Region.Shipped("demo")));
        await Change(report, r => r.Classify(Moderator, Sector.Education, Kind.RedTape, null, null, "Гимназия", Now, Region.Shipped("demo")));

        Assert.Empty(await Found("лицей"));
        Assert.Single(await Found("гимназия ақша"));
        await Sql($"INSERT INTO SearchIndex(SearchIndex, rank) VALUES('integrity-check', 1)");
    }

    [Fact]
    public async Task What_is_hidden_from_the_reader_is_not_found_and_the_page_is_filled_up_with_others()
    {
        var shown = await File("Очередь в больнице");
        foreach (var _ in Enumerable.Range(0, 5))
            await Sql($"UPDATE Reports SET Status = 'quarantined' WHERE CaseNumber = {(await File("Очередь в больнице")).CaseNumber}");

        await using var db = Open();
        var found = await db.Search(db.VisibleTo(new(Guid.Empty, StaffRole.Moderator)), SearchQuery.Of("очередь").Match()).Take(2).ToListAsync();

        Assert.Equal(Numbers(shown), found.Select(hit => hit.Report.CaseNumber));
        Assert.Empty(await db.Search(db.VisibleTo(new(Guid.Empty, StaffRole.Administrator)), SearchQuery.Of("очередь").Match()).ToListAsync());
    }

    [Fact]
    public async Task Nothing_is_sorted_and_every_table_is_reached_by_its_key()
    {
        await File("Очередь в больнице");
        await using var db = Open();
        await db.Search(db.VisibleTo(new(Guid.Empty, StaffRole.Moderator)), SearchQuery.Of("очередь больница").Match(), below: 100).Take(20).ToListAsync();

        var plan = Assert.Single(_plans.Kept, plan => plan.Contains("VIRTUAL TABLE", StringComparison.Ordinal));
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.StartsWith("SCAN SearchIndex VIRTUAL TABLE INDEX", plan, StringComparison.Ordinal);
        Assert.Contains("USING INTEGER PRIMARY KEY", plan, StringComparison.Ordinal);
        Assert.Contains("sqlite_autoindex_Reports_1", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_from_before_are_filled_in_by_steps_and_once()
    {
        await Save(db => db.AddRange(Enumerable.Range(0, 450).Select(at => New("Очередь в больнице", Now.AddMinutes(at)))));
        await Save(db => db.Add(ThreadMessage.FromCitizen(Guid.CreateVersion7(Now), db.Reports.First().Id, "бухгалтер", Now)));
        await Sql($"DELETE FROM SearchDocuments");
        await Sql($"INSERT INTO SearchDocuments(ReportId, Edition, Words) SELECT Id, 0, '' FROM Reports ORDER BY ReceivedAt");
        Assert.Empty(await Found("очередь"));

        var steps = new List<int>();
        await using var filling = Open();
        while (await IndexFill.Step(filling, default) is var made and > 0)
            steps.Add(made);

        Assert.Equal([200, 200, 50], steps);
        Assert.Equal(450, (await Found("очередь")).Length);
        Assert.Single(await Found("бухгалтер"));
        Assert.Equal(0, await IndexFill.Step(filling, default));
    }

    [Fact]
    public async Task Nobody_can_save_past_the_index()
    {
        await using var db = Open();
        db.Add(New("Очередь", Now));

        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        Assert.Equal(0, await db.Reports.CountAsync());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    private SqliteDatabase Open() => new(new DbContextOptionsBuilder<SqliteDatabase>()
        .UseSqlite($"Data Source={_file};Foreign Keys=True").AddInterceptors(_plans, new SqlitePragmas()).Options);

    private Report New(string text, DateTimeOffset at) => new(Guid.CreateVersion7(at), ++_last,
        new(ReportChannel.Telegram, ReportLanguage.Kazakh, text, text, MayBeAsked: true), at, Region.Shipped("demo"));

    private async Task<Report> File(string text)
    {
        var report = New(text, Now.AddMinutes(_last - 10_000_000));
        await Save(db => db.Add(report));
        return report;
    }

    private async Task Save(Action<Database> work)
    {
        await using var db = Open();
        work(db);
        await db.SaveChangesAsync();
    }

    private Task Change(Report report, Action<Report> deed) => Change(report, (_, changed) => { deed(changed); return Task.CompletedTask; });

    private async Task Change(Report report, Func<Database, Report, Task> deed)
    {
        await using var db = Open();
        await deed(db, await db.Reports.SingleAsync(r => r.Id == report.Id));
        await db.SaveChangesAsync();
    }

    private Task<int[]> Found(string typed) => SearchQuery.Of(typed) is { IsTooShort: false } query ? Matching(query.Match()) : Task.FromResult<int[]>([]);

    private async Task<int[]> Matching(string match)
    {
        await using var db = Open();
        return await db.Search(db.VisibleTo(new(Guid.Empty, StaffRole.Moderator)), match).Select(hit => hit.Report.CaseNumber).ToArrayAsync();
    }

    private async Task Sql(FormattableString sql)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlAsync(sql);
    }

    private bool InFile(string words)
    {
        SqliteConnection.ClearAllPools();
        return new[] { _file, $"{_file}-wal" }.Where(System.IO.File.Exists)
            .Any(file => System.IO.File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(words)) >= 0);
    }

    private static int[] Numbers(params Report[] reports) => [.. reports.Select(report => report.CaseNumber)];
}
