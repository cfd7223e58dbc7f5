using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports.Duplicates;

public sealed class ClustersTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Theory]
    [InlineData("kk-KZ", "Хабарлама: 6", "Науқан болуы мүмкін", "Ашық: 6 · Күн: 4 · Арна: 2 · Тәуелсіз: 4")]
    [InlineData("ru-RU", "Сообщений: 6", "Возможна кампания", "Открытых: 6 · Дней: 4 · Каналов: 2 · Независимых: 4")]
    public async Task The_largest_group_comes_first_and_a_campaign_is_marked(string language, string size, string campaign, string numbers)
    {
        for (var sent = 0; sent < 2; sent++)
            await _office.Filed(Filing.Saying(Sent.Other), TimeSpan.FromDays(sent));
        for (var sent = 0; sent < 6; sent++)
            await _office.Filed(Filing.Saying(Sent.Account) with
            {
                Channel = sent == 0 ? ReportChannel.WebChat : ReportChannel.WhatsApp,
                Independent = sent < 4,
            }, TimeSpan.FromDays(sent / 2.0 + 0.5));
        await _office.Filed();
        await Match();

        var groups = await Groups(language);

        Assert.Equal(2, groups.Count);
        Assert.Equal(size, groups[0].QuerySelector("h2")!.TextContent);
        Assert.Contains(campaign, groups[0].QuerySelector(".tag.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(numbers, groups[0].QuerySelector(".soft.small")!.TextContent);
        Assert.Equal(3, groups[0].QuerySelectorAll("ul.items > li").Length);
        Assert.Null(groups[1].QuerySelector(".tag.warn"));
    }

    [Fact]
    public async Task A_group_is_gone_when_all_of_it_follows_one_report_and_back_when_one_is_split()
    {
        var (main, report) = await Two();
        await Match();
        Assert.Single(await Groups());

        await _office.Visit().Fill(report, "merge", ("Merging.Main", $"{main.CaseNumber}"));
        Assert.Empty(await Groups());

        await _office.Visit().Fill(report, "split");
        Assert.Single(await Groups());

        await _office.Visit().Fill(report, "tell-apart", ("Apart.Other", $"{main.CaseNumber}"));
        Assert.Empty(await Groups());
    }

    [Fact]
    public async Task Two_closed_reports_are_nobodys_work_and_a_closed_one_with_a_new_one_is()
    {
        var (first, second) = await Two();
        await Match();

        await _office.Change(first, one => one.Close(_office.Staff.Id, Outcome.NotSubstantiated, _office.Clock.GetUtcNow()));
        Assert.Contains("Открытых: 1", Assert.Single(await Groups()).TextContent, StringComparison.Ordinal);

        await _office.Change(second, one => one.Close(_office.Staff.Id, Outcome.NotSubstantiated, _office.Clock.GetUtcNow()));
        Assert.Empty(await Groups());
    }

    [Fact]
    public async Task What_the_reader_may_not_know_of_is_in_no_group_and_no_number()
    {
        var (hidden, _) = await Two();
        await _office.Filed(Filing.Saying(Sent.Account));
        await Match();
        await _office.Query(db => db.Reports.Where(r => r.Id == hidden.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, ReportStatus.Quarantined)));

        var group = Assert.Single(await Groups());

        Assert.Equal("Сообщений: 2", group.QuerySelector("h2")!.TextContent);
        Assert.DoesNotContain($"{hidden.CaseNumber}", group.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_are_paged()
    {
        string[] places = ["емханада", "мектепте", "әкімдікте", "ауруханада", "полицияда", "сотта", "кеденде", "балабақшада"];
        for (var group = 0; group < 22; group++)
        {
            var place = places[group % 8];
            var text = string.Join(' ', Enumerable.Range(0, 14).Select(word => $"{place[..3]}{(char)('а' + group)}{(char)('а' + word)}{(char)('к' - word % 7)}қа"));
            await _office.Filed(Filing.Saying(text));
            await _office.Filed(Filing.Saying(text));
        }

        await Match();

        Assert.Equal(20, (await Groups()).Count);
        Assert.Equal(2, (await Groups(path: "/reports/clusters?page=2")).Count);
        foreach (var page in (string[])["0", "3", "99999999"])
            Assert.Equal(HttpStatusCode.NotFound, (await _office.Visit().Open($"/reports/clusters?page={page}")).Answer.StatusCode);
    }

    [Fact]
    public async Task Only_what_is_shown_is_read()
    {
        await Two();
        await Match();
        _office.Sql.Queries.Clear();

        await Groups();

        var asked = _office.Sql.Queries.Where(query => query.Sql.Contains("ClusterMembers", StringComparison.Ordinal)).ToList();
        Assert.Contains("IX_ClusterMembers_IsOpen_ReceivedAt (IsOpen=?)", asked[0].Plan, StringComparison.Ordinal);
        Assert.All(asked, query => Assert.DoesNotContain("SCAN r", query.Plan, StringComparison.Ordinal));
        Assert.All(asked, query => Assert.Contains("IX_Reports_CaseNumber", query.Plan, StringComparison.Ordinal));
        Assert.All(_office.Sql.Queries, query => Assert.DoesNotContain("\"Text\"", query.Sql, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StaffRole.Administrator, HttpStatusCode.NotFound)]
    [InlineData(StaffRole.Analyst, HttpStatusCode.OK)]
    public async Task Who_reads_no_reports_has_no_such_page(StaffRole role, HttpStatusCode answer)
    {
        _office.Staff.Role = role;

        Assert.Equal(answer, (await _office.Visit().Open("/reports/clusters")).Answer.StatusCode);
    }

    public void Dispose() => _office.Dispose();

    private async Task<(Report First, Report Second)> Two() => (await _office.Filed(Filing.Saying(Sent.Account)), await _office.Filed(Filing.Saying(Sent.Copy)));

    private async Task Match()
    {
        while (await _office.Query(db => db.MatchSome(default)))
        {
        }
    }

    private async Task<List<IElement>> Groups(string language = "ru-RU", string path = "/reports/clusters") =>
        [.. (await _office.Visit(language).Open(path)).Page.QuerySelectorAll("section.part")];
}
