using System.Net;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Infrastructure;

public sealed class LanguageTests : IDisposable
{
    private readonly Office _office = new();

    [Theory]
    [InlineData("ru", "ru")]
    [InlineData("ru-KZ,kk;q=0.5", "ru")]
    [InlineData("en-GB,ru;q=0.2,kk;q=0.9", "kk")]
    [InlineData("en-GB", "kk")]
    public async Task The_browser_is_asked_first(string asked, string spoken)
    {
        var (_, page) = await _office.Stranger(asked).Open("/signin");

        Assert.Equal(spoken, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(spoken == "kk" ? "Кіру" : "Вход", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task What_the_reader_chooses_stays_chosen()
    {
        var visitor = _office.Stranger("ru-RU");

        var (answer, _) = await visitor.Open("/signin?lang=kk&returnUrl=%2Fstaff");
        var (_, page) = await visitor.Open("/signin");

        Assert.Equal((HttpStatusCode.SeeOther, "/signin?returnUrl=%2Fstaff"), (answer.StatusCode, Visitor.Where(answer)));
        Assert.Equal("kk", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData("/staff?lang=ru", "/staff")]
    [InlineData("//elsewhere.kz/?lang=ru", "/elsewhere.kz/")]
    [InlineData("/%5Celsewhere.kz?lang=ru", "/%5Celsewhere.kz")]
    public async Task Choosing_a_language_never_leaves_the_site(string asked, string led)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://localhost{asked}"));

        var answer = await _office.Stranger().Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.SeeOther, led), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task A_language_we_do_not_speak_changes_nothing() =>
        Assert.Equal(HttpStatusCode.OK, (await _office.Stranger().Open("/signin?lang=fr")).Answer.StatusCode);

    [Fact]
    public async Task The_links_lead_to_the_page_they_stand_on()
    {
        var visitor = await _office.Enter(StaffRole.Administrator);

        var (_, staff) = await visitor.Open("/staff?x=1");
        var (_, sorry) = await visitor.Open("/no/such");

        Assert.Equal("/staff?x=1&lang=kk", staff.QuerySelector(".me a[lang=kk]")!.GetAttribute("href"));
        Assert.Equal("/no/such?lang=kk", sorry.QuerySelector(".me a[lang=kk]")!.GetAttribute("href"));
        Assert.Equal("/staff?x=1#main", staff.QuerySelector(".skip")!.GetAttribute("href"));
    }

    public void Dispose() => _office.Dispose();
}
