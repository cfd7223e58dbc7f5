using System.Net;
using AngleSharp.Html.Dom;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports.Quick;

public sealed class PanelTests : IDisposable
{
    private static readonly Submission Guessed = Filing.Plain with { Guess = Filing.Guessed(Sector.Education, 0.92f) with { Kind = Kind.IllegalFees } };

    private readonly ReportsOffice _office = new();

    [Fact]
    public async Task A_report_opens_beside_the_list_and_is_read_by_that()
    {
        var (report, other) = (await _office.Filed(), await _office.Filed(age: TimeSpan.FromHours(1)));
        await _office.Change(report, one => one.Answered(_office.Clock.GetUtcNow(), _office.Region));

        var (answer, page) = await _office.Visit("kk-KZ").Open($"/reports?open={report.CaseNumber}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(report.Text, page.QuerySelector(".panel .account")!.TextContent);
        Assert.Equal([$"{report.CaseNumber}"], page.QuerySelectorAll("tr.open a[aria-current=true]").Select(link => link.GetAttribute("href")!.Split("open=")[1]));
        Assert.Equal(2, page.QuerySelectorAll(".say a").Length);
        Assert.Null((await _office.Saved(report)).AnsweredAt);
        Assert.Equal(["audit.report-opened"], (await _office.Log(report)).Select(entry => entry.Action));
        Assert.Empty(await _office.Log(other));
    }

    [Fact]
    public async Task Accepting_settles_what_the_model_said_and_leads_on()
    {
        var (first, second) = (await _office.Filed(Guessed, TimeSpan.FromHours(2)), await _office.Filed(Guessed, TimeSpan.FromHours(1)));
        var visitor = _office.Visit();
        var path = $"/reports?district=guldi&open={first.CaseNumber}";
        var (_, page) = await visitor.Open(path);

        var (answer, _) = await visitor.Submit(path, page, "accept");
        var (_, next) = await visitor.Open(answer.Headers.Location!.PathAndQuery);

        var saved = await _office.Saved(first);
        Assert.Equal((Sector.Education, Kind.IllegalFees, ReportStatus.InTriage, _office.Staff.Id), (saved.ModeratorSector, saved.ModeratorKind, saved.Status, saved.ModeratorId));
        Assert.Equal($"/reports?district=guldi&open={second.CaseNumber}&done=accepted&was={first.CaseNumber}", answer.Headers.Location!.PathAndQuery);
        Assert.Equal($"{second.CaseNumber}", next.QuerySelector("#open")!.GetAttribute("data-number"));
        Assert.Contains("Предложение принято", next.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await _office.Log(first), entry => entry is { Action: "audit.accepted", Note: "education illegal-fees" });
    }

    [Fact]
    public async Task Where_the_model_cannot_tell_two_sectors_apart_there_is_nothing_to_accept()
    {
        var tie = await _office.Filed(Filing.Plain with { Sector = null, Guess = Filing.Guessed(Sector.PublicProcurement, 0.48f, new SectorShare(Sector.Education, 0.41f)) });
        var unread = await _office.Filed();

        foreach (var report in new[] { tie, unread })
        {
            var (_, page) = await _office.Visit().Open($"/reports?open={report.CaseNumber}");
            Assert.Empty(page.QuerySelectorAll("[data-key=KeyA]"));
            Assert.Single(page.QuerySelectorAll("[data-key=KeyM]"));
        }
    }

    [Fact]
    public async Task A_colleague_was_faster_the_second_is_told_and_loses_no_word()
    {
        var report = await _office.Filed(Guessed);
        var path = $"/reports?open={report.CaseNumber}";
        var visitor = _office.Visit();
        var (_, page) = await visitor.Open(path);
        await _office.Change(report, one => one.Assign(Guid.CreateVersion7(_office.Clock.GetUtcNow()), _office.Clock.GetUtcNow(), _office.Region));

        var (answer, refused) = await visitor.Submit(path, page, "reply", ("Input.Text", "Қай күні болды?"));
        var (again, _) = await visitor.Submit(path, refused, "reply");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("сообщение изменилось", refused.QuerySelector(".panel [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Қай күні болды?", refused.QuerySelector("#reply-text")!.TextContent);
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
    }

    [Fact]
    public async Task A_deed_is_taken_back_until_somebody_else_has_changed_the_report()
    {
        var (one, other) = (await _office.Filed(Guessed, TimeSpan.FromHours(2)), await _office.Filed(Guessed));
        var visitor = _office.Visit();
        var (undone, page) = await Undo(visitor, one, meanwhile: null);
        var (late, refused) = await Undo(visitor, other, report => report.Answered(_office.Clock.GetUtcNow(), _office.Region));

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.UnprocessableEntity), (undone.StatusCode, late.StatusCode));
        Assert.Equal((null, null, ReportStatus.New), ((await _office.Saved(one)).ModeratorSector, (await _office.Saved(one)).ModeratorId, (await _office.Saved(one)).Status));
        Assert.Equal(Sector.Education, (await _office.Saved(other)).ModeratorSector);
        Assert.Contains("сообщение изменилось", refused.QuerySelector("[role=status] [role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await _office.Log(one), entry => entry.Action == "audit.undone");

        async Task<(HttpResponseMessage, IHtmlDocument)> Undo(ReportsVisitor visitor, Report report, Action<Report>? meanwhile)
        {
            var path = $"/reports?open={report.CaseNumber}";
            var (_, page) = await visitor.Open(path);
            var (accepted, _) = await visitor.Submit(path, page, "accept");
            var next = accepted.Headers.Location!.PathAndQuery;
            var (_, said) = await visitor.Open(next);
            if (meanwhile is not null)
                await _office.Change(report, meanwhile);
            return await visitor.Submit(next, said, "undo");
        }
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public async Task A_closing_is_taken_back_while_its_letter_is_held(int seconds, bool isUndone)
    {
        var report = await _office.Filed();
        var visitor = _office.Visit();
        var (closed, _) = await visitor.Fill(report, "close", ("Input.Outcome", "OutsideCompetence"), ("Input.Text", "Тақырыптан тыс."));
        var path = closed.Headers.Location!.PathAndQuery;
        var (_, page) = await visitor.Open(path);
        _office.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var (answer, refused) = await visitor.Submit(path, page, "undo");

        Assert.Equal((isUndone, isUndone ? 0 : 1), ((await _office.Saved(report)).IsOpen, (await _office.Thread(report)).Count));
        Assert.Equal(isUndone ? HttpStatusCode.Found : HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(isUndone, refused.QuerySelector("[role=status] [role=alert]") is null);
    }

    [Fact]
    public async Task After_ten_minutes_and_for_a_colleague_there_is_nothing_to_undo()
    {
        var report = await _office.Filed(Guessed);
        await _office.Send(new BackOffice.Pages.Reports.Quick.Accept.Command { CaseNumber = report.CaseNumber });
        var undo = new BackOffice.Pages.Reports.Quick.Undo.Command { CaseNumber = report.CaseNumber };
        _office.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromTicks(1));

        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => _office.Send(undo));

        Assert.Equal("undo.nothing", refused.Problem.Code);
        _office.Staff.Role = StaffRole.Analyst;
        await Assert.ThrowsAsync<NotThereException>(() => _office.Send(undo));
    }

    public void Dispose() => _office.Dispose();
}
