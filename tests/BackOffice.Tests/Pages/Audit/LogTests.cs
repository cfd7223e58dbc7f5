using System.Net;
using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Audit;

public sealed class LogTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Fact]
    public async Task An_auditor_reads_it_newest_first_and_has_the_chain_walked()
    {
        var report = await _office.Filed();
        await _office.Visit().Fill(report, "move", ("Input.Status", "InWork"));
        await _office.Filed();
        _office.Staff.Role = StaffRole.Auditor;

        var (answer, page) = await _office.Visit().Open($"/audit?case={report.CaseNumber / 10_000}-{report.CaseNumber % 10_000:0000}&check=true");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["Статус: in-work", "Сообщение открыто", "Сообщение открыто"], page.QuerySelectorAll("tbody tr td:nth-child(4)").Select(cell => cell.TextContent));
        Assert.Contains("Журнал цел. Проверено записей: 3.", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_finds_nothing_says_so_and_a_long_log_goes_on()
    {
        await _office.Add([.. Enumerable.Range(0, 150).Select(at => (object)new Storage.AuditEntry { At = _office.Clock.GetUtcNow(), StaffId = _office.Staff.Id, Action = "audit.signed-in" })]);
        _office.Staff.Role = StaffRole.Auditor;

        var (_, none) = await _office.Visit().Open("/audit?case=1");
        var (_, first) = await _office.Visit().Open("/audit?action=audit.signed-in");
        var (_, second) = await _office.Visit().Open(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.NotNull(none.QuerySelector(".empty"));
        Assert.Equal((100, 50), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    public void Dispose() => _office.Dispose();
}
