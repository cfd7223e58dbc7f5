using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using QuttyMeken.Bot.Channels;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

public sealed class WhatsAppCanaryTests
{
    private const string Number = "77055550123";
    private const string Words = "КанарейкаСөзі";
    private const string Profile = "КанарейкаАты";
    private const string Token = "canarytoken0f3a";
    private const string File = "MEcanary77aa";
    private const string Place = "57.167531";

    private static readonly string[] Markers =
        [Number, Words, Profile, Token, File, Place, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TwilioSettings.Account}:{Token}"))];

    private readonly ConcurrentQueue<string> _seen = new();

    [Fact]
    public async Task Nothing_of_a_citizen_nor_a_token_gets_into_a_log_a_trace_or_an_exception()
    {
        using var traces = Traces();
        using var ear = new Ear(_seen);
        using var twilio = WireMockServer.Start();
        await using var bot = await WhatsAppBot.Start(ear, null, ("AuthToken", Token), ("ApiBaseUrl", twilio.Url));
        var media = $"{twilio.Url}/2010-04-01/Accounts/{TwilioSettings.Account}/Messages/MM1/Media/{File}";
        (string, string)[] message =
        [
            ("MessageSid", "SM1"), ("From", $"whatsapp:+{Number}"), ("WaId", Number), ("ProfileName", Profile), ("Body", Words),
            ("NumMedia", "1"), ("MediaUrl0", media), ("MediaContentType0", "image/jpeg"), ("Longitude", Place),
        ];

        await bot.Post("/whatsapp/webhook", message, token: Token);
        await bot.Post("/whatsapp/webhook", message, token: "forged");
        await bot.Http.SendAsync(bot.Form("/whatsapp/webhook", message));
        await bot.Post("/whatsapp/webhook", [.. message.Skip(1)], token: Token);
        await bot.Post("/whatsapp/status", [("MessageSid", "SM1"), ("MessageStatus", "failed"), ("To", $"whatsapp:+{Number}"), ("ChannelStatusMessage", Words)], token: Token);
        bot.Desk.Failure = new InvalidOperationException($"{Words} {Number}");
        Assert.Equal(HttpStatusCode.InternalServerError, (await bot.Post("/whatsapp/webhook", message, token: Token)).StatusCode);
        await bot.Post("/whatsapp/status", [("MessageSid", "SM1"), ("MessageStatus", "failed"), ("To", $"whatsapp:+{Number}")], token: Token);

        foreach (var (status, code) in ((int, int)[])[(201, 0), (400, 21211), (400, 63016), (401, 20003), (429, 63018), (500, 0)])
        {
            twilio.Reset();
            twilio.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(status).WithBody(
                $$"""{"code":{{code}},"sid":"SM2","message":"The 'To' number whatsapp:+{{Number}} said {{Words}}"}"""));
            await Note(() => bot.Channel.SendAsync($"whatsapp:+{Number}", WhatsAppBot.Message(Words), default));
        }

        foreach (var answer in (IResponseBuilder[])[
            Response.Create().WithStatusCode(404),
            Response.Create().WithStatusCode(401),
            Response.Create().WithBody(new byte[64]),
            Response.Create().WithStatusCode(307).WithHeader("Location", $"http://{File}.example/{File}"),
            Response.Create().WithStatusCode(307).WithHeader("Location", $"https://{File}.invalid/{File}"),
            Response.Create().WithStatusCode(307).WithHeader("Location", $"http://127.0.0.1:{WhatsAppBot.FreePort()}/{File}")])
        {
            twilio.Reset();
            twilio.Given(Request.Create().UsingGet()).RespondWith(answer);
            await Note(() => bot.Channel.FetchAsync(media, 10, default));
        }

        await Note(() => bot.Channel.FetchAsync($"https://elsewhere.kz/{File}", 10, default));
        await bot.Client.DeleteMediaAsync(media, default);
        twilio.Stop();
        await Note(() => bot.Channel.SendAsync($"whatsapp:+{Number}", WhatsAppBot.Message(Words), default));
        await Note(() => bot.Channel.FetchAsync(media, 10, default));

        Assert.Contains(_seen, line => line.Contains("Twilio refuses our account", StringComparison.Ordinal));
        Assert.Contains(_seen, line => line.Contains("was refused", StringComparison.Ordinal));
        Assert.Contains(_seen, line => line.Contains("Request starting", StringComparison.Ordinal));
        Assert.All(Markers, marker => Assert.DoesNotContain(_seen, line => line.Contains(marker, StringComparison.OrdinalIgnoreCase)));
    }

    private async Task Note<T>(Func<Task<T>> deed)
    {
        try
        {
            await deed();
        }
        catch (Exception refused) when (refused is ChannelRefusedException or ChannelBusyException or HttpRequestException or TimeoutException)
        {
            _seen.Enqueue(refused.ToString());
        }
    }

    // What Twilio's side of the wire traces in this same process is not ours: only what is asked by us counts.
    private ActivityListener Traces()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                _seen.Enqueue(activity.DisplayName);
                foreach (var (key, value) in activity.TagObjects)
                    _seen.Enqueue($"{key}={value}");
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed class Ear(ConcurrentQueue<string> seen) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            seen.Enqueue(Convert.ToString(state, CultureInfo.InvariantCulture) ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            seen.Enqueue($"{formatter(state, exception)} {exception}");
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                foreach (var (key, value) in values)
                    seen.Enqueue($"{key}={value}");
            }
        }

        public void Dispose() { }
    }
}
