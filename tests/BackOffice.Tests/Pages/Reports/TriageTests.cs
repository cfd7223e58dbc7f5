using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Pages.Reports;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports;

public sealed class TriageTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Theory]
    [InlineData("kk-KZ", "Қазір · 1", "Бүгін · 2", "Осы аптада · 1", "Кейін · 1")]
    [InlineData("ru-RU", "Сейчас · 1", "Сегодня · 2", "На этой неделе · 1", "Позже · 1")]
    public async Task The_urgent_stand_above_and_within_them_what_is_due_first(string language, params string[] headings)
    {
        var low = await _office.Filed(Filing.Plain with { Kind = Kind.PositiveFeedback }, TimeSpan.FromMinutes(1));
        var older = await _office.Filed(Filing.Plain with { Kind = Kind.BribeDemanded }, TimeSpan.FromHours(3));
        var normal = await _office.Filed(age: TimeSpan.FromMinutes(5));
        var newer = await _office.Filed(Filing.Plain with { Kind = Kind.BribeDemanded }, TimeSpan.FromHours(2));
        var critical = await _office.Filed(Filing.Plain with { Pressured = true }, TimeSpan.FromDays(9));

        var (_, page) = await _office.Visit(language).Open("/reports");

        Assert.Equal(Numbers(critical, older, newer, normal, low), Shown(page));
        Assert.Equal(headings, page.QuerySelectorAll("th[scope=rowgroup]").Select(heading => heading.TextContent.Trim()));
    }

    [Fact]
    public async Task A_row_says_whose_guess_the_sector_is()
    {
        var tied = Filing.Plain with { Sector = null, Guess = Filing.Guessed(Sector.PublicProcurement, 0.48f, new SectorShare(Sector.Education, 0.41f)) };
        await _office.Filed(tied, TimeSpan.FromMinutes(1));
        await _office.Filed(Filing.Plain with { Sector = null, Guess = Filing.Guessed(Sector.Education, 0.92f) }, TimeSpan.FromMinutes(2));
        await _office.Filed(tied with { Sector = Sector.Education }, TimeSpan.FromMinutes(3));
        await _office.Filed(Filing.Plain with { Sector = null }, TimeSpan.FromMinutes(4));

        var (_, page) = await _office.Visit().Open("/reports");

        Assert.Equal(
            ["Не определена", "Образование выбрал автор", "Образование 92 %", "Госзакупки 48 % · Образование 41 %"],
            page.QuerySelectorAll("td.sector").Select(Words));
        Assert.Equal("33", page.QuerySelectorAll("td.sector")[2].QuerySelector("rect.v")!.GetAttribute("width"));
    }

    [Fact]
    public async Task A_guess_that_is_not_sure_asks_for_a_person_until_a_moderator_has_looked()
    {
        var unsure = Filing.Plain with { Sector = null, Guess = Filing.Guessed(Sector.Education, 0.5f) with { IsSure = false } };
        await _office.Filed(unsure, TimeSpan.FromMinutes(1));
        await _office.Filed(unsure with { Sector = Sector.Education }, TimeSpan.FromMinutes(2));
        await _office.Filed(unsure with { Sector = Sector.Healthcare }, TimeSpan.FromMinutes(3));
        var settled = await _office.Filed(unsure, TimeSpan.FromMinutes(4));
        await _office.Change(settled, report => report.Classify(_office.Staff.Id, Sector.Education, Kind.RedTape, null, null, null, report.ReceivedAt, _office.Region));

        var (_, page) = await _office.Visit().Open("/reports");

        Assert.Equal(
            ["Здравоохранение выбрал автор", "Образование 50 % · Нужен человек", "Образование 50 % · Нужен человек", "Образование указал модератор"],
            page.QuerySelectorAll("td.sector").Select(Words));
    }

    [Fact]
    public async Task A_row_carries_its_number_kind_files_district_channel_and_age()
    {
        var report = await _office.Filed(age: TimeSpan.FromHours(3));
        await _office.Add([.. Enumerable.Range(0, 2).Select(second => File(report, second))]);

        var (_, page) = await _office.Visit("kk-KZ").Open("/reports");

        var row = page.QuerySelector("tbody tr:not(.group)")!;
        Assert.Equal($"№ {report.CaseNumber / 10_000:0000}-{report.CaseNumber % 10_000:0000} · Әуре-сарсаң · 2", Words(row.QuerySelector(".say span")!));
        Assert.Equal("kk", row.QuerySelector(".say a")!.GetAttribute("lang"));
        Assert.Equal("Гүлді ауданы Telegram", Words(row.QuerySelector(".where")!));
        Assert.Equal("24 қар., 11:00 3 сағ бұрын", Words(row.QuerySelector(".sla")!));
        Assert.Equal("Орташа", row.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_row_masks_what_its_opening_should_not_have_and_runs_nothing()
    {
        await _office.Filed(Filing.Saying("<script>alert(1)</script> звоните +7 701 234 56 78"));

        var (answer, page) = await _office.Visit().Open("/reports");

        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("234 56 78", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Equal("<script>alert(1)</script> звоните [телефон]", page.QuerySelector(".say a")!.TextContent);
    }

    [Theory]
    [InlineData("urgency=high", 1)]
    [InlineData("sector=education", 2)]
    [InlineData("kind=illegal-fees", 2)]
    [InlineData("district=ertegi", 3)]
    [InlineData("channel=whats-app", 4)]
    [InlineData("status=in-work", 5)]
    [InlineData("status=closed", 6)]
    [InlineData("status=measures-taken", 6)]
    [InlineData("sector=education&kind=illegal-fees&district=guldi", 2)]
    [InlineData("status=open&sector=&kind=&district=ertegi&channel=&urgency=", 3)]
    public async Task A_filter_leaves_what_it_names(string filter, int expected)
    {
        var by = new Dictionary<int, Report>
        {
            [0] = await _office.Filed(),
            [1] = await _office.Filed(Filing.Plain with { Kind = Kind.BribeDemanded }),
            [2] = await _office.Filed(Filing.Plain with { Sector = Sector.Education, Kind = Kind.IllegalFees }),
            [3] = await _office.Filed(Filing.Plain with { District = "ertegi" }),
            [4] = await _office.Filed(Filing.Plain with { Channel = ReportChannel.WhatsApp }),
            [5] = await _office.Filed(),
            [6] = await _office.Filed(),
        };
        await _office.Change(by[5], report => report.MoveTo(_office.Staff.Id, ReportStatus.InWork, report.ReceivedAt, _office.Region));
        await _office.Change(by[6], report => report.Close(_office.Staff.Id, Outcome.Substantiated, report.ReceivedAt));

        var (_, page) = await _office.Visit().Open($"/reports?{filter}");

        Assert.Equal(Numbers(by[expected]), Shown(page));
    }

    [Fact]
    public async Task A_filter_stays_in_the_form_and_its_chip_takes_it_away()
    {
        var report = await _office.Filed();

        var (_, page) = await _office.Visit().Open("/reports?sector=land-relations&district=guldi");

        Assert.Equal("land-relations", ((IHtmlSelectElement)page.QuerySelector("#sector")!).Value);
        Assert.Equal(
            ["/reports?district=guldi", "/reports?sector=land-relations"],
            page.QuerySelectorAll("a.chip").Select(chip => chip.GetAttribute("href")));
        Assert.Equal($"/reports?sector=land-relations&district=guldi&open={report.CaseNumber}", page.QuerySelector(".say a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/reports", "Открытых сообщений нет")]
    [InlineData("/reports?district=ertegi", "По этим фильтрам ничего нет")]
    [InlineData("/reports?after=1.1.1.10000000", "Очередь на этом закончилась")]
    public async Task An_empty_list_says_why(string path, string expected)
    {
        var (_, page) = await _office.Visit().Open(path);

        Assert.Equal(expected, page.QuerySelector(".empty h2")!.TextContent);
    }

    [Theory]
    [InlineData("sector=astrology")]
    [InlineData("guessed=astrology")]
    [InlineData("status=withdrawn")]
    [InlineData("status=quarantined")]
    [InlineData("district=atlantis")]
    [InlineData("after=0")]
    [InlineData("after=9.1.1.1")]
    [InlineData("after=4.9223372036854775807.1.1")]
    public async Task What_no_filter_knows_is_no_page(string query)
    {
        var (answer, _) = await _office.Visit().Open($"/reports?{query}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Walking_the_pages_meets_each_report_once_while_new_ones_come()
    {
        Kind[] kinds = [Kind.RedTape, Kind.BribeDemanded, Kind.PositiveFeedback];
        // Every sixth came in the very same instant as the one before.
        var filed = Enumerable.Range(0, 120)
            .Select(n => Filing.Make(_office, Filing.Plain with { Kind = kinds[n % 3] }, TimeSpan.FromMinutes(10 + n / 6 * 6))).ToList();
        await _office.Add([.. filed]);
        var visitor = _office.Visit();

        var met = new List<string>();
        for (string? path = "/reports"; path is not null;)
        {
            var (_, page) = await visitor.Open(path);
            met.AddRange(Shown(page));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            Assert.True(path is null || page.QuerySelectorAll(".say a").Length == Triage.PageSize);
            await _office.Filed(Filing.Plain with { Kind = Kind.BribeDemanded }, TimeSpan.Zero);
            await _office.Filed(Filing.Plain with { Pressured = true }, TimeSpan.Zero);
        }

        Assert.Equal(Numbers([.. filed]).Order(), met.Order());
    }

    [Fact]
    public async Task A_page_after_a_report_that_is_gone_loses_nobody()
    {
        await _office.Add([.. Enumerable.Range(0, 60).Select(n => Filing.Make(_office, age: TimeSpan.FromMinutes(n)))]);
        var visitor = _office.Visit();
        var (_, first) = await visitor.Open("/reports");
        await _office.Query(db => db.Reports.OrderBy(r => r.DueAt).ThenBy(r => r.ReceivedAt).Skip(49).Take(1)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, ReportStatus.Withdrawn)));

        var (_, second) = await visitor.Open(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(10, Shown(second).Count());
        Assert.Empty(Shown(second).Intersect(Shown(first)));
    }

    [Fact]
    public async Task The_address_of_a_page_tells_no_id()
    {
        await _office.Add([.. Enumerable.Range(0, 51).Select(n => Filing.Make(_office, age: TimeSpan.FromMinutes(n)))]);

        var (_, page) = await _office.Visit().Open("/reports");

        Assert.Matches(@"^/reports\?after=2\.\d{18}\.\d{18}\.\d{8}$", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("a[rel=prev]"));
    }

    [Theory]
    [InlineData("/reports")]
    [InlineData("/reports?after=2.639000000000000000.639000000000000000.41820001")]
    [InlineData("/reports?sector=land-relations&after=2.639000000000000000.639000000000000000.41820001")]
    [InlineData("/reports?status=new")]
    public async Task The_list_walks_an_index_and_never_loads_a_text(string path)
    {
        await _office.Filed();
        _office.Sql.Queries.Clear();

        await _office.Visit().Open(path);

        var lists = _office.Sql.Queries.Where(query => query.Sql.Contains("\"Opening\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lists);
        Assert.All(_office.Sql.Queries, query => Assert.DoesNotContain("OFFSET", query.Sql, StringComparison.Ordinal));
        Assert.All(_office.Sql.Queries, query => Assert.DoesNotContain("\"Text\"", query.Sql, StringComparison.Ordinal));
        Assert.All(lists, query => Assert.Contains("USING INDEX IX_Reports_", query.Plan, StringComparison.Ordinal));
        Assert.All(lists, query => Assert.DoesNotContain("USE TEMP B-TREE FOR ORDER BY", query.Plan, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_are_counted_by_one_query_for_the_page()
    {
        foreach (var n in Enumerable.Range(0, 9))
        {
            var report = await _office.Filed();
            await _office.Add(File(report, n));
        }

        _office.Sql.Queries.Clear();
        await _office.Visit().Open("/reports");

        Assert.Single(_office.Sql.Queries, query => query.Sql.Contains("\"Attachments\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counting_stops_at_a_thousand()
    {
        await _office.Add([.. Enumerable.Range(0, 20).Select(n => Filing.Make(_office, Filing.Plain with { Kind = Kind.BribeDemanded }, TimeSpan.FromMinutes(n)))]);
        await _office.Add([.. Enumerable.Range(0, 990).Select(n => Filing.Make(_office, age: TimeSpan.FromMinutes(n)))]);

        var (_, page) = await _office.Visit().Open("/reports");

        Assert.Equal("Сообщений: 999+", page.QuerySelector(".head span")!.TextContent.Split(" · ")[0]);
        Assert.Equal(["Сегодня · 20", "На этой неделе"], page.QuerySelectorAll("th[scope=rowgroup]").Select(heading => heading.TextContent.Trim()));
    }

    [Theory]
    [InlineData(ReportStatus.Withdrawn)]
    [InlineData(ReportStatus.Quarantined)]
    public async Task What_nobody_may_see_is_in_no_list_no_count_and_at_no_address(ReportStatus status)
    {
        var (seen, hidden) = (await _office.Filed(), await _office.Filed());
        await _office.Query(db => db.Reports.Where(r => r.Id == hidden.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, status)));
        var visitor = _office.Visit();

        var (_, page) = await visitor.Open("/reports");
        var (answer, _) = await visitor.Open(Filing.Address(hidden));
        var (_, neighbour) = await visitor.Open(Filing.Address(seen));

        Assert.Equal(Numbers(seen), Shown(page));
        Assert.Equal("Сообщений: 1", page.QuerySelector(".head span")!.TextContent.Split(" · ")[0]);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(neighbour.QuerySelectorAll("a[rel]:not([rel=noopener])"));
    }

    public void Dispose() => _office.Dispose();

    private static Attachment File(Report report, int second)
    {
        var at = report.ReceivedAt.AddSeconds(second);
        var file = new Attachment(Guid.CreateVersion7(at), FileKind.Image, at);
        file.BelongTo(report.Id);
        return file;
    }

    private static IEnumerable<string> Shown(IHtmlDocument page) =>
        page.QuerySelectorAll(".say a").Select(link => link.GetAttribute("href")!.Split("open=")[1]);

    private static IEnumerable<string> Numbers(params Report[] reports) => reports.Select(report => $"{report.CaseNumber}");

    private static string Words(IElement element) => string.Join(' ', element.Descendants<IText>()
        .SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
