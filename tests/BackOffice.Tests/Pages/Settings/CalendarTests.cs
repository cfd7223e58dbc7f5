using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Settings;

public sealed class CalendarTests : IDisposable
{
    private const string Page = "/settings/calendar?year=2026";
    private const string Good = "date,kind,name_kk,name_ru\n2026-05-18,off,Ауысқан күн,Перенесённый день\n2026-05-23,working,Жұмыс күні,Рабочий день";

    private static readonly DateOnly Monday = new(2026, 5, 18);
    private readonly Office _office = new();

    [Fact]
    public async Task A_table_is_looked_at_first_taken_then_and_can_be_taken_back()
    {
        var administrator = await _office.Enter(StaffRole.Administrator);
        var (_, page) = await administrator.Open(Page);

        var (looked, preview) = await administrator.SubmitForm(Page, page, "main .rail form", ("Input.Text", Good), ("Input.File", null));
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Contains("Перенесённый день", preview.QuerySelector("main .rail table")!.TextContent, StringComparison.Ordinal);
        Assert.True(Region.IsWorkingDay(Monday));

        var (taken, _) = await administrator.SubmitForm(Page, preview, "main .rail form", ("Input.Import", "true"), ("Input.File", null));
        Assert.Equal(Page, Visitor.Where(taken));
        Assert.False(Region.IsWorkingDay(Monday));
        Assert.True(Region.IsWorkingDay(new(2026, 5, 23)));

        var (_, entered) = await administrator.Open(Page);
        Assert.Contains("Перенесённый день", entered.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        await administrator.SubmitForm(Page, entered, "main .part form");
        Assert.True(Region.IsWorkingDay(Monday));
        Assert.Equal(["audit.calendar-imported:2026", "audit.calendar-removed:2026"],
            await _office.Query(db => db.Audit.Where(e => e.Action.StartsWith("audit.calendar")).OrderBy(e => e.Id).Select(e => $"{e.Action}:{e.Note}").ToListAsync()));
    }

    [Fact]
    public async Task One_bad_line_and_nothing_is_taken()
    {
        var administrator = await _office.Enter(StaffRole.Administrator, "kk-KZ");
        var (_, page) = await administrator.Open(Page);

        var (answer, refused) = await administrator.SubmitForm(Page, page, "main .rail form",
            ("Input.Text", Good + "\n2026-13-01,off,а,б"), ("Input.Import", "true"), ("Input.File", null));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("4-жол:", refused.QuerySelector("main .rail [role=alert]")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await _office.Query(db => db.CalendarDays.CountAsync()));
        Assert.True(Region.IsWorkingDay(Monday));
    }

    [Fact]
    public async Task A_copy_that_starts_later_knows_the_year()
    {
        var administrator = await _office.Hire(StaffRole.Administrator);
        await _office.Send(administrator, new BackOffice.Pages.Settings.ImportCalendar.Command { Text = Good });

        using var other = new Office(_office.Data);
        var region = other.Services.GetRequiredService<Region>();
        for (var attempt = 0; attempt < 200 && region.IsWorkingDay(Monday); attempt++)
            await Task.Delay(TimeSpan.FromMilliseconds(25));

        Assert.False(region.IsWorkingDay(Monday));
    }

    public void Dispose() => _office.Dispose();

    private Region Region => _office.Services.GetRequiredService<Region>();
}
