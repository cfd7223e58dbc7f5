using System.Net;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports;

/// <summary>For whoever is concerned a report is not there: on no page, under no address, in no count.</summary>
public sealed class WallPagesTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Fact]
    public async Task Every_address_of_a_walled_report_answers_as_if_there_were_none()
    {
        var (report, visitor) = (await _office.Filed(), _office.Visit());
        var (_, page) = await visitor.Open(Filing.Address(report));
        var forms = page.QuerySelectorAll("main form [name=_handler]").Select(field => field.GetAttribute("value")!).Distinct().ToList();
        Assert.Contains("leave", forms);
        await Declare("guldi-education", report);

        var (opened, _) = await _office.Visit().Open(Filing.Address(report));
        var (file, _) = await _office.Visit().Open($"{Filing.Address(report)}/files/1");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (opened.StatusCode, file.StatusCode));
        foreach (var form in forms)
        {
            var (sent, _) = await visitor.Submit(Filing.Address(report), page, form);
            Assert.Equal((form, HttpStatusCode.NotFound), (form, sent.StatusCode));
        }

        var (missing, _) = await _office.Visit().Open("/reports/99999999");
        Assert.Equal(
            WithoutTokens(await missing.Content.ReadAsStringAsync()),
            WithoutTokens(await opened.Content.ReadAsStringAsync()).Replace($"{report.CaseNumber}", "99999999", StringComparison.Ordinal));
        Assert.Empty(await _office.Query(db => db.Audit.Where(e => e.CaseNumber == report.CaseNumber && e.Action != "audit.report-opened").ToListAsync()));
    }

    // A form's token is another for each who asks.
    private static string WithoutTokens(string page) => System.Text.RegularExpressions.Regex.Replace(page, "CfDJ8[-_A-Za-z0-9]+", "");

    [Fact]
    public async Task A_walled_report_is_in_no_list_no_count_and_beside_no_other()
    {
        var (newest, walled, oldest) = (await _office.Filed(age: TimeSpan.FromMinutes(1)), await _office.Filed(age: TimeSpan.FromMinutes(2)), await _office.Filed(age: TimeSpan.FromMinutes(3)));
        await _office.Change(walled, report => report.Suggest(Filing.Guessed(Sector.Education, 0.9f)));
        await Declare("guldi-education", walled);

        var (_, queue) = await _office.Visit().Open("/reports");
        var (_, beside) = await _office.Visit().Open(Filing.Address(oldest));
        var (_, classifier) = await _office.Visit().Open("/classifier/watch");

        var shown = queue.QuerySelectorAll("td.say a").Select(link => link.GetAttribute("href"));
        Assert.Equal(new[] { oldest, newest }.Select(report => $"/reports?open={report.CaseNumber}"), shown);
        Assert.Contains("2", queue.QuerySelector("tr.group")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Filing.Address(newest), beside.QuerySelector("a[rel=next]")!.GetAttribute("href")!.Split('?')[0]);
        Assert.DoesNotContain($"{walled.CaseNumber}", classifier.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_a_report_is_led_to_the_queue_and_never_sees_it_again()
    {
        var report = await _office.Filed();
        await _office.Change(report, r => r.MoveTo(_office.Staff.Id, ReportStatus.InTriage, _office.Clock.GetUtcNow(), _office.Region));
        await _office.Add(new StaffMember { Id = Guid.CreateVersion7(_office.Clock.GetUtcNow()), Name = "Болат Жақанов", UserName = "b", Role = StaffRole.Moderator });

        var (answer, _) = await _office.Visit().Fill(report, "leave");

        Assert.Equal((HttpStatusCode.Found, "/reports"), (answer.StatusCode, answer.Headers.Location!.PathAndQuery.Split('?')[0]));
        Assert.Equal(HttpStatusCode.NotFound, (await _office.Visit().Open(Filing.Address(report))).Answer.StatusCode);
        var saved = await _office.Saved(report);
        Assert.Equal((ReportStatus.New, null), (saved.Status, saved.ModeratorId));
        Assert.Null((await _office.Log(report)).Single(e => e.Action == "audit.left").Note);
    }

    [Fact]
    public async Task The_last_moderator_who_leaves_a_report_leaves_it_to_the_custodians()
    {
        var report = await _office.Filed();

        await _office.Visit().Fill(report, "leave");

        Assert.Equal(ReportStatus.Quarantined, (await _office.Saved(report)).Status);
    }

    [Fact]
    public async Task A_moderator_clears_a_possible_mention_and_confirms_it_again_without_seeing_the_name()
    {
        await _office.Add(new RegisteredOfficial { Code = "tazhibaev", Name = "Тәжібаев Қайрат", PostKk = "Бөлім басшысы", PostRu = "Руководитель отдела" });
        var report = await _office.Filed(Filing.Saying("Тәжібаевқа бердім."));

        var (_, page) = await _office.Visit().Open(Filing.Address(report));
        var item = page.QuerySelectorAll("section").Single(part => part.QuerySelector("h2")?.TextContent == "Кто упомянут").QuerySelector("li")!;
        Assert.Contains("Руководитель отдела", item.TextContent, StringComparison.Ordinal);
        Assert.Contains("возможно", item.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Тәжібаев", item.TextContent, StringComparison.Ordinal);

        await _office.Visit().Fill(report, "mentioned", ("Input.NotSo", "official:tazhibaev"));
        Assert.Equal(MentionState.Cleared, await State());
        await _office.Visit().Fill(report, "mentioned", ("Input.So", "official:tazhibaev"));
        Assert.Equal(MentionState.Certain, await State());
        Assert.Equal(["official:tazhibaev", "official:tazhibaev"], (await _office.Log(report)).Where(e => e.Action.StartsWith("audit.mention", StringComparison.Ordinal)).Select(e => e.Note));

        var (none, _) = await _office.Visit().Fill(report, "mentioned", ("Input.So", "official:nobody"));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        Task<MentionState> State() => _office.Query(db => db.Mentions.Where(m => m.Code == "tazhibaev").Select(m => m.State).SingleAsync());
    }

    public void Dispose() => _office.Dispose();

    // The reader is tied to the organisation, and a moderator finds that the report is about it.
    private async Task Declare(string organisation, Report report)
    {
        var now = _office.Clock.GetUtcNow();
        await _office.Add(
            new StaffMember { Id = Guid.CreateVersion7(now), Name = "Болат Жақанов", UserName = "b", Role = StaffRole.Moderator },
            new Conflict { Id = Guid.CreateVersion7(now), StaffId = _office.Staff.Id, Kind = SubjectKind.Organisation, Code = organisation });
        await _office.Query(async db =>
        {
            var saved = await db.Reports.SingleAsync(r => r.Id == report.Id);
            db.Entry(saved).Property(r => r.OrganisationCode).CurrentValue = organisation;
            return await db.SaveChangesAsync();
        });
    }
}
