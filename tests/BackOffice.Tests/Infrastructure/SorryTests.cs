using System.Net;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.BackOffice.Pages.Staff;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Infrastructure;

public sealed class SorryTests : IDisposable
{
    private const string Canary = "what a citizen wrote";

    private readonly Office _office = new()
    {
        Change = services => services.AddScoped<IRequestHandler<List.Query, IReadOnlyList<List.Person>>, Breaks>(),
    };

    [Fact]
    public async Task A_failure_has_a_number_that_also_stands_in_the_log_and_nothing_of_what_was_sent()
    {
        var visitor = await _office.Enter(StaffRole.Administrator);

        var (answer, page) = await visitor.Open("/staff");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("Система сейчас не смогла ответить", page.QuerySelector("h1")!.TextContent);
        var number = page.QuerySelector(".empty b")!.TextContent;
        Assert.Matches("^[2-9A-Z]{3}-[2-9A-Z]{3}$", number);
        Assert.Contains(number, _office.Log.Text, StringComparison.Ordinal);
        Assert.Contains(typeof(NotSupportedException).FullName!, _office.Log.Text, StringComparison.Ordinal);
        Assert.Contains(nameof(Breaks), _office.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, _office.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/signin", HttpStatusCode.OK)]
    [InlineData("/setup/none", HttpStatusCode.NotFound)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    [InlineData("/staff", HttpStatusCode.InternalServerError)]
    public async Task Every_answer_carries_the_policy_and_is_not_kept(string path, HttpStatusCode status)
    {
        var visitor = path == "/signin" ? _office.Stranger() : await _office.Enter(StaffRole.Administrator);

        var (answer, _) = await visitor.Open(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task No_page_has_inline_style_or_script_for_the_policy_to_refuse()
    {
        var visitor = await _office.Enter(StaffRole.Administrator);

        foreach (var path in new[] { "/signin", "/staff", "/nothing", "/signout" })
            Assert.Empty((await visitor.Open(path)).Page.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
    }

    public void Dispose() => _office.Dispose();

    internal sealed class Breaks : IRequestHandler<List.Query, IReadOnlyList<List.Person>>
    {
        public Task<IReadOnlyList<List.Person>> Handle(List.Query request, CancellationToken cancellationToken) => throw new NotSupportedException(Canary);
    }
}
