using System.Net;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports;

public sealed class FilesTests : IDisposable
{
    private static readonly byte[] Image = [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3];

    private readonly ReportsOffice _office = new();

    [Fact]
    public async Task An_image_comes_decrypted_and_locked_in()
    {
        var report = await _office.Filed();
        await Attached(report, FileKind.Image, cleaned: true);

        using var client = _office.CreateClient();
        var answer = await client.GetAsync(new Uri($"{Filing.Address(report)}/files/1", UriKind.Relative));

        Assert.Equal(Image, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["sandbox"], answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData(FileKind.Image, true, false, 0)]
    [InlineData(FileKind.Image, true, false, 2)]
    [InlineData(FileKind.Document, false, false, 1)]
    [InlineData(FileKind.Document, true, false, 1)]
    [InlineData(FileKind.Image, false, false, 1)]
    [InlineData(FileKind.Image, true, true, 1)]
    public async Task What_is_held_gone_or_never_was_is_not_found(FileKind kind, bool cleaned, bool removed, int number)
    {
        var report = await _office.Filed();
        var blob = await Attached(report, kind, cleaned);
        if (removed)
            _office.Vault.Remove(blob);

        var (answer, _) = await _office.Visit().Open($"{Filing.Address(report)}/files/{number}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.StartsWith("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_a_withdrawn_report_are_not_found()
    {
        var report = await _office.Filed();
        await Attached(report, FileKind.Image, cleaned: true);
        await _office.Change(report, one => one.Withdraw(_office.Clock.GetUtcNow()));

        Assert.Equal(HttpStatusCode.NotFound, (await _office.Visit().Open($"{Filing.Address(report)}/files/1")).Answer.StatusCode);
    }

    [Fact]
    public async Task The_page_shows_images_and_says_of_the_rest_why_not()
    {
        var report = await _office.Filed();
        await Attached(report, FileKind.Image, cleaned: true);
        await Attached(report, FileKind.Voice, cleaned: false);
        await _office.Add(Waiting(report, FileKind.Video));

        var (_, page) = await _office.Visit("kk-KZ").Open(Filing.Address(report));

        Assert.Equal($"{Filing.Address(report)}/files/1", Assert.Single(page.QuerySelectorAll(".items img")).GetAttribute("src"));
        Assert.Equal(
            ["қайта кодталған: түсірілген орны, уақыты мен құрылғысы өшірілген", "жабық сақталып тұр: файлдың бұл түрін әзірге тазалау мүмкін емес", "мессенджерден жүктеліп жатыр"],
            page.QuerySelectorAll(".items small").Select(state => state.TextContent));
    }

    public void Dispose() => _office.Dispose();

    private async Task<string> Attached(Report report, FileKind kind, bool cleaned)
    {
        var blob = await _office.Vault.Put(Image, default);
        var file = Waiting(report, kind);
        file.Keep(blob, Image.Length, cleaned);
        await _office.Add(file);
        return blob;
    }

    private Attachment Waiting(Report report, FileKind kind)
    {
        _office.Clock.Advance(TimeSpan.FromSeconds(1));
        var file = new Attachment(Guid.CreateVersion7(_office.Clock.GetUtcNow()), kind, _office.Clock.GetUtcNow());
        file.BelongTo(report.Id);
        return file;
    }
}
