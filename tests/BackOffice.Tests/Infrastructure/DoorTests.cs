using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Infrastructure;

public sealed class DoorTests : IDisposable
{
    // All that is open to people who are not signed in: the way in, what says sorry, health, and what the bot maps.
    private static readonly string[] Open =
        ["signin", "setup", "welcome", "sorry", "health", "chat", "telegram", "whatsapp", "public", "metrics", "privacy"];

    private readonly Office _office = new();

    [Fact]
    public void Only_the_named_routes_are_open()
    {
        var open = Routes().Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Section).Distinct();

        Assert.All(open, section => Assert.Contains(section, Open));
    }

    [Fact]
    public async Task Every_other_route_leads_a_stranger_to_the_sign_in()
    {
        var shut = Routes().Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.Contains(shut, route => Section(route) == "staff");

        foreach (var route in shut)
        {
            var path = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment =>
                segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : Guid.Empty.ToString()));
            var methods = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
            using var request = new HttpRequestMessage(new HttpMethod(methods is { Count: > 0 } ? methods[0] : "GET"), path);

            var answer = await _office.Stranger().Client.SendAsync(request);

            Assert.True(answer.StatusCode is HttpStatusCode.Found && Visitor.Where(answer)!.StartsWith("/signin", StringComparison.Ordinal),
                $"{path} answers {answer.StatusCode}, {Visitor.Where(answer)}");
        }
    }

    [Fact]
    public async Task What_is_not_there_looks_to_a_stranger_like_what_is() =>
        Assert.Equal("/signin?returnUrl=%2Fno%2Fsuch%3Fa%3D1", Visitor.Where((await _office.Stranger().Open("/no/such?a=1")).Answer));

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/signin")]
    [InlineData("/site.css")]
    [InlineData("/_framework/blazor.web.js")]
    public async Task What_a_stranger_needs_is_served(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await _office.Stranger().Open(path)).Answer.StatusCode);

    public void Dispose() => _office.Dispose();

    private IEnumerable<RouteEndpoint> Routes() => _office.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static string Section(RouteEndpoint route) => route.RoutePattern.RawText!.TrimStart('/').Split('/')[0];
}
