using System.Net;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Conflicts;

public sealed class TiesTests : IDisposable
{
    private const string Land = "Управление земельных отношений Актюбинской области";

    private readonly Office _office = new();

    [Fact]
    public async Task A_member_declares_a_relation_and_cannot_take_it_back()
    {
        var who = await _office.Hire(StaffRole.Moderator);
        var visitor = await _office.Enter(StaffRole.Moderator, who: who);
        var (_, page) = await visitor.Open("/conflicts");

        var (answer, _) = await visitor.SubmitForm("/conflicts", page, ".rail form", ("Input.Organisation", Land), ("Input.Until", "2030-01-01"));

        Assert.Equal("/conflicts?done=declared", Visitor.Where(answer));
        var kept = await _office.Query(db => db.Conflicts.SingleAsync());
        Assert.Equal((who.Id, SubjectKind.Organisation, "reg-land", new DateOnly(2030, 1, 1)), (kept.StaffId, kept.Kind, kept.Code, kept.Until));
        Assert.Equal($"{who.Id:N} organisation:reg-land", await _office.Query(db => db.Audit.Where(e => e.Action == "audit.conflict-declared").Select(e => e.Note).SingleAsync()));

        (_, page) = await visitor.Open("/conflicts");
        Assert.Contains(Land, page.QuerySelector("ul.items")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("ul.items button"));
    }

    [Fact]
    public async Task What_is_not_in_the_registry_is_refused_beside_the_field()
    {
        var visitor = await _office.Enter(StaffRole.Moderator);
        var (_, page) = await visitor.Open("/conflicts");

        var (answer, refused) = await visitor.SubmitForm("/conflicts", page, ".rail form", ("Input.Organisation", "Мұндай ұйым жоқ"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty(refused.QuerySelector("#organisation-problem")?.TextContent ?? refused.QuerySelector(".problem")!.TextContent);
    }

    [Fact]
    public async Task A_lead_keeps_the_ties_of_others_and_nobody_else_does()
    {
        var who = await _office.Hire(StaffRole.Moderator);
        var (lead, other) = (await _office.Enter(StaffRole.Lead), await _office.Enter(StaffRole.Analyst));
        var address = $"/conflicts/{who.Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open(address)).Answer.StatusCode);

        var (_, page) = await lead.Open(address);
        await lead.SubmitForm(address, page, "section form", ("Home.Name", Land));
        Assert.Equal("reg-land", await _office.Query(db => db.Staff.Where(s => s.Id == who.Id).Select(s => s.HomeOrganisation).SingleAsync()));

        await lead.SubmitForm(address, page, ".rail form", ("Input.Organisation", Land));
        (_, page) = await lead.Open(address);
        var id = page.QuerySelector("ul.items button")!.GetAttribute("value");
        await lead.SubmitForm(address, page, "section:nth-of-type(2) form", ("Lift.ConflictId", id));
        Assert.Equal(0, await _office.Query(db => db.Conflicts.CountAsync()));
    }

    [Fact]
    public async Task An_administrator_has_no_such_page() =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await _office.Enter(StaffRole.Administrator)).Open("/conflicts")).Answer.StatusCode);

    public void Dispose() => _office.Dispose();
}
