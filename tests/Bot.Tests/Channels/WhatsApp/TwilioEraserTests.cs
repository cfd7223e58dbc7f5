using System.Net;
using Microsoft.Extensions.Time.Testing;
using QuttyMeken.Bot.Channels.WhatsApp;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

public sealed class TwilioEraserTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task What_is_stored_here_is_emptied_at_Twilio_two_minutes_later()
    {
        var twilio = new TwilioStub(_clock, _ => Task.FromResult(new HttpResponseMessage()));
        using var eraser = twilio.Eraser();
        var start = _clock.GetUtcNow();
        await eraser.StartAsync(default);

        eraser.Later("SM1");
        await Passing(() => twilio.Asked.Count == 1);

        Assert.True(twilio.Asked[0].At - start >= TwilioEraser.Delay);
        Assert.EndsWith("/Messages/SM1.json", twilio.Asked[0].Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Body=", twilio.Asked[0].Body);
        await eraser.StopAsync(default);
        Assert.Single(twilio.Asked);
    }

    [Fact]
    public async Task What_Twilio_does_not_empty_is_tried_five_times_and_counted()
    {
        using var kept = new Counted("whatsapp.erase.failed");
        var twilio = new TwilioStub(_clock, _ => Task.FromResult(TwilioStub.Json(HttpStatusCode.Conflict, """{"code":20009}""")));
        using var eraser = twilio.Eraser();
        await eraser.StartAsync(default);

        eraser.Later("SM1");
        await Passing(() => twilio.Asked.Count == 5 && kept.Sum > 0);

        Assert.Equal(5, twilio.Asked.Count);
        await eraser.StopAsync(default);
    }

    [Fact]
    public async Task What_waits_when_the_host_stops_is_emptied_at_once()
    {
        var twilio = new TwilioStub(_clock, _ => Task.FromResult(new HttpResponseMessage()));
        using var eraser = twilio.Eraser();
        await eraser.StartAsync(default);
        eraser.Later("SM1");
        eraser.Later("SM2");

        await eraser.StopAsync(default);

        Assert.Equal(2, twilio.Asked.Count);
    }

    [Fact]
    public async Task An_id_that_is_none_is_not_made_an_address_of()
    {
        var twilio = new TwilioStub(_clock, _ => Task.FromResult(new HttpResponseMessage()));

        Assert.False(await twilio.Client().RedactAsync("../../Accounts", default));

        Assert.Empty(twilio.Asked);
    }

    private async Task Passing(Func<bool> until)
    {
        for (var round = 0; !until(); round++)
        {
            Assert.True(round < 4_000, "It never came.");
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(2);
        }
    }
}
