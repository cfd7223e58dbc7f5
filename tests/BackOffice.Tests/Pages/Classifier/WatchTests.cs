using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.BackOffice.Learning;
using QuttyMeken.BackOffice.Pages.Classifier;
using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Classifier;

public sealed class WatchTests : IDisposable
{
    private readonly ReportsOffice _office = new();

    [Theory]
    [InlineData(StaffRole.Moderator, HttpStatusCode.OK)]
    [InlineData(StaffRole.Analyst, HttpStatusCode.OK)]
    [InlineData(StaffRole.Lead, HttpStatusCode.OK)]
    [InlineData(StaffRole.Administrator, HttpStatusCode.OK)]
    [InlineData(StaffRole.Expert, HttpStatusCode.NotFound)]
    [InlineData(StaffRole.Auditor, HttpStatusCode.NotFound)]
    public async Task Who_may_look_looks(StaffRole role, HttpStatusCode expected)
    {
        _office.Staff.Role = role;
        var model = await _office.Model("education");
        var visitor = _office.Visit();

        foreach (var path in new[] { "/classifier", "/classifier/confusions", "/classifier/models", $"/classifier/models/{Made.Name(model)}" })
            Assert.Equal(expected, (await visitor.Open(path)).Answer.StatusCode);
    }

    [Theory]
    [InlineData("kk-KZ", "Істеп тұрған модель әлі жоқ")]
    [InlineData("ru-RU", "Работающей модели пока нет")]
    public async Task An_office_without_reports_and_models_says_so(string language, string expected)
    {
        var (_, page) = await _office.Visit(language).Open("/classifier");

        Assert.Contains(expected, page.QuerySelector("section.rail")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll(".kpis b"), share => Assert.Equal("—", share.TextContent));
        Assert.Null(page.QuerySelector(".notice"));
    }

    [Fact]
    public async Task Shares_are_of_what_moderators_decided()
    {
        await Add(9, Sector.Education, Sector.Education, isSure: true);
        await Add(3, Sector.Education, Sector.Healthcare, isSure: true);
        await Add(4, Sector.Education, null, isSure: false);
        await Add(20, Sector.Education, Sector.Education, isSure: true, age: TimeSpan.FromDays(40));

        var (_, page) = await _office.Visit().Open("/classifier");

        Assert.Equal(["75 %", "75 %", "75 %"], page.QuerySelectorAll(".kpis b").Select(share => share.TextContent));
        Assert.Equal(["9 из 12", "12 из 16", "9 из 12"], page.QuerySelectorAll(".kpis dd:last-child").Select(share => share.TextContent));
        var months = page.QuerySelectorAll(".bars tbody tr");
        Assert.Equal(["июнь 2026", "июль 2026", "авг. 2026", "сент. 2026", "окт. 2026", "нояб. 2026"], months.Select(month => month.QuerySelector("th")!.TextContent));
        Assert.Equal(["0", "0", "0", "0", "100", "75"], months.Select(month => month.QuerySelector("rect")!.GetAttribute("width")));
    }

    [Fact]
    public async Task The_administrator_sees_the_same_figures()
    {
        await Add(12, Sector.Education, Sector.Education, isSure: true);
        _office.Staff.Role = StaffRole.Administrator;

        var (_, page) = await _office.Visit().Open("/classifier");

        Assert.Equal("12 из 12", page.QuerySelector(".kpis dd:last-child")!.TextContent);
    }

    [Fact]
    public async Task The_card_is_the_serving_models()
    {
        await _office.Serve(await _office.Model("education"));

        var (_, page) = await _office.Visit().Open("/classifier");

        var card = page.QuerySelector("section.rail dl")!.TextContent;
        Assert.Contains("Обучена на текстах2", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(30, true)]
    public async Task An_alarm_stands_on_the_page(int wrong, bool rings)
    {
        await Add(200, Sector.Education, Sector.Education, isSure: true, age: TimeSpan.FromDays(60));
        await Add(60, Sector.Education, Sector.Education, isSure: true);
        await Add(wrong, Sector.Education, Sector.Healthcare, isSure: true);

        var (_, page) = await _office.Visit().Open("/classifier");

        Assert.Equal(rings, page.QuerySelector(".notice.bad") is not null);
        Assert.Equal(rings, page.QuerySelector("td .tag.late") is not null);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(30, true)]
    public async Task An_alarm_marks_the_section_on_every_page(int wrong, bool rings)
    {
        using var office = new Office();
        var moderator = await office.Enter(StaffRole.Moderator);
        var numbers = 41_000_000;
        Report Decided(Sector decided, int daysAgo)
        {
            var at = office.Clock.GetUtcNow().AddDays(-daysAgo);
            var report = new Report(Guid.CreateVersion7(at), ++numbers, Filing.Plain with { Guess = Filing.Guessed(Sector.Education, 0.8f) }, at, _office.Region);
            report.Classify(Guid.CreateVersion7(at), decided, Kind.RedTape, null, null, null, at, _office.Region);
            return report;
        }

        await office.Query(db =>
        {
            db.AddRange(Enumerable.Range(0, 200).Select(_ => Decided(Sector.Education, 60)));
            db.AddRange(Enumerable.Range(0, 60).Select(_ => Decided(Sector.Education, 5)));
            db.AddRange(Enumerable.Range(0, wrong).Select(_ => Decided(Sector.Healthcare, 5)));
            return db.SaveChangesAsync();
        });
        await office.Services.GetRequiredService<DriftBell>().Look(default);

        var (_, queue) = await moderator.Open("/reports");

        Assert.Equal(rings, queue.QuerySelector("nav a[href='/classifier'] svg[role=img][aria-label]") is not null);
    }

    [Fact]
    public async Task No_text_is_read_and_every_question_is_bounded_by_time()
    {
        await Add(3, Sector.Education, Sector.Education, isSure: true);
        _office.Sql.Queries.Clear();

        await _office.Send(new Watch.Query());

        var counting = _office.Sql.Queries.Where(query => query.Sql.Contains("\"Reports\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(Watch.MonthsShown + 3, counting.Count);
        Assert.All(counting, query => Assert.DoesNotContain("\"Text\"", query.Sql, StringComparison.Ordinal));
        Assert.All(counting, query => Assert.Contains("COVERING INDEX IX_Reports_ReceivedAt", query.Plan, StringComparison.Ordinal));
    }

    public void Dispose() => _office.Dispose();

    private Task Add(int count, Sector guessed, Sector? decided, bool isSure, TimeSpan? age = null) =>
        _office.Add([.. Enumerable.Range(0, count).Select(_ => Made.Decided(_office, guessed, decided, age, isSure: isSure))]);
}
