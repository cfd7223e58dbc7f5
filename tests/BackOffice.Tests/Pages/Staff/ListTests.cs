using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Pages.Staff;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Staff;

public sealed class ListTests : IDisposable
{
    private const string NewPassword = "жаңа құпия сөз";

    private readonly Office _office = new();

    [Fact]
    public async Task An_added_person_chooses_a_password_with_the_link_and_signs_in()
    {
        var administrator = await _office.Enter(StaffRole.Administrator);
        var (answer, added) = await Add(administrator, "Дана Сейтова", "dana@example.kz", "Moderator");
        var link = Link(added);

        var dana = _office.Stranger();
        var (_, welcome) = await dana.Open(link);
        var (chosen, _) = await dana.Submit(link, welcome, ("Input.Password", NewPassword), ("Input.Again", NewPassword));
        var later = _office.Stranger();
        var (_, page) = await later.Open("/signin");
        var (signedIn, _) = await later.Submit("/signin", page, ("Input.Email", "dana@example.kz"), ("Input.Password", NewPassword));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Дана Сейтова", welcome.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Found, "/"), (chosen.StatusCode, Visitor.Where(chosen)));
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _office.Stranger().Open(link)).Answer.StatusCode);
        Assert.Equal(["audit.password-chosen", "audit.signed-in", "audit.signed-in", "audit.signed-in", "audit.staff-added"],
            await _office.Query(db => db.Audit.Select(e => e.Action).OrderBy(action => action).ToListAsync()));
    }

    [Fact]
    public async Task A_new_link_ends_the_old_one_and_a_new_password_ends_every_session()
    {
        var lead = await _office.Hire(StaffRole.Lead);
        var session = await _office.Enter(StaffRole.Lead, who: lead);
        var administrator = await _office.Enter(StaffRole.Administrator);

        var first = Link((await Do(administrator, "Deed.Link", lead)).Page);
        var second = Link((await Do(administrator, "Deed.Link", lead)).Page);
        Assert.Equal(HttpStatusCode.NotFound, (await _office.Stranger().Open(first)).Answer.StatusCode);

        var visitor = _office.Stranger();
        var (_, welcome) = await visitor.Open(second);
        await visitor.Submit(second, welcome, ("Input.Password", NewPassword), ("Input.Again", NewPassword));

        Assert.Equal("/signin", Visitor.Where((await session.Open("/")).Answer));
        Assert.Equal("/reports", Visitor.Where((await visitor.Open("/")).Answer));
    }

    [Fact]
    public async Task A_person_who_is_shut_out_is_gone_at_once_and_so_is_their_link()
    {
        var lead = await _office.Hire(StaffRole.Lead);
        var session = await _office.Enter(StaffRole.Lead, who: lead);
        var administrator = await _office.Enter(StaffRole.Administrator);
        var link = Link((await Do(administrator, "Deed.Link", lead)).Page);

        var (locked, _) = await Do(administrator, "Deed.ShutOut", lead);

        Assert.Equal("/staff", Visitor.Where(locked));
        Assert.Equal("/signin", Visitor.Where((await session.Open("/")).Answer));
        Assert.Equal(HttpStatusCode.NotFound, (await _office.Stranger().Open(link)).Answer.StatusCode);
        Assert.Equal("/signin", Visitor.Where((await (await _office.Enter(StaffRole.Lead, who: lead)).Open("/")).Answer));

        await Do(administrator, "Deed.LetIn", lead);
        Assert.Equal("/reports", Visitor.Where((await (await _office.Enter(StaffRole.Lead, who: lead)).Open("/")).Answer));
    }

    [Fact]
    public async Task Nobody_shuts_oneself_out()
    {
        var me = await _office.Hire(StaffRole.Administrator);
        var visitor = await _office.Enter(StaffRole.Administrator, who: me);

        var (answer, refused) = await Do(visitor, "Deed.ShutOut", me);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Закрыть вход самому себе нельзя. Попросите другого администратора.", refused.QuerySelector("form [role=alert]")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var gone = await _office.Hire(StaffRole.Administrator);
        var last = await _office.Hire(StaffRole.Administrator, "last@example.kz");
        await _office.Send(last, new ShutOut.Command(gone.Id));

        // Shut out a minute ago, but the cookie has not been looked at since.
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => _office.Send(gone, new ShutOut.Command(last.Id)));

        Assert.Equal("staff.last-administrator", refused.Problem.Code);
    }

    [Fact]
    public async Task An_e_mail_belongs_to_one_person()
    {
        var administrator = await _office.Enter(StaffRole.Administrator);

        var (answer, refused) = await Add(administrator, "Екінші", "Administrator@Example.kz", "Lead");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("С этой почтой уже есть сотрудник.", refused.QuerySelector("#email-problem")!.TextContent);
        Assert.Equal(1, await _office.Query(db => db.Staff.CountAsync()));
    }

    [Fact]
    public async Task Every_role_can_be_given_and_has_a_first_page()
    {
        var administrator = await _office.Hire(StaffRole.Administrator);
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var email = $"new-{role}@example.kz";
            await _office.Send(administrator, new Add.Command { Name = "Дана", Email = email, Role = role });
            var visitor = await _office.Enter(role, who: role is StaffRole.Administrator ? administrator : null);
            var first = Visitor.Where((await visitor.Open("/")).Answer)!;

            Assert.Equal(HttpStatusCode.OK, (await visitor.Open(first)).Answer.StatusCode);
            Assert.Equal(role, (await _office.Query(db => db.Staff.SingleAsync(s => s.Email == email))).Role);
        }
    }

    [Theory]
    [InlineData("Astrologer")]
    [InlineData("77")]
    public async Task A_role_that_is_not_there_is_refused(string role)
    {
        var administrator = await _office.Enter(StaffRole.Administrator);

        var (answer, refused) = await Add(administrator, "Дана", "dana@example.kz", role);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Выберите роль из списка.", refused.QuerySelector("#role-problem")!.TextContent);
    }

    [Theory]
    [InlineData(StaffRole.Moderator)]
    [InlineData(StaffRole.Lead)]
    [InlineData(StaffRole.Analyst)]
    public async Task For_everyone_else_the_page_is_not_there(StaffRole role)
    {
        var person = await _office.Hire(role);
        var visitor = await _office.Enter(role, who: person);

        var (answer, page) = await visitor.Open("/staff");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(page.QuerySelector("nav a[href='/staff']"));
        foreach (var command in new Func<Task>[]
        {
            () => _office.Send(person, new Add.Command { Name = "Дана", Email = "dana@example.kz", Role = StaffRole.Lead }),
            () => _office.Send(person, new MakeLink.Command(person.Id)),
            () => _office.Send(person, new ShutOut.Command(person.Id)),
            () => _office.Send(person, new LetIn.Command(person.Id)),
        })
            await Assert.ThrowsAsync<NotThereException>(command);
    }

    public void Dispose() => _office.Dispose();

    private static string Link(IHtmlDocument page) => new Uri(page.QuerySelector("#link")!.GetAttribute("value")!).AbsolutePath;

    private static async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Add(Visitor visitor, string name, string email, string role)
    {
        var (_, page) = await visitor.Open("/staff");
        return await visitor.SubmitForm("/staff", page, "main .rail form", ("Input.Name", name), ("Input.Email", email), ("Input.Role", role));
    }

    private static async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Do(Visitor visitor, string deed, StaffMember person)
    {
        var (_, page) = await visitor.Open("/staff");
        return await visitor.Submit("/staff", page, (deed, person.Id.ToString()));
    }
}
