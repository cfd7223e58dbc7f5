using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Settings;

public sealed class EditTextTests : IDisposable
{
    private const string Path = "/settings/texts/closed.spam";

    private readonly ReportsOffice _office = new();

    public EditTextTests() => _office.Staff.Role = StaffRole.Administrator;

    [Fact]
    public async Task The_offices_words_take_the_place_of_the_shipped_ones_until_they_are_taken_back()
    {
        var catalog = _office.Services.GetRequiredService<TextCatalog>();
        var shipped = catalog.Get("closed.spam", Language.Kazakh);
        var visitor = _office.Visit();

        var (answer, _) = await visitor.Submit(Path, (await visitor.Open(Path)).Page, "text", ("Input.Kk", "Бізге қатысы жоқ: {text}"), ("Input.Ru", "Не наше: {text}"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(("Бізге қатысы жоқ: {text}", "Не наше: {text}"), (catalog.Get("closed.spam", Language.Kazakh), catalog.Get("closed.spam", Language.Russian)));

        var (_, list) = await visitor.Open("/settings/texts");
        Assert.Single(list.QuerySelectorAll(".items .tag"));

        await visitor.Submit(Path, (await visitor.Open(Path)).Page, "text", ("Input.Reset", "true"));
        Assert.Equal(shipped, catalog.Get("closed.spam", Language.Kazakh));
        Assert.Equal(["audit.text-changed", "audit.text-reset"], await _office.Query(db => db.Audit.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Theory]
    [InlineData("closed.spam", "", "Напишите текст на обоих языках.")]
    [InlineData("closed.spam", "Без письма", "В тексте должно быть {text}")]
    [InlineData("state.new", "Новое {text}", "В этом тексте не должно быть {text}")]
    public async Task What_would_leave_a_citizen_without_words_is_refused(string key, string words, string problem)
    {
        var path = $"/settings/texts/{key}";
        var visitor = _office.Visit();

        var (answer, page) = await visitor.Submit(path, (await visitor.Open(path)).Page, "text", ("Input.Ru", words));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(problem, page.QuerySelector("#ru-problem, .problem[id=ru-problem]")?.TextContent ?? page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _office.Query(db => db.OfficeTexts.CountAsync()));
    }

    [Theory]
    [InlineData(StaffRole.Administrator, "/settings/texts/office.skip")]
    [InlineData(StaffRole.Administrator, "/settings/texts/none")]
    [InlineData(StaffRole.Lead, "/settings/texts/closed.spam")]
    [InlineData(StaffRole.Lead, "/settings/texts")]
    [InlineData(StaffRole.Moderator, "/settings/alarms")]
    [InlineData(StaffRole.Administrator, "/audit")]
    public async Task What_is_not_for_this_reader_is_not_there(StaffRole role, string path)
    {
        _office.Staff.Role = role;

        Assert.Equal(HttpStatusCode.NotFound, (await _office.Visit().Open(path)).Answer.StatusCode);
    }

    public void Dispose() => _office.Dispose();
}
