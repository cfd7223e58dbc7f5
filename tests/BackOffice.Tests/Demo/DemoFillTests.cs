using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using QuttyMeken.BackOffice.Demo;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Demo;

public sealed class DemoFillTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 18, 11, 0, 0, TimeSpan.Zero);
    private static readonly Region Region = Region.Shipped("demo");
    private static readonly TextCatalog Texts = TextCatalog.Load();

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private SqliteDatabase _db = null!;

    public async Task InitializeAsync()
    {
        await _connection.OpenAsync();
        _db = await Empty(_connection);
    }

    public async Task DisposeAsync()
    {
        await _db.DisposeAsync();
        await _connection.DisposeAsync();
    }

    [Fact]
    public async Task It_stores_as_many_reports_as_asked_and_says_how_far_it_is()
    {
        var progress = new Steps();

        var result = await Fill(1_200, progress);

        Assert.Equal(1_200, await _db.Reports.CountAsync());
        Assert.Equal(1_200, result.Reports);
        Assert.Equal(1_200, await _db.SearchDocuments.CountAsync(d => d.Edition == SearchDocument.CurrentEdition));
        // What holds no letter and no number is found by nothing.
        Assert.All(await _db.SearchDocuments.Where(d => d.Words == "").Join(_db.Reports, d => d.ReportId, r => r.Id, (_, r) => r.Text).ToListAsync(),
            text => Assert.DoesNotContain(text, char.IsLetterOrDigit));
        Assert.Equal(result.Messages, await _db.Messages.CountAsync());
        Assert.Equal(1_200, result.Statuses.Values.Sum());
        Assert.Equal([500, 1_000, 1_200], progress.Seen);
    }

    [Fact]
    public async Task The_year_looks_like_a_year_of_an_office()
    {
        await Fill(2_000);
        var reports = await _db.Reports.AsNoTracking().ToListAsync();

        Assert.Equal(17, reports.Select(report => report.Sector).OfType<Sector>().Distinct().Count());
        Assert.InRange(Share(report => report.Language is ReportLanguage.Russian), 0.41, 0.49);
        Assert.InRange(Share(report => report.Channel is ReportChannel.Telegram), 0.51, 0.59);
        Assert.InRange(Share(report => report.MayBeAsked), 0.61, 0.69);
        Assert.InRange(Share(report => report.OrganisationCode is not null), 0.45, 0.68);
        Assert.InRange(Share(report => report.IsOpen), 0.04, 0.16);
        Assert.InRange(Share(report => report.Urgency is Urgency.Critical), 0.01, 0.06);
        Assert.All(Region.Districts, unit => Assert.Contains(reports, report => report.District == unit.Slug));
        Assert.All([ReportStatus.New, ReportStatus.InTriage, ReportStatus.NeedsInfo, ReportStatus.InWork, .. Report.ClosedStatuses],
            status => Assert.Contains(reports, report => report.Status == status));
        Assert.InRange(reports.Count(report => report.IsOpen && Now - report.ReceivedAt > TimeSpan.FromDays(40)), 5, 30);
        Assert.InRange(reports.Where(report => report.Rating is not null).Average(report => report.Rating!.Value), 3.7, 4.1);
        Assert.InRange(reports.Count(report => report.Rating is not null) / (double)reports.Count(report => !report.IsOpen), 0.38, 0.5);

        double Share(Func<Report, bool> of) => reports.Count(of) / (double)reports.Count;
    }

    [Fact]
    public async Task Most_people_tell_it_in_their_own_words()
    {
        await Fill(2_000);
        var texts = await _db.Reports.Select(report => report.Text).ToListAsync();

        Assert.True(texts.Distinct().Count() > 0.95 * texts.Count);
        Assert.DoesNotContain(texts, text => text.Contains('{'));
        Assert.True(texts.Count(Classifier.Corpus.Rows.Select(row => row.Text).ToHashSet().Contains) < 0.35 * texts.Count);
    }

    [Fact]
    public async Task A_made_up_region_names_no_real_town()
    {
        await Fill(2_000);
        var texts = await _db.Reports.Select(report => report.Text).ToListAsync();

        Assert.DoesNotContain(texts, text => Folding.Fold(text).Contains("актобе", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("Гүлді ауданында", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("в Гульдинском районе", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nothing_happens_in_the_future_or_before_its_cause()
    {
        await Fill(600);
        var reports = await _db.Reports.AsNoTracking().ToDictionaryAsync(report => report.Id);
        var messages = await _db.Messages.AsNoTracking().ToListAsync();

        Assert.All(reports.Values, report =>
        {
            Assert.InRange(report.ReceivedAt, Now.AddDays(-365), Now);
            Assert.InRange(report.ChangedAt, report.ReceivedAt, Now);
            Assert.True(report.HappenedOn is null || report.HappenedOn < Region.DayOf(report.ReceivedAt));
        });
        Assert.All(messages, message =>
        {
            Assert.InRange(message.At, reports[message.ReportId].ReceivedAt, Now);
            Assert.True(message.DeliveryAt is null || (message.DeliveryAt >= message.At && message.DeliveryAt <= Now));
        });
    }

    [Fact]
    public async Task Every_closed_case_has_one_outcome_that_the_citizen_can_read()
    {
        await Fill(600);
        var outcomes = (await _db.Messages.Where(message => message.Nature == MessageNature.Outcome).ToListAsync()).ToLookup(message => message.ReportId);

        foreach (var report in await _db.Reports.AsNoTracking().ToListAsync())
            if (report.IsOpen)
            {
                Assert.Empty(outcomes[report.Id]);
            }
            else
            {
                Assert.True(report.ClosedAt >= report.ReceivedAt);
                Assert.Contains(report.Status, Report.ClosedStatuses);
                var outcome = Assert.Single(outcomes[report.Id]);
                Assert.InRange(outcome.Text.Length, 10, ThreadMessage.MaxOfficeLength);
                Assert.Equal(report.MayBeAsked, outcome.Delivery is not Delivery.CodeOnly);
                // Bot would take a waiting message and find no address.
                Assert.NotEqual(Delivery.Waiting, outcome.Delivery);
            }
    }

    [Fact]
    public async Task Lately_one_hospital_stands_out()
    {
        await Fill(2_000);
        var since = Now.AddDays(-21);
        var hospitals = await _db.Reports.Where(report => report.Sector == Sector.Healthcare && report.OrganisationCode != null).ToListAsync();

        var late = hospitals.Where(report => report.ReceivedAt > since).GroupBy(report => report.OrganisationCode!).OrderByDescending(group => group.Count()).ToList();

        var before = hospitals.Count(report => report.OrganisationCode == late[0].Key && report.ReceivedAt <= since);
        Assert.True(late[0].Count() > 2 * late[1].Count());
        Assert.True(late[0].Count() > before);
    }

    [Fact]
    public async Task The_same_seed_at_the_same_time_tells_the_same()
    {
        await using var other = new SqliteConnection("Data Source=:memory:");
        await other.OpenAsync();
        await using var twin = await Empty(other);

        await Fill(300);
        await DemoFill.Fill(twin, Region, Texts, new FakeTimeProvider(Now), new(300), Into(twin), null, default);

        Assert.Equal(await Told(_db), await Told(twin));

        static Task<List<string>> Told(Database db) => db.Reports.OrderBy(report => report.CaseNumber)
            .Select(report => report.CaseNumber + report.Text + report.ReceivedAt + report.Status + report.Rating + report.Reasons).ToListAsync();
    }

    [Fact]
    public async Task The_office_has_its_people_and_each_their_own_password()
    {
        var result = await Fill(10);

        Assert.Equal([StaffRole.Moderator, StaffRole.Moderator, StaffRole.Moderator, StaffRole.Analyst, StaffRole.Lead, StaffRole.Administrator],
            result.Accounts.Select(account => account.Role).Order());
        Assert.Equal(6, result.Accounts.Select(account => account.Password).Distinct().Count());
        Assert.All(result.Accounts, account =>
        {
            Assert.Equal(16, account.Password.Length);
            Assert.EndsWith("@demo.invalid", account.Email, StringComparison.Ordinal);
            Assert.DoesNotContain(account.Password, account.ToString(), StringComparison.Ordinal);
        });
        Assert.Equal(6, await _db.Staff.CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_that_is_in_use_is_left_as_it_is(bool hasReports)
    {
        if (hasReports)
            _db.Reports.Add(new(Guid.CreateVersion7(Now), 12_345_678, new(ReportChannel.WebChat, ReportLanguage.Russian, "Прошу проверить.", "Прошу проверить."), Now, Region.Shipped("demo")));
        else
            _db.Add(new StaffMember { Id = Guid.CreateVersion7(Now), UserName = "somebody" });
        await _db.SaveChangesAsync();

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Fill(10));

        Assert.StartsWith("demo wants an empty data directory", refused.Message, StringComparison.Ordinal);
        Assert.Equal(hasReports ? 1 : 0, await _db.Reports.CountAsync());
        Assert.Equal(hasReports ? 0 : 1, await _db.Staff.CountAsync());
    }

    [Fact]
    public async Task A_model_that_is_there_does_the_guessing()
    {
        await DemoFill.Fill(_db, Region, Texts, new FakeTimeProvider(Now), new(50, Classifier: new OneMind()), Into(_db), null, default);

        Assert.All(await _db.Reports.ToListAsync(), report => Assert.Equal((Sector.Environment, "one-mind"), (report.GuessedSector, report.Model)));
    }

    private Task<DemoResult> Fill(int reports, IProgress<int>? progress = null) =>
        DemoFill.Fill(_db, Region, Texts, new FakeTimeProvider(Now), new(reports), Into(_db), progress, default);

    private static Func<StaffMember, string, Task> Into(Database db) => (member, _) =>
    {
        db.Add(member);
        return db.SaveChangesAsync();
    };

    private static async Task<SqliteDatabase> Empty(SqliteConnection connection)
    {
        var db = new SqliteDatabase(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite(connection).Options);
        await db.Database.EnsureCreatedAsync();
        return db;
    }

    private sealed class Steps : IProgress<int>
    {
        public List<int> Seen { get; } = [];
        public void Report(int value) => Seen.Add(value);
    }

    private sealed class OneMind : IReportClassifier
    {
        public Guess? Classify(string text) =>
            new(ReportLanguage.Mixed, Sector.Environment, 0.9f, [], Kind.RedTape, 0.8f, [], "one-mind");
    }
}
