using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using QuttyMeken.BackOffice.Pages.Registry;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Registry;

public sealed class RegistryTests : IDisposable
{
    private const string Heading = "code,type,sector,unit,parent,name_kk,name_ru,aliases,closed_on\n";

    private readonly Office _office = new();

    [Fact]
    public async Task The_file_fills_the_registry_and_what_a_lead_changed_stays()
    {
        var lead = await _office.Hire(StaffRole.Lead);
        var visitor = await _office.Enter(StaffRole.Lead, who: lead);
        var (_, page) = await visitor.Open("/registry/organisations/reg-land");
        var (saved, _) = await visitor.SubmitForm("/registry/organisations/reg-land", page, "section form", ("Input.NameRu", "Земельное управление"));
        Assert.Equal("/registry/organisations?done=organisation", Visitor.Where(saved));

        await _office.Query(async db => { await Storage.Registry.Fill(db, Region.Shipped("aktobe"), default); return 0; });

        Assert.Equal("Земельное управление", await _office.Query(db => db.Organisations.Where(o => o.Code == "reg-land").Select(o => o.NameRu).SingleAsync()));
        var (_, list) = await visitor.Open("/registry/organisations?q=ЗЕМЕЛЬНОЕ УПР");
        Assert.Equal("/registry/organisations/reg-land", Assert.Single(list.QuerySelectorAll("main td a")).GetAttribute("href"));
    }

    [Fact]
    public async Task A_moderator_reads_the_registry_and_changes_nothing()
    {
        var visitor = await _office.Enter(StaffRole.Moderator);

        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/registry/organisations")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/registry/people")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/registry/districts")).Answer.StatusCode);
        foreach (var address in new[] { "/registry/organisations/add", "/registry/organisations/reg-land", "/registry/people/add", "/registry/import", "/registry/import/people.csv" })
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await visitor.Open(address)).Answer.StatusCode));
    }

    [Fact]
    public async Task A_person_is_added_with_a_link_to_an_account()
    {
        var who = await _office.Hire(StaffRole.Moderator);
        var lead = await _office.Enter(StaffRole.Lead);
        var (_, page) = await lead.Open("/registry/people/add");

        var (refused, _) = await lead.SubmitForm("/registry/people/add", page, "section form", ("Input.Code", "bad code"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await lead.SubmitForm("/registry/people/add", page, "section form", ("Input.Code", "head"), ("Input.Name", "Басшыбаев Берік"), ("Input.PostKk", "Басшы"),
            ("Input.PostRu", "Руководитель"), ("Input.Organisation", "reg-land"), ("Input.IsFirstHead", "true"), ("Input.StaffId", $"{who.Id}"));

        var saved = await _office.Query(db => db.Officials.SingleAsync(o => o.Code == "head"));
        Assert.Equal(("reg-land", true, who.Id), (saved.Organisation, saved.IsFirstHead, saved.StaffId));
        Assert.True(await _office.Query(db => db.Concerns.AnyAsync(c => c.StaffId == who.Id && c.Code == "reg-land")));
    }

    [Fact]
    public async Task A_table_with_one_wrong_cell_changes_nothing_and_the_cell_is_named()
    {
        var lead = await _office.Hire(StaffRole.Lead);
        var table = Encoding.UTF8.GetBytes(Heading + "good,court,other,,,Сот,Суд,,\nbad,court,astrology,,nowhere,,Суд,,31.02.2026\ngood,court,other,,,Сот,Суд,,\n");

        var outcome = await _office.Send(lead, new ImportTable.Command(ImportedTable.Organisations, table, Keep: true));

        Assert.False(outcome.Kept);
        Assert.Equal(
            [(3, "closed_on", "import.not-a-day"), (3, "name_kk", "registry.name-missing"), (3, "sector", "registry.sector-missing"), (4, "code", "import.twice")],
            outcome.Problems.Select(one => (one.Line, one.Column, one.Problem)).Order());
        Assert.False(await _office.Query(db => db.Organisations.AnyAsync(o => o.Code == "good")));
    }

    [Fact]
    public async Task A_table_is_tried_first_and_kept_when_it_is_meant()
    {
        var visitor = await _office.Enter(StaffRole.Lead);
        var (_, page) = await visitor.Open("/registry/import");
        // The part stands above its parent; the names hold the separators.
        var table = Heading + "part,court,other,,whole,\"Сот, бірінші\",\"Суд; первый\",Б соты|Б сот,\nwhole,court,other,,,Сот,Суд,,2026-01-31\n";
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("section form input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("import"), "_handler" },
            { new StringContent("Organisations"), "Input.Table" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "Input.File", "table.csv" },
        };

        var answer = await visitor.Client.PostAsync(new Uri("/registry/import", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(await _office.Query(db => db.Organisations.AnyAsync(o => o.Code == "part")));
        var tried = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        await visitor.SubmitForm("/registry/import", tried, "main > form");

        var part = await _office.Query(db => db.Organisations.SingleAsync(o => o.Code == "part"));
        Assert.Equal(("whole", "Сот, бірінші", "Суд; первый", "Б соты\nБ сот"), (part.Parent, part.NameKk, part.NameRu, part.Aliases));
        Assert.Equal(new DateOnly(2026, 1, 31), await _office.Query(db => db.Organisations.Where(o => o.Code == "whole").Select(o => o.ClosedOn).SingleAsync()));
    }

    [Fact]
    public async Task An_excel_sheet_is_read_like_a_csv()
    {
        var lead = await _office.Hire(StaffRole.Lead);
        using var sheet = new MemoryStream();
        sheet.SaveAs(new[]
        {
            new { code = "akim", name = "Ақанов Арман", post_kk = "Әкім", post_ru = "Аким", organisation = "reg-office", first_head = 1, leadership = "иә", closed_on = "" },
        });

        var outcome = await _office.Send(lead, new ImportTable.Command(ImportedTable.People, sheet.ToArray(), Keep: true));

        Assert.Equal((1, 0, true), (outcome.Added, outcome.Changed, outcome.Kept));
        Assert.True(await _office.Query(db => db.Officials.AnyAsync(o => o.Code == "akim" && o.IsLeadership && o.IsFirstHead)));
    }

    [Theory]
    [InlineData("PK\u0003\u0004 no zip")]
    [InlineData("\"never closed")]
    public async Task What_is_no_table_is_refused(string file) => await Assert.ThrowsAnyAsync<Exception>(async () =>
    {
        var outcome = await _office.Send(await _office.Hire(StaffRole.Lead), new ImportTable.Command(ImportedTable.People, Encoding.UTF8.GetBytes(file), Keep: true));
        if (outcome.Problems.Count > 0)
            throw new RuleBrokenException("import.unreadable");
    });

    public void Dispose() => _office.Dispose();
}
