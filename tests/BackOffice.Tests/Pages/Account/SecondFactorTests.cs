using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts.SecondFactor;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Account;

public sealed class SecondFactorTests : IDisposable
{
    private const string AddPage = "/signin/add-authenticator";
    private const string CodePage = "/signin/code";

    private readonly Office _office = new() { PasswordIsEnough = false };

    [Fact]
    public async Task A_password_alone_leads_to_adding_a_telephone_and_the_telephone_lets_in()
    {
        await _office.Hire(StaffRole.Moderator);
        var visitor = _office.Stranger();
        var (answer, _) = await SignIn(visitor, "/signin?returnUrl=%2Freports%3Fpage%3D2");
        Assert.Equal($"{AddPage}?returnUrl=%2Freports%3Fpage%3D2", Visitor.Where(answer));
        Assert.Equal("/signin", Visitor.Where((await visitor.Open("/")).Answer));

        var (page, key) = await Offered(visitor);
        var (added, shown) = await visitor.Submit(AddPage, page, ("Input.Code", Code(key)));

        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Equal(10, RecoveryCodes(shown).Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/reports")).Answer.StatusCode);
        Assert.Equal(["audit.authenticator-added", "audit.signed-in"], await Actions());
    }

    [Fact]
    public async Task The_picture_says_what_the_letters_say()
    {
        await _office.Hire(StaffRole.Moderator);
        var visitor = _office.Stranger();
        await SignIn(visitor);

        var (page, key) = await Offered(visitor);

        Assert.NotNull(page.QuerySelector("main svg.qr[role=img][aria-label] path"));
        Assert.Equal($"otpauth://totp/QuttyMeken:a%40example.kz?secret={Base32.Write(key)}&issuer=QuttyMeken&digits=6&period=30", Authenticators.Address("a@example.kz", key));
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));
    }

    [Fact]
    public async Task A_wrong_code_keeps_the_key_that_was_scanned()
    {
        await _office.Hire(StaffRole.Moderator);
        var visitor = _office.Stranger();
        await SignIn(visitor);
        var (page, key) = await Offered(visitor);

        var (answer, refused) = await visitor.Submit(AddPage, page, ("Input.Code", "000000"));
        var (added, _) = await visitor.Submit(AddPage, refused, ("Input.Code", Code(key)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (answer.StatusCode, added.StatusCode));
        Assert.Equal(page.QuerySelector("#key")!.TextContent, refused.QuerySelector("#key")!.TextContent);
    }

    [Fact]
    public async Task A_key_that_was_offered_to_somebody_else_is_not_taken()
    {
        await _office.Hire(StaffRole.Moderator);
        await _office.Hire(StaffRole.Lead);
        var (mine, theirs) = (_office.Stranger(), _office.Stranger());
        await SignIn(mine);
        await SignIn(theirs, email: "lead@example.kz");
        var (page, key) = await Offered(mine);
        var (other, _) = await Offered(theirs);

        var (answer, _) = await theirs.Submit(AddPage, other, ("Input.Offer", page.QuerySelector("[name='Input.Offer']")!.GetAttribute("value")), ("Input.Code", Code(key)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Later_the_six_digits_are_asked_and_each_code_works_once()
    {
        var (key, _) = await Enrolled();
        var first = _office.Stranger();
        var (asked, _) = await SignIn(first);
        var (wrong, _) = await Send(first, "123456");
        _office.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = Code(key);
        var (right, _) = await Send(first, $"{code[..3]} {code[3..]}");

        var second = _office.Stranger();
        await SignIn(second);
        var (replayed, _) = await Send(second, code);
        _office.Clock.Advance(TimeSpan.FromSeconds(30));
        var (next, _) = await Send(second, Code(key));

        Assert.Equal(CodePage, Visitor.Where(asked));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found), (wrong.StatusCode, right.StatusCode));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found), (replayed.StatusCode, next.StatusCode));
        Assert.Equal("/reports", Visitor.Where((await second.Open("/")).Answer));
    }

    [Fact]
    public async Task A_lost_telephone_is_replaced_by_a_recovery_code_once()
    {
        var (_, codes) = await Enrolled();
        var visitor = _office.Stranger();
        await SignIn(visitor);
        var (answer, _) = await Send(visitor, codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        var again = _office.Stranger();
        await SignIn(again);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(again, codes[3])).Answer.StatusCode);
        Assert.Contains("audit.recovery-code-used", await Actions());
        Assert.Equal(9, await _office.Query(db => db.RecoveryCodes.CountAsync()));
    }

    [Fact]
    public async Task Five_wrong_codes_close_the_door_and_it_is_written_down()
    {
        var (key, _) = await Enrolled();
        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        var visitor = _office.Stranger();
        await SignIn(visitor);
        for (var attempt = 0; attempt < 5; attempt++)
            await Send(visitor, "12345x");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(visitor, Code(key))).Answer.StatusCode);
        Assert.Equal("code", (await _office.Query(db => db.Audit.SingleAsync(e => e.Action == "audit.signin-closed"))).Note);

        _office.Clock.Advance(TimeSpan.FromMinutes(15));
        await SignIn(visitor);
        Assert.Equal(HttpStatusCode.Found, (await Send(visitor, Code(key))).Answer.StatusCode);
    }

    [Fact]
    public async Task Half_the_way_opens_nothing_and_ends_after_ten_minutes()
    {
        var (key, _) = await Enrolled();
        var visitor = _office.Stranger();
        await SignIn(visitor);
        Assert.Equal("/signin?returnUrl=%2Freports", Visitor.Where((await visitor.Open("/reports")).Answer));
        Assert.Equal("/signin", Visitor.Where((await visitor.Open(AddPage)).Answer));       // no second telephone over the first
        var (_, page) = await visitor.Open(CodePage);

        _office.Clock.Advance(HalfWay.Lasts + TimeSpan.FromSeconds(1));
        var (answer, _) = await visitor.Submit(CodePage, page, ("Input.Code", Code(key)));

        Assert.Equal("/signin", Visitor.Where(answer));
        Assert.Equal("/signin", Visitor.Where((await _office.Stranger().Open(CodePage)).Answer));
    }

    [Fact]
    public async Task Neither_the_key_nor_a_recovery_code_lies_in_the_database_or_the_log()
    {
        var (key, codes) = await Enrolled();

        var files = Directory.EnumerateFiles(_office.Data, "*.db*").Select(Bytes).ToList();
        var stored = string.Concat(files.Select(System.Text.Encoding.Latin1.GetString));

        Assert.NotEmpty(files);
        foreach (var secret in codes.Append(Base32.Write(key)).Concat(codes.Select(code => code.Replace("-", "", StringComparison.Ordinal))).Append(System.Text.Encoding.Latin1.GetString(key)))
        {
            Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, _office.Log.Text, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _office.Dispose();

    private async Task<(byte[] Key, IReadOnlyList<string> Codes)> Enrolled()
    {
        await _office.Hire(StaffRole.Moderator);
        var visitor = _office.Stranger();
        await SignIn(visitor);
        var (page, key) = await Offered(visitor);
        var (_, shown) = await visitor.Submit(AddPage, page, ("Input.Code", Code(key)));
        return (key, RecoveryCodes(shown));
    }

    private static async Task<(IHtmlDocument Page, byte[] Key)> Offered(Visitor visitor)
    {
        var (_, page) = await visitor.Open(AddPage);
        return (page, Telephone.Read(page.QuerySelector("#key")!.TextContent));
    }

    private static async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Send(Visitor visitor, string code)
    {
        var (_, page) = await visitor.Open(CodePage);
        return await visitor.Submit(CodePage, page, ("Input.Code", code));
    }

    private static async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> SignIn(
        Visitor visitor, string path = "/signin", string email = "moderator@example.kz")
    {
        var (_, page) = await visitor.Open(path);
        return await visitor.Submit(path, page, ("Input.Email", email), ("Input.Password", Office.Password));
    }

    private string Code(byte[] key) => Totp.CodeAt(key, _office.Clock.GetUtcNow());

    private Task<List<string>> Actions() => _office.Query(db => db.Audit.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());

    private static List<string> RecoveryCodes(IHtmlDocument page) => [.. page.QuerySelectorAll("ol.recovery code").Select(code => code.TextContent)];

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
