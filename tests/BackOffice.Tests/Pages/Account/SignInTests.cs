using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Account;

public sealed class SignInTests : IDisposable
{
    private readonly Office _office = new();

    [Fact]
    public async Task Signing_in_and_out_opens_and_shuts_the_door_and_is_written_down()
    {
        var administrator = await _office.Hire(StaffRole.Administrator);
        var visitor = _office.Stranger();

        var (answer, _) = await SignIn(visitor, "ADMINISTRATOR@example.kz ", Office.Password);
        var (_, staff) = await visitor.Open("/staff");
        var (left, _) = await visitor.SubmitForm("/signout", staff, ".me form");
        var (after, _) = await visitor.Open("/staff");

        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, Visitor.Where(answer)));
        Assert.Equal("/signin", Visitor.Where(left));
        Assert.Equal("/signin?returnUrl=%2Fstaff", Visitor.Where(after));
        var written = await _office.Query(db => db.Audit.OrderBy(e => e.Id).Select(e => new { e.Action, e.StaffId }).ToListAsync());
        Assert.Equal(["audit.signed-in", "audit.signed-out"], written.Select(e => e.Action));
        Assert.All(written, entry => Assert.Equal(administrator.Id, entry.StaffId));
    }

    [Fact]
    public async Task An_unknown_e_mail_a_wrong_password_and_an_invitation_are_refused_in_the_same_words()
    {
        await _office.Hire(StaffRole.Moderator);
        await _office.Send(await _office.Hire(StaffRole.Administrator),
            new BackOffice.Pages.Staff.Add.Command { Name = "Дана", Email = "invited@example.kz", Role = StaffRole.Lead });

        var refusals = new[]
        {
            await SignIn(_office.Stranger(), "moderator@example.kz", "wrong password"),
            await SignIn(_office.Stranger(), "nobody@example.kz", Office.Password),
            await SignIn(_office.Stranger(), "invited@example.kz", Office.Password),
        };

        Assert.All(refusals, refusal => Assert.Equal(HttpStatusCode.UnprocessableEntity, refusal.Answer.StatusCode));
        Assert.Single(refusals.Select(refusal => refusal.Page.QuerySelector("main [role=alert]")!.TextContent.Trim()).Distinct());
    }

    [Fact]
    public async Task Five_wrong_tries_close_the_door_for_a_quarter_of_an_hour()
    {
        await _office.Hire(StaffRole.Moderator);
        for (var attempt = 0; attempt < 5; attempt++)
            await SignIn(_office.Stranger(), "moderator@example.kz", "wrong password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(_office.Stranger(), "moderator@example.kz", Office.Password)).Answer.StatusCode);

        _office.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Found, (await SignIn(_office.Stranger(), "moderator@example.kz", Office.Password)).Answer.StatusCode);
    }

    [Fact]
    public async Task Tries_sent_all_at_once_count_like_any_others()
    {
        await _office.Hire(StaffRole.Moderator);
        var visitor = _office.Stranger();
        var (_, page) = await visitor.Open("/signin");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            visitor.Submit("/signin", page, ("Input.Email", "moderator@example.kz"), ("Input.Password", "wrong password"))));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(visitor, "moderator@example.kz", Office.Password)).Answer.StatusCode);
    }

    [Fact]
    public async Task A_colleague_is_not_kept_out_by_the_wrong_tries_of_others_in_the_same_building()
    {
        var moderator = await _office.Hire(StaffRole.Moderator);
        var owner = await _office.Enter(StaffRole.Moderator, who: moderator);
        var (_, page) = await owner.Open("/reports");
        await owner.SubmitForm("/signout", page, ".me form");

        for (var attempt = 0; attempt < 6; attempt++)
            await SignIn(_office.Stranger(), "moderator@example.kz", "wrong password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(_office.Stranger(), "moderator@example.kz", Office.Password)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await SignIn(owner, "moderator@example.kz", Office.Password)).Answer.StatusCode);
        Assert.Equal(("password", moderator.Id), await _office.Query(async db =>
            (await db.Audit.Where(e => e.Action == "audit.signin-closed").Select(e => ValueTuple.Create(e.Note!, e.StaffId)).SingleAsync())));
    }

    [Fact]
    public async Task Work_in_the_first_half_of_the_idle_time_counts_too()
    {
        var visitor = await _office.Enter(StaffRole.Administrator);
        _office.Clock.Advance(TimeSpan.FromMinutes(50));
        await visitor.Open("/staff");
        _office.Clock.Advance(TimeSpan.FromMinutes(90));

        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/staff")).Answer.StatusCode);
    }

    [Theory]
    [InlineData("/staff?page=2", "/staff?page=2")]
    [InlineData("https://elsewhere.kz/", "/")]
    [InlineData("//elsewhere.kz", "/")]
    [InlineData("/\\elsewhere.kz", "/")]
    [InlineData("staff", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task The_way_back_never_leaves_the_site(string wanted, string led)
    {
        await _office.Hire(StaffRole.Administrator);

        var (answer, _) = await SignIn(_office.Stranger(), "administrator@example.kz", Office.Password, $"/signin?returnUrl={Uri.EscapeDataString(wanted)}");

        Assert.Equal((HttpStatusCode.Found, led), (answer.StatusCode, Visitor.Where(answer)));
    }

    [Fact]
    public async Task A_session_ends_after_two_idle_hours()
    {
        var visitor = await _office.Enter(StaffRole.Administrator);
        _office.Clock.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/staff")).Answer.StatusCode);

        _office.Clock.Advance(TimeSpan.FromMinutes(121));
        Assert.Equal(HttpStatusCode.Found, (await visitor.Open("/staff")).Answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_the_antiforgery_token_is_not_taken()
    {
        await _office.Hire(StaffRole.Administrator);
        var visitor = _office.Stranger();
        var (_, page) = await visitor.Open("/signin");

        var (answer, sorry) = await visitor.Submit("/signin", page,
            ("Input.Email", "administrator@example.kz"), ("Input.Password", Office.Password), ("__RequestVerificationToken", null));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Запрос не принят", sorry.QuerySelector("h1")?.TextContent);
        Assert.Equal(0, await _office.Query(db => db.Audit.CountAsync()));
    }

    [Fact]
    public async Task Nobody_is_signed_out_by_a_foreign_form()
    {
        var visitor = await _office.Enter(StaffRole.Administrator);
        var (_, staff) = await visitor.Open("/staff");

        var (answer, _) = await visitor.SubmitForm("/signout", staff, ".me form", ("__RequestVerificationToken", null));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/staff")).Answer.StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_not_for_scripts_and_not_for_other_sites()
    {
        await _office.Hire(StaffRole.Administrator);

        var (answer, _) = await SignIn(_office.Stranger(), "administrator@example.kz", Office.Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("quttymeken=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    }

    public void Dispose() => _office.Dispose();

    private static async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> SignIn(
        Visitor visitor, string email, string password, string path = "/signin")
    {
        var (_, page) = await visitor.Open(path);
        return await visitor.Submit(path, page, ("Input.Email", email), ("Input.Password", password));
    }
}
