using System.Net;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Quarantine;

public sealed class QuarantineTests : IDisposable
{
    private readonly Office _office = new();

    [Fact]
    public async Task Two_custodians_let_a_report_out_and_one_cannot()
    {
        var report = await Held("Ақанов Арман алды. Телефоны 8 701 234 56 78.");
        await _office.Hire(StaffRole.Moderator);
        var (first, second) = (await _office.Enter(StaffRole.Custodian), await _office.Enter(StaffRole.Custodian, who: await _office.Hire(StaffRole.Custodian, "second@example.kz")));

        var (_, list) = await first.Open("/quarantine");
        var (_, page) = await first.Open(Address(report));
        Assert.Equal(Address(report), list.QuerySelector("main td a")!.GetAttribute("href"));
        Assert.DoesNotContain("234 56 78", page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var (short1, _) = await first.SubmitForm(Address(report), page, ".rail section:nth-of-type(2) form", ("Input.Reason", "иә"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, short1.StatusCode);
        await first.SubmitForm(Address(report), page, ".rail section:nth-of-type(2) form", ("Input.Reason", "Аттас адам екен"));
        (_, page) = await first.Open(Address(report));
        var (again, _) = await first.SubmitForm(Address(report), page, ".rail section:nth-of-type(2) form");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, ReportStatus.Quarantined), (again.StatusCode, await Status(report)));

        (_, page) = await second.Open(Address(report));
        var (released, _) = await second.SubmitForm(Address(report), page, ".rail section:nth-of-type(2) form");
        Assert.Equal(("/quarantine?done=released", ReportStatus.New), (Visitor.Where(released), await Status(report)));
        Assert.Equal(HttpStatusCode.NotFound, (await second.Open(Address(report))).Answer.StatusCode);
    }

    [Fact]
    public async Task A_custodian_notes_that_a_report_was_handed_on()
    {
        var report = await Held("Ақанов Арман алды.");
        var custodian = await _office.Enter(StaffRole.Custodian);
        var (_, page) = await custodian.Open(Address(report));

        await custodian.SubmitForm(Address(report), page, ".rail section:nth-of-type(1) form");

        Assert.Equal(_office.Clock.GetUtcNow(), await _office.Query(db => db.Quarantine.Select(q => q.ForwardedAt).SingleAsync()));
    }

    [Theory]
    [InlineData(StaffRole.Moderator)]
    [InlineData(StaffRole.Lead)]
    [InlineData(StaffRole.Analyst)]
    [InlineData(StaffRole.Administrator)]
    public async Task Nobody_else_finds_it_anywhere(StaffRole role)
    {
        var report = await Held("Ақанов Арман алды.");
        var visitor = await _office.Enter(role);

        foreach (var address in new[] { "/quarantine", Address(report), $"/reports/{report.CaseNumber}" })
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await visitor.Open(address)).Answer.StatusCode));
    }

    [Fact]
    public async Task A_custodian_reads_no_report_outside()
    {
        var report = await File("Жер кезегі.");
        var custodian = await _office.Enter(StaffRole.Custodian);

        foreach (var address in new[] { "/reports", $"/reports/{report.CaseNumber}", Address(report) })
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await custodian.Open(address)).Answer.StatusCode));
    }

    public void Dispose() => _office.Dispose();

    private async Task<Report> Held(string text)
    {
        await _office.Add(new RegisteredOfficial { Code = "akim", Name = "Ақанов Арман", PostKk = "Әкім", PostRu = "Аким", IsLeadership = true });
        var report = await File(text);
        Assert.Equal(ReportStatus.Quarantined, await Status(report));
        return report;
    }

    private async Task<Report> File(string text)
    {
        var now = _office.Clock.GetUtcNow();
        var report = new Report(Guid.CreateVersion7(now), 41_820_937, new(ReportChannel.WebChat, ReportLanguage.Kazakh, text, text), now, Region.Shipped("demo"));
        await _office.Add(report);
        return report;
    }

    private Task<ReportStatus> Status(Report report) => _office.Query(db => db.Reports.Where(r => r.Id == report.Id).Select(r => r.Status).SingleAsync());

    private static string Address(Report report) => $"/quarantine/{report.CaseNumber}";
}
