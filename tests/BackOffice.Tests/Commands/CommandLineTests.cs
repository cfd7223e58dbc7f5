using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Commands;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Commands;

public sealed partial class CommandLineTests
{
    [Fact]
    public async Task A_person_added_with_a_password_signs_in()
    {
        using var office = new Office();

        var printed = await AddUserCommand.Add(office.Services,
            new() { Email = "erlan@example.kz", Name = "Ерлан", Role = StaffRole.Administrator, Password = Office.Password }, default);

        var person = await office.Query(db => db.Staff.SingleAsync());
        var visitor = await office.Enter(StaffRole.Administrator, who: person);
        Assert.Equal("/staff", Visitor.Where((await visitor.Open("/")).Answer));
        Assert.DoesNotContain(Office.Password, printed, StringComparison.Ordinal);
        Assert.Contains("audit.staff-added-by-command", await office.Query(db => db.Audit.Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_person_added_without_one_gets_a_link()
    {
        using var office = new Office();

        var printed = await AddUserCommand.Add(office.Services, new() { Email = "dana@example.kz", Name = "Дана", Role = StaffRole.Lead }, default);

        var (answer, _) = await office.Stranger().Open(WelcomeLink().Match(printed).Value);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("erlan", "Ерлан", "a long password")]
    [InlineData("erlan@example.kz", "", "a long password")]
    [InlineData("erlan@example.kz", "Ерлан", "short")]
    public async Task What_is_wrong_is_said_and_nobody_is_added(string email, string name, string password)
    {
        using var office = new Office();

        await Assert.ThrowsAsync<InvalidDataException>(() => AddUserCommand.Add(office.Services,
            new() { Email = email, Name = name, Role = StaffRole.Lead, Password = password }, default));

        Assert.Equal(0, await office.Query(db => db.Staff.CountAsync()));
    }

    [Theory]
    [InlineData("--urls", "http://localhost:5999")]
    [InlineData("--urls=http://localhost:5999", "--DataDirectory", "elsewhere")]
    [InlineData("--environment=Test", "--contentRoot=/nowhere")]
    public async Task The_host_gets_its_own_arguments(params string[] args)
    {
        string[]? passed = null;

        await CommandLine.Run(args, host => { passed = host; throw new InvalidDataException("Stop here."); });

        Assert.Equal(args, passed);
    }

    [Theory]
    [InlineData("usr", "add")]
    [InlineData("--urls")]
    [InlineData("--urls", "--verbose=true")]
    [InlineData("user", "add", "--email", "a@example.kz")]
    [InlineData("user", "add", "--email", "a@example.kz", "--role", "astrologer")]
    [InlineData("user", "add", "--email", "a@example.kz", "--role", "lead", "--naem", "A")]
    [InlineData("database", "migrate", "--break-locks")]
    public async Task What_is_not_understood_is_refused_before_anything_happens(params string[] args)
    {
        var built = false;

        var code = await CommandLine.Run(args, _ => { built = true; throw new InvalidDataException(); });

        Assert.NotEqual(0, code);
        Assert.False(built);
    }

    [GeneratedRegex(@"/welcome/[\w-]+")]
    private static partial Regex WelcomeLink();
}
