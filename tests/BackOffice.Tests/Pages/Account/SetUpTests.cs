using System.Net;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Pages.Account;

public sealed class SetUpTests : IDisposable
{
    private static readonly (string, string?)[] Good =
    [
        ("Input.Name", "Ерлан Әкімшиев"), ("Input.Email", "erlan@example.kz"),
        ("Input.Password", Office.Password), ("Input.Again", Office.Password),
    ];

    private readonly Office _office = new();

    [Fact]
    public async Task The_printed_link_makes_the_administrator_and_signs_in()
    {
        var visitor = _office.Stranger();
        var (_, page) = await visitor.Open(_office.SetUpPath);

        var (answer, _) = await visitor.Submit(_office.SetUpPath, page, Good);

        Assert.Equal((HttpStatusCode.Found, "/"), (answer.StatusCode, Visitor.Where(answer)));
        Assert.Equal("/staff", Visitor.Where((await visitor.Open("/")).Answer));
        var person = await _office.Query(db => db.Staff.SingleAsync());
        Assert.Equal(("Ерлан Әкімшиев", StaffRole.Administrator), (person.Name, person.Role));
        Assert.Equal(["audit.office-set-up", "audit.signed-in"], await _office.Query(db => db.Audit.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task The_link_works_once()
    {
        var (visitor, path) = (_office.Stranger(), _office.SetUpPath);
        var (_, page) = await visitor.Open(path);
        await visitor.Submit(path, page, Good);

        var (opened, _) = await _office.Stranger().Open(path);
        var other = _office.Stranger();
        var (_, signIn) = await other.Open("/signin");
        var (sent, _) = await other.Submit(path, signIn, [.. Good, ("_handler", "set-up"), ("Input.Email", "second@example.kz")]);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (opened.StatusCode, sent.StatusCode));
        Assert.Equal(1, await _office.Query(db => db.Staff.CountAsync()));
    }

    [Fact]
    public async Task The_link_ends_after_a_day()
    {
        var path = _office.SetUpPath;
        _office.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal(HttpStatusCode.NotFound, (await _office.Stranger().Open(path)).Answer.StatusCode);
    }

    [Fact]
    public async Task A_second_start_before_use_makes_a_new_link()
    {
        var first = _office.SetUpPath;
        using var again = new Office(_office.Data);

        Assert.NotEqual(first, again.SetUpPath);
        Assert.Equal(HttpStatusCode.NotFound, (await again.Stranger().Open(first)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await again.Stranger().Open(again.SetUpPath)).Answer.StatusCode);
    }

    [Fact]
    public async Task A_start_with_staff_prints_no_link()
    {
        await _office.Hire(StaffRole.Administrator);
        using var again = new Office(_office.Data);
        _ = again.Server;

        Assert.Equal("", again.Printed.ToString());
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_passwords_are_not_sent_back()
    {
        var visitor = _office.Stranger("kk-KZ");
        var (_, page) = await visitor.Open(_office.SetUpPath);

        var (answer, refused) = await visitor.Submit(_office.SetUpPath, page,
            ("Input.Name", ""), ("Input.Email", "erlan"), ("Input.Password", "тым қысқа"), ("Input.Again", "басқа"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Аты-жөнін жазыңыз.", refused.QuerySelector("#name-problem")!.TextContent);
        Assert.Equal("Поштаны толық жазыңыз, мысалы: aigul@example.kz", refused.QuerySelector("#email-problem")!.TextContent);
        Assert.Equal("Құпиясөз кемінде 12 таңба болуы керек.", refused.QuerySelector("#password-problem")!.TextContent);
        Assert.Equal("Екі құпиясөз бірдей емес.", refused.QuerySelector("#again-problem")!.TextContent);
        Assert.Equal("erlan", refused.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Equal("true", refused.QuerySelector("#email")!.GetAttribute("aria-invalid"));
        Assert.True(string.IsNullOrEmpty(refused.QuerySelector("#password")!.GetAttribute("value")));
    }

    public void Dispose() => _office.Dispose();
}
