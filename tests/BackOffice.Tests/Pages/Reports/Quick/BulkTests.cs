using System.Net;
using AngleSharp.Html.Dom;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports.Quick;

public sealed class BulkTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Fact]
    public async Task Those_that_changed_meanwhile_are_named_and_the_rest_are_done()
    {
        var (one, two, moved, gone) = (await _office.Filed(), await _office.Filed(), await _office.Filed(), await _office.Filed(age: TimeSpan.FromMinutes(10)));
        var visitor = _office.Visit();
        var (_, page) = await visitor.Open("/reports");
        await _office.Change(moved, report => report.Answered(_office.Clock.GetUtcNow(), _office.Region));
        await _office.Change(gone, report => report.Withdraw(_office.Clock.GetUtcNow()));

        var (answer, after) = await Send(visitor, page, [one, two, moved, gone], ("Input.Deed", "Settle"), ("Input.Sector", "Healthcare"), ("Input.Kind", ""));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Сделано: 2. Не сделано: 2.", after.QuerySelector("[role=alert] p")!.TextContent);
        Assert.Equal(
            [$"№ {Number(moved)}: Пока вы читали", $"№ {Number(gone)}: Такого сообщения нет."],
            after.QuerySelectorAll("[role=alert] li").Select(line => line.TextContent.Replace('\u00a0', ' ')).Select(line => line.Contains("Пока") ? line[..line.IndexOf(',')] : line));
        foreach (var report in new[] { one, two })
        {
            var saved = await _office.Saved(report);
            Assert.Equal((Sector.Healthcare, Kind.RedTape, "guldi"), (saved.Sector, saved.Kind, saved.District));
            Assert.Contains(await _office.Log(report), entry => entry.Action == "audit.classified");
        }

        Assert.Equal(Sector.LandRelations, (await _office.Saved(moved)).Sector);
    }

    [Fact]
    public async Task Closing_many_writes_to_each_citizen()
    {
        Report[] reports = [await _office.Filed(), await _office.Filed()];
        var visitor = _office.Visit();
        var (_, page) = await visitor.Open("/reports");

        var (answer, _) = await Send(visitor, page, reports, ("Input.Deed", "Irrelevant"), ("Input.Text", "Бұл кеңсенің ісі емес."));

        Assert.Equal("/reports?done=many", answer.Headers.Location!.PathAndQuery);
        foreach (var report in reports)
        {
            Assert.Equal(ReportStatus.Irrelevant, (await _office.Saved(report)).Status);
            Assert.Equal("Бұл кеңсенің ісі емес.", Assert.Single(await _office.Thread(report)).Text);
        }
    }

    [Theory]
    [InlineData("Take", ReportStatus.InTriage)]
    [InlineData("InWork", ReportStatus.InWork)]
    [InlineData("NeedsInfo", ReportStatus.NeedsInfo)]
    public async Task One_press_takes_or_moves_all_that_are_chosen(string deed, ReportStatus status)
    {
        var (chosen, other) = (await _office.Filed(), await _office.Filed());
        var visitor = _office.Visit();
        var (_, page) = await visitor.Open("/reports");

        await Send(visitor, page, [chosen], ("Input.Deed", deed));

        Assert.Equal((status, _office.Staff.Id), ((await _office.Saved(chosen)).Status, (await _office.Saved(chosen)).ModeratorId));
        Assert.Equal(ReportStatus.New, (await _office.Saved(other)).Status);
    }

    [Theory]
    [InlineData("Settle", "Input.Text", "", "Выберите сферу или вид.")]
    [InlineData("Irrelevant", "Input.Text", " ", "Напишите автору, чем всё закончилось.")]
    [InlineData("Burn", "Input.Text", "", "Выберите действие.")]
    public async Task A_deed_that_is_not_whole_changes_nothing(string deed, string field, string value, string reason)
    {
        var report = await _office.Filed();
        var visitor = _office.Visit();
        var (_, page) = await visitor.Open("/reports");

        var (answer, refused) = await Send(visitor, page, [report], ("Input.Deed", deed), (field, value));
        var (none, _) = await Send(visitor, page, [], ("Input.Deed", "Take"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (answer.StatusCode, none.StatusCode));
        Assert.Equal(reason, refused.QuerySelector(".bench [role=alert]")!.TextContent.Trim());
        Assert.Equal(0, (await _office.Saved(report)).Version);
    }

    [Fact]
    public async Task An_analyst_has_nothing_to_choose_with()
    {
        await _office.Filed();
        _office.Staff.Role = StaffRole.Analyst;

        var (_, page) = await _office.Visit().Open("/reports");

        Assert.Empty(page.QuerySelectorAll("[name=pick], .selection"));
        await Assert.ThrowsAsync<NotThereException>(() => _office.Send(
            new BackOffice.Pages.Reports.Quick.Bulk.Command(BackOffice.Pages.Reports.Quick.Bulk.Deed.Take, [new(10_000_000, 0)], null, null, null)));
    }

    public void Dispose() => _office.Dispose();

    private static string Number(Report report) => $"{report.CaseNumber / 10_000:0000}-{report.CaseNumber % 10_000:0000}";

    private static async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Send(
        ReportsVisitor visitor, IHtmlDocument page, Report[] chosen, params (string Name, string? Value)[] fields)
    {
        foreach (var box in page.QuerySelectorAll("[name=pick]"))
            if (chosen.Any(report => box.GetAttribute("value")!.StartsWith($"{report.CaseNumber}.", StringComparison.Ordinal)))
                box.SetAttribute("checked", "");
            else
                box.RemoveAttribute("checked");
        return await visitor.Submit("/reports", page, "bulk", fields);
    }
}
