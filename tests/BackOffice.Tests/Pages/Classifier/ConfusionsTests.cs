using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Classifier;

public sealed class ConfusionsTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Fact]
    public async Task A_cell_opens_exactly_its_reports_open_and_closed()
    {
        var wrong = Made.Decided(_office, Sector.Education, Sector.Healthcare);
        var closed = Made.Decided(_office, Sector.Education, Sector.Healthcare, TimeSpan.FromDays(300));
        closed.Close(_office.Staff.Id, ReportStatus.MeasuresTaken, closed.ReceivedAt);
        var withdrawn = Made.Decided(_office, Sector.Education, Sector.Healthcare);
        withdrawn.Withdraw(withdrawn.ReceivedAt);
        await _office.Add(
            wrong, closed, withdrawn, Made.Decided(_office, Sector.Education, Sector.Education),
            Made.Decided(_office, Sector.Healthcare, Sector.Healthcare), Made.Decided(_office, Sector.Education, null));
        var visitor = _office.Visit();

        var (_, page) = await visitor.Open("/classifier/confusions");
        var cell = page.QuerySelector("a[href='/reports?guessed=education&decided=healthcare']")!;
        var (_, queue) = await visitor.Open(cell.GetAttribute("href")!);

        Assert.Equal(("2", "Модель: Образование. Модератор: Здравоохранение. Сообщений: 2."), (cell.TextContent.Trim(), cell.GetAttribute("aria-label")));
        Assert.Equal(
            new[] { wrong, closed }.Select(report => $"/reports?guessed=education&decided=healthcare&open={report.CaseNumber}").Order(StringComparer.Ordinal),
            queue.QuerySelectorAll(".say a").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
        Assert.Equal(["guessed", "decided"], queue.QuerySelectorAll("form.filters input[type=hidden]").Select(field => field.GetAttribute("name")!));
        Assert.Equal(["Предположила модель: Образование", "Решил модератор: Здравоохранение"],
            queue.QuerySelectorAll("a.chip").Select(chip => chip.TextContent.Split("  ")[0].Replace("убрать фильтр", "", StringComparison.Ordinal).Trim()));
    }

    [Fact]
    public async Task The_queue_of_a_cell_walks_an_index()
    {
        await _office.Add(Made.Decided(_office, Sector.Education, Sector.Healthcare));
        _office.Sql.Queries.Clear();

        await _office.Visit().Open("/reports?guessed=education&decided=healthcare");

        var list = _office.Sql.Queries.First(query => query.Sql.Contains("\"Opening\"", StringComparison.Ordinal));
        Assert.Contains("USING INDEX IX_Reports_GuessedSector_ModeratorSector", list.Plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_a_real_table_whose_headers_name_every_sector()
    {
        await _office.Add(Made.Decided(_office, Sector.Education, Sector.Healthcare));

        var (_, page) = await _office.Visit("kk-KZ").Open("/classifier/confusions");

        Assert.Equal(18, page.QuerySelectorAll("thead th[scope=col]").Length);
        Assert.Equal(17, page.QuerySelectorAll("tbody th[scope=row]").Length);
        Assert.Equal("Білім беру", page.QuerySelectorAll("thead th .sr")[1].TextContent);
    }

    [Fact]
    public async Task The_administrator_sees_the_numbers_and_no_way_into_the_reports()
    {
        await _office.Add(Made.Decided(_office, Sector.Education, Sector.Healthcare));
        _office.Staff.Role = StaffRole.Administrator;

        var (_, page) = await _office.Visit().Open("/classifier/confusions");

        Assert.Equal("1", page.QuerySelectorAll("tbody td").Single(cell => cell.TextContent.Trim().Length > 0).TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll("main a[href*='/reports']"));
        Assert.DoesNotContain("Нажмите на число", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_decisions_it_says_why_it_is_empty()
    {
        var (_, page) = await _office.Visit().Open("/classifier/confusions");

        Assert.Equal("Сравнивать пока нечего", page.QuerySelector(".empty h2")!.TextContent);
    }

    public void Dispose() => _office.Dispose();
}
