using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports;

/// <summary>Reports as Bot files them, and what tests ask of them afterwards.</summary>
internal static class Filing
{
    public static readonly Submission Plain = new(
        ReportChannel.Telegram, ReportLanguage.Kazakh, "Жер кезегінде тұрмын, ақша сұрады.", "Жер кезегінде тұрмын, ақша сұрады.",
        Kind: Kind.RedTape, Sector: Sector.LandRelations, District: "guldi", MayBeAsked: true);

    private static int _last = 41_820_000;

    public static Report Make(ReportsOffice office, Submission? submission = null, TimeSpan? age = null)
    {
        var at = office.Clock.GetUtcNow() - (age ?? TimeSpan.FromMinutes(30));
        return new(Guid.CreateVersion7(at), Interlocked.Increment(ref _last), submission ?? Plain, at, office.Region);
    }

    public static async Task<Report> Filed(this ReportsOffice office, Submission? submission = null, TimeSpan? age = null)
    {
        var report = Make(office, submission, age);
        await office.Add(report);
        return report;
    }

    public static Submission Saying(string text) => Plain with { Text = text, Opening = text.Length > 150 ? text[..150] : text };

    public static Guess Guessed(Sector sector, float share, params SectorShare[] next) =>
        new(ReportLanguage.Kazakh, sector, share, next, Kind.RedTape, 0.8f, [], "ab");

    public static Task<Report> Saved(this ReportsOffice office, Report report) => office.Query(db => db.Reports.SingleAsync(r => r.Id == report.Id));

    public static Task<List<ThreadMessage>> Thread(this ReportsOffice office, Report report) =>
        office.Query(db => db.Messages.Where(m => m.ReportId == report.Id).OrderBy(m => m.At).ToListAsync());

    public static Task<List<AuditEntry>> Log(this ReportsOffice office, Report report) =>
        office.Query(db => db.Audit.Where(e => e.CaseNumber == report.CaseNumber).OrderBy(e => e.Id).ToListAsync());

    public static Task Change(this ReportsOffice office, Report report, Action<Report> deed) => office.Query(async db =>
    {
        deed(await db.Reports.SingleAsync(r => r.Id == report.Id));
        return await db.SaveChangesAsync();
    });

    /// <summary>Opens the report's page and sends one of its forms.</summary>
    public static async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Fill(
        this ReportsVisitor visitor, Report report, string form, params (string Name, string? Value)[] fields)
    {
        var (opened, page) = await visitor.Open(Address(report));
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        return await visitor.Submit(Address(report), page, form, fields);
    }

    public static string Address(Report report) => $"/reports/{report.CaseNumber}";
}
