using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports;

public sealed class ForwardTests : IDisposable
{
    private const string Story = "Ертең тергеушіге ақша апармасам, ініме іс қозғаймын дейді. Нөмірі 8 701 234 56 78";

    private readonly ReportsOffice _office = new();

    [Fact]
    public async Task One_press_passes_on_tells_the_citizen_and_closes()
    {
        var report = await _office.Filed(Filing.Saying(Story) with { Danger = true });

        var (answer, _) = await _office.Visit().Fill(report, "forward");

        var saved = await _office.Saved(report);
        var letter = Assert.Single(await _office.Thread(report));
        var forwarding = await _office.Query(db => db.Forwardings.SingleAsync());
        Assert.Equal((HttpStatusCode.Found, $"{Filing.Address(report)}?done=forwarded"), (answer.StatusCode, answer.Headers.Location!.PathAndQuery));
        Assert.Equal((ReportStatus.Forwarded, false), (saved.Status, saved.IsOpen));
        Assert.Equal(("dep-anticor", (string?)null, _office.Staff.Id), (forwarding.Body, forwarding.Note, forwarding.StaffId));
        // The letter speaks the language of the report, whatever the moderator's is.
        Assert.Equal((MessageNature.Outcome, true), (letter.Nature, letter.Text.StartsWith("Одан әрі сол орган тексереді.", StringComparison.Ordinal)));
        Assert.Contains(await _office.Log(report), entry => entry is { Action: "audit.forwarded", Note: "dep-anticor" });
    }

    [Theory]
    [InlineData("Body", "school-1", "Выберите, в какой орган передать.")]
    [InlineData("Text", "", "Напишите автору")]
    public async Task What_cannot_be_passed_on_is_refused_and_changes_nothing(string field, string value, string problem)
    {
        var report = await _office.Filed();

        var (answer, page) = await _office.Visit().Fill(report, "forward", ($"Input.{field}", value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(problem, page.QuerySelector("#forward")!.TextContent, StringComparison.Ordinal);
        Assert.True((await _office.Saved(report)).IsOpen);
        Assert.Equal(0, await _office.Query(db => db.Forwardings.CountAsync()));
    }

    [Theory]
    [InlineData("kk", "атаусыз түсті")]
    [InlineData("ru", "без указания имени")]
    public async Task The_cover_is_a_sound_Word_document_and_masks(string language, string promise)
    {
        var report = await _office.Filed(Filing.Saying(Story));
        await _office.Visit().Fill(report, "forward", ("Input.Note", "Шұғыл қарауды сұраймыз"));

        var bytes = await Cover(report, language);

        Assert.Empty(Problems(bytes));
        var words = Words(bytes);
        Assert.Contains(promise, words, StringComparison.Ordinal);
        Assert.Contains("Шұғыл қарауды сұраймыз", words, StringComparison.Ordinal);
        Assert.Contains("[телефон]", words, StringComparison.Ordinal);
        Assert.DoesNotContain("8 701 234 56 78", words, StringComparison.Ordinal);
        Assert.Contains(await _office.Log(report), entry => entry.Action == "audit.cover-printed");
        Assert.DoesNotContain(await _office.Log(report), entry => entry.Action == "audit.text-shown");
    }

    [Fact]
    public async Task With_everything_shown_only_for_a_reason_that_is_in_the_log()
    {
        var report = await _office.Filed(Filing.Saying(Story));
        var visitor = _office.Visit();
        await visitor.Fill(report, "forward");
        var (_, page) = await visitor.Open(Filing.Address(report));
        var token = page.QuerySelector($"form[action='{Address(report)}'] input[name=__RequestVerificationToken]")!.GetAttribute("value");

        var without = await Post(visitor, report, token, "");
        var with = await Post(visitor, report, token, "Тергеуге нөмір керек");
        var forged = await Post(visitor, report, "none", "Тергеуге нөмір керек");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK, HttpStatusCode.BadRequest), (without.StatusCode, with.StatusCode, forged.StatusCode));
        Assert.Contains("8 701 234 56 78", Words(await with.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        Assert.Equal(["Тергеуге нөмір керек"], (await _office.Log(report)).Where(entry => entry.Action == "audit.text-shown").Select(entry => entry.Note!));
    }

    [Fact]
    public async Task A_cover_that_is_not_there_or_not_for_this_reader_is_not_found()
    {
        var report = await _office.Filed();
        await _office.Visit().Fill(report, "forward");

        foreach (var path in new[] { $"{Filing.Address(report)}/forwardings/2/cover/kk", $"{Filing.Address(report)}/forwardings/0/cover/kk", $"{Filing.Address(report)}/forwardings/1/cover/en" })
            Assert.Equal(HttpStatusCode.NotFound, (await _office.Visit().Open(path)).Answer.StatusCode);
        _office.Staff.Role = StaffRole.Analyst;
        Assert.Equal(HttpStatusCode.NotFound, (await _office.Visit().Open(Address(report))).Answer.StatusCode);
    }

    public void Dispose() => _office.Dispose();

    private static string Address(Report report) => $"{Filing.Address(report)}/forwardings/1/cover/kk";

    private static List<string> Problems(byte[] bytes)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}")];
    }

    private static string Words(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        using var part = archive.GetEntry("word/document.xml")!.Open();
        return string.Join('\n', XDocument.Load(part).Descendants().Where(element => element.Name.LocalName == "t").Select(element => element.Value));
    }

    private async Task<byte[]> Cover(Report report, string language)
    {
        using var client = _office.CreateClient();
        return await client.GetByteArrayAsync(new Uri($"{Filing.Address(report)}/forwardings/1/cover/{language}", UriKind.Relative));
    }

    private static Task<HttpResponseMessage> Post(ReportsVisitor visitor, Report report, string? token, string reason) => visitor.Post(
        Address(report), ("__RequestVerificationToken", token ?? ""), ("reason", reason));
}
