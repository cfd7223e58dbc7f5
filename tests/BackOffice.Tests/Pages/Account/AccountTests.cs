using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts.SecondFactor;
using QuttyMeken.BackOffice.Pages.Account.Mine;
using QuttyMeken.BackOffice.Pages.Staff;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Account;

public sealed class AccountTests : IDisposable
{
    private const string NewPassword = "жаңа құпия сөз";

    private readonly Office _office = new();

    [Fact]
    public async Task A_person_sees_where_they_are_signed_in_and_ends_it()
    {
        var me = await _office.Hire(StaffRole.Moderator);
        var (first, second) = (await _office.Enter(StaffRole.Moderator, who: me), await _office.Enter(StaffRole.Moderator, who: me));
        var (_, page) = await first.Open("/account");
        await Fill(first, page, "device", ("Device.Name", "Кеңседегі компьютер"));
        (_, page) = await second.Open("/account");
        var rows = page.QuerySelectorAll("section:has(#sessions-title) tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.Contains("Кеңседегі компьютер", page.QuerySelector("section:has(#sessions-title)")!.TextContent, StringComparison.Ordinal);

        var (ended, _) = await Fill(second, page, "sessions", ("Deed.End", page.QuerySelector("button[name='Deed.End']")!.GetAttribute("value")));

        Assert.Equal("/account?done=ended", Visitor.Where(ended));
        Assert.Equal("/signin", Visitor.Where((await first.Open("/")).Answer));
        Assert.Equal(HttpStatusCode.OK, (await second.Open("/account")).Answer.StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_session_is_not_there()
    {
        await _office.Enter(StaffRole.Lead);
        var other = await _office.Query(db => db.Sessions.SingleAsync());

        await Assert.ThrowsAsync<NotThereException>(async () => await _office.Send(await _office.Hire(StaffRole.Moderator), new EndSession.Command(other.Id)));
        Assert.Equal(1, await _office.Query(db => db.Sessions.CountAsync()));
    }

    [Fact]
    public async Task A_new_password_needs_the_old_one_and_ends_the_other_sessions()
    {
        var me = await _office.Hire(StaffRole.Moderator);
        var (here, elsewhere) = (await _office.Enter(StaffRole.Moderator, who: me), await _office.Enter(StaffRole.Moderator, who: me));
        var (_, page) = await here.Open("/account");

        var (wrong, _) = await Fill(here, page, "password", ("Password.Current", "wrong password"), ("Password.Password", NewPassword), ("Password.Again", NewPassword));
        var (changed, _) = await Fill(here, page, "password", ("Password.Current", Office.Password), ("Password.Password", NewPassword), ("Password.Again", NewPassword));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found), (wrong.StatusCode, changed.StatusCode));
        Assert.Equal("/signin", Visitor.Where((await elsewhere.Open("/")).Answer));
        Assert.Equal("/reports", Visitor.Where((await here.Open("/")).Answer));
    }

    [Fact]
    public async Task A_new_name_is_shown_at_once()
    {
        var visitor = await _office.Enter(StaffRole.Moderator);
        var (_, page) = await visitor.Open("/account");

        await Fill(visitor, page, "name", ("Naming.Name", "Айгүл Серікқызы"));

        Assert.Contains("Айгүл Серікқызы", (await visitor.Open("/account")).Page.QuerySelector(".me")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Айгүл moderator → Айгүл Серікқызы", (await _office.Query(db => db.Audit.SingleAsync(e => e.Action == "audit.staff-renamed"))).Note);
    }

    [Fact]
    public async Task That_a_session_is_used_is_written_at_most_every_five_minutes()
    {
        var visitor = await _office.Enter(StaffRole.Moderator);
        var began = _office.Clock.GetUtcNow();
        _office.Clock.Advance(TimeSpan.FromMinutes(4));
        await visitor.Open("/account");
        Assert.Equal(began, (await Session()).LastSeenAt);

        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        await visitor.Open("/account");
        Assert.Equal(began.AddMinutes(5), (await Session()).LastSeenAt);
    }

    [Fact]
    public async Task A_link_keeps_the_second_factor_and_only_the_administrators_word_takes_it_away()
    {
        var administrator = await _office.Hire(StaffRole.Administrator);
        var me = await _office.Hire(StaffRole.Moderator);
        var visitor = await _office.Enter(StaffRole.Moderator, who: me);
        var (_, page) = await visitor.Open("/account/authenticator");
        var key = Telephone.Read(page.QuerySelector("#key")!.TextContent);
        var (added, _) = await visitor.Submit("/account/authenticator", page,
            ("Input.Code", Totp.CodeAt(key, _office.Clock.GetUtcNow())), ("Input.Password", Office.Password));
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);

        var link = (await _office.Send(administrator, new MakeLink.Command(me.Id))).Path;
        var back = _office.Stranger();
        var (_, welcome) = await back.Open(link);
        var (chosen, _) = await back.Submit(link, welcome, ("Input.Password", NewPassword), ("Input.Again", NewPassword));
        Assert.Equal("/signin/code", Visitor.Where(chosen));

        await _office.Send(administrator, new ForgetFactor.Command(me.Id));
        link = (await _office.Send(administrator, new MakeLink.Command(me.Id))).Path;
        (_, welcome) = await back.Open(link);
        (chosen, _) = await back.Submit(link, welcome, ("Input.Password", NewPassword), ("Input.Again", NewPassword));
        Assert.Equal("/", Visitor.Where(chosen));
        Assert.Equal((0, 0), await _office.Query(async db => (await db.Authenticators.CountAsync(), await db.RecoveryCodes.CountAsync())));
        Assert.Equal(me.Email, (await _office.Query(db => db.Audit.SingleAsync(e => e.Action == "audit.second-factor-removed"))).Note);
    }

    [Fact]
    public async Task The_administrator_ends_every_session_of_a_person()
    {
        var me = await _office.Hire(StaffRole.Moderator);
        var visitor = await _office.Enter(StaffRole.Moderator, who: me);

        await _office.Send(await _office.Hire(StaffRole.Administrator), new EndSessions.Command(me.Id));

        Assert.Equal("/signin", Visitor.Where((await visitor.Open("/")).Answer));
    }

    [Fact]
    public async Task Passkey_options_need_the_forms_token()
    {
        var visitor = await _office.Enter(StaffRole.Moderator);
        var (_, page) = await visitor.Open("/account");
        using var without = new HttpRequestMessage(HttpMethod.Post, "/account/passkeys/options");
        using var with = new HttpRequestMessage(HttpMethod.Post, "/account/passkeys/options");
        with.Headers.Add("RequestVerificationToken", page.QuerySelector("form[data-passkey] [name=__RequestVerificationToken]")!.GetAttribute("value"));

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Client.SendAsync(without)).StatusCode);
        var answer = await visitor.Client.SendAsync(with);
        Assert.Contains("\"userVerification\":\"required\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _office.Dispose();

    private Task<StaffSession> Session() => _office.Query(db => db.Sessions.AsNoTracking().SingleAsync());

    private static Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Fill(
        Visitor visitor, IHtmlDocument page, string form, params (string Name, string? Value)[] fields) =>
        visitor.SubmitForm("/account", page, $"form:has([name=_handler][value='{form}'])", fields);
}
