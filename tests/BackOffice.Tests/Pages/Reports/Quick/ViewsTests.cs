using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports.Quick;

public sealed class ViewsTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Fact]
    public async Task Each_view_holds_what_it_names_and_says_how_many()
    {
        var now = _office.Clock.GetUtcNow();
        var fresh = await _office.Filed(age: TimeSpan.FromMinutes(40));
        var mine = await _office.Filed();
        await _office.Change(mine, report => report.Assign(_office.Staff.Id, now, _office.Region));
        var urgent = await _office.Filed(Filing.Plain with { Pressured = true });
        var asked = await _office.Filed();
        await _office.Change(asked, report => report.Wrote(Guid.CreateVersion7(now), isQuestion: true, now, _office.Region));
        var answered = await _office.Filed();
        await _office.Change(answered, report => report.Close(Guid.CreateVersion7(now), Outcome.Substantiated, now));
        await _office.Change(answered, report => report.Answered(now, _office.Region));
        var overdue = await _office.Filed(age: TimeSpan.FromDays(9));
        var unsure = await _office.Filed(Filing.Plain with { Guess = Filing.Guessed(Sector.Education, 0.4f) with { IsSure = false } });
        var visitor = _office.Visit();
        var expected = new Dictionary<string, Report[]>
        {
            ["mine"] = [mine],
            ["unassigned"] = [urgent, overdue, fresh, unsure],
            ["urgent"] = [urgent],
            ["waiting"] = [asked],
            ["answered"] = [answered],
            ["overdue"] = [overdue],
            ["unsure"] = [unsure],
        };

        foreach (var (view, reports) in expected)
        {
            var (_, page) = await visitor.Open($"/reports?view={view}");
            Assert.Equal(reports.Select(report => $"{report.CaseNumber}"), page.QuerySelectorAll(".say a").Select(link => link.GetAttribute("href")!.Split("open=")[1]));
            Assert.Equal($"{reports.Length}", page.QuerySelector($"[data-view={view}]")!.TextContent);
            Assert.Equal($"/reports?view={view}", page.QuerySelector(".views a[aria-current=page]")!.GetAttribute("href"));
        }

        var (_, all) = await visitor.Open("/reports");
        Assert.Equal(("6", "1"), (all.QuerySelector("[data-view=open]")!.TextContent, all.QuerySelector("[data-view=closed]")!.TextContent));
        Assert.Equal("/reports", all.QuerySelector(".views a[aria-current=page]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("view=mine")]
    [InlineData("view=unassigned")]
    [InlineData("view=urgent")]
    [InlineData("view=waiting")]
    [InlineData("view=answered")]
    [InlineData("view=overdue")]
    [InlineData("view=unsure")]
    [InlineData("status=closed")]
    [InlineData("sector=education")]
    [InlineData("district=guldi")]
    [InlineData("view=mine&after=2.639000000000000000.639000000000000000.41820001")]
    public async Task A_view_walks_its_index_and_counting_reads_no_row_of_the_table(string query)
    {
        await _office.Filed();
        _office.Sql.Queries.Clear();

        await _office.Visit().Open($"/reports?{query}");

        var lists = _office.Sql.Queries.Where(one => one.Sql.Contains("\"Opening\"", StringComparison.Ordinal)).ToList();
        var counts = _office.Sql.Queries.Where(one => one.Sql.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal) && one.Sql.Contains("\"Reports\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lists);
        Assert.True(counts.Count > 9);
        Assert.All(lists, one => Assert.Contains("USING INDEX IX_Reports_", one.Plan, StringComparison.Ordinal));
        Assert.All(lists, one => Assert.DoesNotContain("TEMP B-TREE", one.Plan, StringComparison.Ordinal));
        Assert.All(counts, one => Assert.True(one.Plan.Contains("COVERING INDEX IX_Reports_", StringComparison.Ordinal), one.Sql + one.Plan));
    }

    [Fact]
    public async Task Behind_a_wall_a_report_is_in_no_view_and_no_number()
    {
        var report = await _office.Filed(Filing.Plain with { Pressured = true });
        await _office.Add(new Wall { StaffId = _office.Staff.Id, ReportId = report.Id, IsOwn = true });
        var visitor = _office.Visit();

        var (_, page) = await visitor.Open("/reports");
        var live = await (await visitor.Open($"/reports/live?since=0")).Answer.Content.ReadAsStringAsync();

        Assert.All(page.QuerySelectorAll("[data-view]"), count => Assert.Equal("0", count.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open($"/reports?open={report.CaseNumber}")).Answer.StatusCode);
        Assert.All(JsonDocument.Parse(live).RootElement.GetProperty("views").EnumerateObject(), view => Assert.Equal("0", view.Value.GetString()));
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(live).RootElement.GetProperty("count").ValueKind);
    }

    [Fact]
    public async Task The_open_page_learns_of_what_came_and_is_told_nothing_when_nothing_did()
    {
        await _office.Filed();
        var visitor = _office.Visit();
        var since = _office.Clock.GetUtcNow().UtcTicks;
        var (first, _) = await visitor.Open($"/reports/live?district=guldi&since={since}");
        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        await _office.Filed(age: TimeSpan.Zero);
        await _office.Filed(Filing.Plain with { District = "ertegi" }, TimeSpan.Zero);

        var (second, _) = await visitor.Open($"/reports/live?district=guldi&since={since}");
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", second.Headers.ETag!.Tag);
        var (third, _) = await visitor.Open($"/reports/live?district=guldi&since={since}");

        Assert.Equal(JsonValueKind.Null, (await Json(first)).GetProperty("count").ValueKind);
        Assert.Equal(("1", "3"), ((await Json(second)).GetProperty("count").GetString(), (await Json(second)).GetProperty("views").GetProperty("open").GetString()));
        Assert.Equal((HttpStatusCode.NotModified, true), (third.StatusCode, third.Headers.CacheControl!.NoStore));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Open("/reports/live?since=yesterday")).Answer.StatusCode);
    }

    [Fact]
    public async Task A_view_of_ones_own_is_kept_renamed_and_let_go()
    {
        await _office.Filed();
        var visitor = _office.Visit("kk-KZ");
        const string Path = "/reports?sector=land-relations&district=guldi";
        var (_, page) = await visitor.Open(Path);

        var (nameless, refused) = await visitor.Submit(Path, page, "keep-view", ("Input.Name", " "));
        await visitor.Submit(Path, page, "keep-view", ("Input.Name", "Гүлді, жер"), ("Input.Id", $"{Guid.Empty}"), ("Input.Filters", "?status=closed"));
        var (_, kept) = await visitor.Open(Path);
        await visitor.Submit(Path, kept, "keep-view", ("Input.Name", "Гүлді"));
        var (_, renamed) = await visitor.Open(Path);
        await visitor.Submit(Path, renamed, "keep-view", ("Input.Drop", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Equal("Атау жазыңыз: ең көбі 40 таңба.", refused.QuerySelector("#view-name-problem")!.TextContent);
        Assert.Equal((Path, "Гүлді, жер 1"), (Own(kept)!.GetAttribute("href"), string.Join(' ', Own(kept)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.StartsWith("Гүлді 1", string.Join(' ', Own(renamed)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(0, await _office.Query(db => db.SavedViews.CountAsync()));

        static AngleSharp.Dom.IElement? Own(IHtmlDocument page) => page.QuerySelector(".views a[aria-current=page]");
    }

    [Fact]
    public async Task A_view_of_a_colleague_is_not_there()
    {
        var id = Guid.CreateVersion7(_office.Clock.GetUtcNow());
        await _office.Add(new SavedView { Id = id, StaffId = Guid.CreateVersion7(_office.Clock.GetUtcNow()), Name = "Өзгенікі", Filters = "?sector=education" });

        var (_, page) = await _office.Visit().Open("/reports");

        Assert.DoesNotContain("Өзгенікі", page.QuerySelector(".views")!.TextContent, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotThereException>(() => _office.Send(new BackOffice.Pages.Reports.Quick.KeepView.Command { Id = id, Name = "Менікі" }));
    }

    [Fact]
    public async Task My_page_shows_what_lies_with_me()
    {
        var now = _office.Clock.GetUtcNow();
        var (open, asked, answered, other) = (await _office.Filed(), await _office.Filed(), await _office.Filed(), await _office.Filed());
        foreach (var report in new[] { open, asked, answered })
            await _office.Send(new BackOffice.Pages.Reports.Quick.Take.Command { CaseNumber = report.CaseNumber });
        await _office.Change(asked, report => report.Wrote(_office.Staff.Id, isQuestion: true, now, _office.Region));
        await _office.Change(answered, report => report.Answered(now, _office.Region));

        var (answer, page) = await _office.Visit().Open("/me");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([$"{answered.CaseNumber}"], In("answered"));
        Assert.Equal([$"{open.CaseNumber}"], In("open"));
        Assert.Equal([$"{asked.CaseNumber}"], In("waiting"));
        Assert.Equal(3, page.QuerySelectorAll(".log li").Length);
        Assert.DoesNotContain($"{other.CaseNumber}", page.Body!.InnerHtml, StringComparison.Ordinal);

        IEnumerable<string> In(string section) =>
            page.QuerySelectorAll($"section[aria-labelledby={section}] .say a").Select(link => link.GetAttribute("href")!.Split("open=")[1]);
    }

    public void Dispose() => _office.Dispose();

    private static async Task<JsonElement> Json(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
