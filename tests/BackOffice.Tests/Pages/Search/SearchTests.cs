using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Search;

public sealed class SearchTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Theory]
    [InlineData("kk-KZ", "Табылған хабарламалар, алдымен жаңалары")]
    [InlineData("ru-RU", "Найденные сообщения, сначала новые")]
    public async Task Hits_are_marked_and_the_newest_stand_first(string language, string caption)
    {
        var older = await _office.Filed(Filing.Saying("Мектебімізде ақша жинап жатыр"), TimeSpan.FromHours(5));
        await _office.Filed(Filing.Saying("Ауруханада кезек көп"), TimeSpan.FromHours(4));
        var newer = await _office.Filed(Filing.Saying("Директор мектептің ақшасын алды"), TimeSpan.FromHours(3));

        var (answer, page) = await _office.Visit(language).Open("/search?q=mektep+aqsha");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Links(newer, older), Shown(page));
        Assert.Equal(["мектептің", "ақшасын", "Мектебімізде", "ақша"], page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Equal(caption, page.QuerySelector("caption")!.TextContent);
        Assert.Equal("mektep aqsha", page.QuerySelector("main input[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_row_carries_number_status_sector_district_and_age()
    {
        var report = await _office.Filed(age: TimeSpan.FromHours(3));

        var (_, page) = await _office.Visit("kk-KZ").Open("/search?q=кезек");

        var row = page.QuerySelector("tbody tr")!;
        Assert.Equal($"№ {report.CaseNumber / 10_000:0000}-{report.CaseNumber % 10_000:0000} · Жаңа", Words(row.QuerySelector(".say > span")!));
        Assert.Equal("Жер қатынастары", Words(row.QuerySelector(".sector")!));
        Assert.Equal("Гүлді ауданы", Words(row.QuerySelector(".where")!));
        Assert.StartsWith("3 сағ бұрын", Words(row.QuerySelector(".sla")!), StringComparison.Ordinal);
        Assert.Equal("11:00", row.QuerySelector(".sla small")!.TextContent);
    }

    [Theory]
    [InlineData("{0:0000}-{1:0000}")]
    [InlineData("{0:0000}{1:0000}")]
    [InlineData("№ {0:0000} {1:0000}")]
    public async Task A_case_number_leads_to_the_case_at_once(string typed)
    {
        var report = await _office.Filed();

        var number = string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, report.CaseNumber / 10_000, report.CaseNumber % 10_000);
        var (answer, _) = await _office.Visit().Open($"/search?q={Uri.EscapeDataString(number)}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/reports/{report.CaseNumber}", answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.AbsolutePath : answer.Headers.Location.OriginalString);
    }

    [Fact]
    public async Task A_hidden_case_and_one_that_never_was_look_the_same()
    {
        var hidden = await _office.Filed(Filing.Saying("Вымогают деньги в больнице"));
        await _office.Query(db => db.Reports.Where(r => r.Id == hidden.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, ReportStatus.Quarantined)));

        foreach (var typed in new[] { $"{hidden.CaseNumber}", "больница" })
        {
            var (_, page) = await _office.Visit().Open($"/search?q={typed}");
            var (_, other) = await _office.Visit().Open($"/search?q={(typed == "больница" ? "библиотека" : "99999998")}");

            Assert.Equal("Ничего не найдено", page.QuerySelector("h2")!.TextContent);
            Assert.Equal(other.QuerySelector(".empty")!.InnerHtml, page.QuerySelector(".empty")!.InnerHtml);
        }
    }

    [Fact]
    public async Task What_is_masked_is_neither_found_nor_shown()
    {
        await _office.Filed(Filing.Saying("Инспектор Ахметов Серик Болатович просил звонить +7 701 234 56 78 насчёт взятки"));

        foreach (var typed in new[] { "+7 701 234 56 78", "2345678", "701", "Ахметов", "Болатович взятка" })
        {
            var (_, nothing) = await _office.Visit().Open($"/search?q={Uri.EscapeDataString(typed)}");
            Assert.Empty(Shown(nothing));
        }

        var (answer, page) = await _office.Visit().Open("/search?q=взятка");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(["взятки"], page.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Contains("телефон", page.QuerySelector(".masked + *, .say .masked")!.TextContent + page.QuerySelector(".say")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("234 56 78", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Ахметов", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_thread_and_the_organisation_are_searched_and_the_row_says_so()
    {
        var organisation = _office.Region.Organisations.First(one => one.NameRu.Contains("поликлиника", StringComparison.OrdinalIgnoreCase));
        var report = await _office.Filed(Filing.Plain with { OrganisationCode = organisation.Code });
        await _office.Add(ThreadMessage.FromCitizen(Guid.CreateVersion7(_office.Clock.GetUtcNow()), report.Id, "Это был <b>бухгалтер</b>", _office.Clock.GetUtcNow()));

        var (_, inThread) = await _office.Visit().Open("/search?q=бухгалтеру");
        var (_, inOrganisation) = await _office.Visit().Open("/search?q=поликлиники");

        Assert.EndsWith("· в переписке", Words(inThread.QuerySelector(".say > span")!), StringComparison.Ordinal);
        Assert.Equal("Это был <b>бухгалтер</b>", Words(inThread.QuerySelector(".say a")!));
        Assert.EndsWith("· в названии организации", Words(inOrganisation.QuerySelector(".say > span")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_is_cut_around_the_hit()
    {
        await _office.Filed(Filing.Saying(string.Concat(Enumerable.Repeat("так и было ", 60)) + "\n\nпотом взятка " + string.Concat(Enumerable.Repeat("и так далее ", 60))));

        var (_, page) = await _office.Visit().Open("/search?q=взятка");

        var excerpt = page.QuerySelector(".say a")!.TextContent;
        Assert.StartsWith("… ", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("…", excerpt, StringComparison.Ordinal);
        Assert.Contains("так и было потом взятка и так", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 150, 210);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap_or_a_double()
    {
        var reports = new List<Report>();
        for (var at = 0; at < 45; at++)
            reports.Add(await _office.Filed(Filing.Saying($"Очередь в больнице, {at}"), TimeSpan.FromMinutes(100 - at)));

        var seen = new List<string>();
        for (var path = "/search?q=очередь"; path is not null;)
        {
            var (_, page) = await _office.Visit().Open(path);
            seen.AddRange(Shown(page));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        reports.Reverse();
        Assert.Equal(Links([.. reports]), seen);
    }

    [Theory]
    [InlineData("/search?q=жк", "Кемінде үш әріп немесе цифр жазыңыз")]
    [InlineData("/search?q=библиотека", "Ештеңе табылмады")]
    public async Task An_empty_page_says_what_to_try(string path, string heading)
    {
        var (answer, page) = await _office.Visit("kk-KZ").Open(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(heading, page.QuerySelector(".empty h2")!.TextContent);
    }

    [Fact]
    public async Task The_box_stands_beside_every_page_and_what_is_typed_runs_nothing()
    {
        var (_, queue) = await _office.Visit().Open("/search");
        var (answer, page) = await _office.Visit().Open($"/search?q={Uri.EscapeDataString("\"><script>alert(1)</script>")}");

        Assert.NotNull(queue.QuerySelector("main form[action='/search'] input[name=q]"));
        Assert.Empty(queue.QuerySelectorAll(".empty"));
        Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("\"><script>alert(1)</script>", page.QuerySelector("main input[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Each_search_is_logged_without_its_words()
    {
        await _office.Visit().Open("/search?q=зергерлік");
        await _office.Visit().Open("/search?q=жк");

        var entry = Assert.Single(await _office.Query(db => db.Audit.ToListAsync()));
        Assert.Equal(("audit.searched", _office.Staff.Id, null, null), (entry.Action, entry.StaffId, entry.CaseNumber, entry.Note));
    }

    [Fact]
    public async Task One_who_reads_no_reports_finds_no_search()
    {
        _office.Staff.Role = StaffRole.Administrator;

        Assert.Equal(HttpStatusCode.NotFound, (await _office.Visit().Open("/search?q=мектеп")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _office.Visit().Open("/search")).Answer.StatusCode);
    }

    [Fact]
    public async Task The_index_is_walked_and_nothing_is_sorted()
    {
        var report = await _office.Filed(Filing.Saying("Очередь в больнице"));
        _office.Sql.Queries.Clear();

        await _office.Visit().Open($"/search?q=очередь+больница&after={report.CaseNumber}");

        var (_, plan) = Assert.Single(_office.Sql.Queries, query => query.Sql.Contains("SearchIndex", StringComparison.Ordinal));
        Assert.StartsWith("SCAN SearchIndex VIRTUAL TABLE INDEX", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.All(_office.Sql.Queries.Where(query => !query.Sql.Contains("SearchIndex", StringComparison.Ordinal)),
            query => Assert.DoesNotContain("SCAN r\n", query.Plan, StringComparison.Ordinal));
    }

    public void Dispose() => _office.Dispose();

    private static IEnumerable<string?> Links(params Report[] reports) => reports.Select(report => $"/reports/{report.CaseNumber}");

    private static IEnumerable<string> Shown(IHtmlDocument page) => page.QuerySelectorAll(".say a").Select(link => link.GetAttribute("href")!);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
