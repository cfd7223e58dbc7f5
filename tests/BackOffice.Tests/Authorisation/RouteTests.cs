using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Authorisation;

/// <summary>Every address × every role, and nobody.</summary>
public sealed class RouteTests : IDisposable
{
    private readonly Office _office = new();

    [Fact]
    public void Every_address_says_who_may_open_it()
    {
        var routes = _office.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/')).Distinct().Order();

        // The framework's own: files that are served as they are, and its script's answer to a redirect.
        Assert.Equal(Routes.Table.Keys.Order(), routes.Except(["/{**path:file}", "/_framework/opaque-redirect"]));
    }

    [Fact]
    public async Task A_role_opens_what_it_may_and_for_the_rest_it_is_not_there()
    {
        var seed = await Seed.Sow(_office);
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            var visitor = await _office.Enter(role);
            var (_, form) = await visitor.Open("/signout");
            foreach (var (route, (may, address)) in Routes.Table.Where(route => !route.Value.May.Strangers))
            {
                var (opened, _) = await visitor.Open(address(seed));
                if (opened.StatusCode is HttpStatusCode.NotFound == may.Has(role) || Visitor.Where(opened) is "/signin" || (int)opened.StatusCode >= 500)
                    wrong.Add($"{role} opens {route}: {opened.StatusCode} {Visitor.Where(opened)}");
                if (may.Has(role))
                    continue;

                // A form that was made up: it must not get further than the page.
                var (sent, _) = await visitor.Submit(address(seed), form, ("_handler", "made-up"));
                if (sent.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
                    wrong.Add($"{role} sends a form to {route}: {sent.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_from_all_that_is_not_open()
    {
        var seed = await Seed.Sow(_office);
        var stranger = _office.Stranger();
        foreach (var (route, (may, address)) in Routes.Table)
        {
            var (answer, _) = await stranger.Open(address(seed));
            var led = Visitor.Where(answer)?.StartsWith("/signin", StringComparison.Ordinal) is true;

            Assert.True(led != may.Strangers, $"{route}: {answer.StatusCode} {Visitor.Where(answer)}");
        }
    }

    public void Dispose() => _office.Dispose();
}
