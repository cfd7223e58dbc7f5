using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.WhatsApp;
using QuttyMeken.Domain;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

public sealed class WhatsAppChannelTests : IDisposable
{
    private const string Citizen = "whatsapp:+77012345678";
    private const string Messages = $"/2010-04-01/Accounts/{TwilioSettings.Account}/Messages.json";
    private readonly WireMockServer _twilio = WireMockServer.Start();

    public void Dispose() => _twilio.Dispose();

    [Fact]
    public async Task A_message_goes_out_as_text_with_its_choices_numbered()
    {
        Answer(HttpStatusCode.Created, """{"sid":"SM1","status":"queued"}""");
        await using var bot = await Bot(("MessagingServiceSid", "MG" + new string('b', 32)));

        var sid = await bot.Channel.SendAsync(Citizen, WhatsAppBot.Message("Ақтөбе & Орал"), default);

        Assert.Equal("SM1", sid);
        var request = Assert.Single(_twilio.LogEntries).RequestMessage;
        Assert.Equal("Basic " + Convert.ToBase64String("ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:12345"u8), request.Headers!["Authorization"].Single());
        var form = TwilioForm.Parse(request.Body!);
        Assert.Equal(
            [("To", Citizen), ("From", TwilioSettings.From), ("Body", "Земельные отношения\n\n1 — Ақтөбе & Орал"),
                ("StatusCallback", "https://bot.office.kz/whatsapp/status"), ("MessagingServiceSid", "MG" + new string('b', 32))],
            form.Fields.Select(field => (field.Key, field.Value)));
    }

    [Fact]
    public void It_asks_for_several_messages_in_one() => Assert.Equal((ReportChannel.WhatsApp, true), (Plain().Name, Plain().JoinsMessages));

    [Theory]
    [InlineData(400, 63016, "delivery.window-closed", false)]
    [InlineData(400, 63014, "delivery.blocked", true)]
    [InlineData(403, 63014, "delivery.blocked", true)]
    [InlineData(400, 21610, "delivery.blocked", true)]
    [InlineData(400, 21617, "delivery.refused", false)]
    [InlineData(400, 21658, "delivery.refused", false)]
    [InlineData(400, 21211, "delivery.refused", false)]
    [InlineData(422, 0, "delivery.refused", false)]
    public async Task What_Twilio_will_never_take_is_refused(int status, int code, string problem, bool chatIsGone)
    {
        var refused = Assert.IsType<ChannelRefusedException>(await Refusal(status, code));

        Assert.Equal((problem, chatIsGone), (refused.Problem, refused.ChatIsGone));
    }

    [Theory]
    [InlineData(429, 20429, "17", 17)]
    [InlineData(429, 0, null, 6)]
    [InlineData(400, 63018, null, 6)]
    [InlineData(400, 131056, "0", 1)]
    [InlineData(429, 20429, "999999", 3600)]
    [InlineData(503, 20429, "nonsense", 6)]
    public async Task When_Twilio_asks_to_wait_we_wait(int status, int code, string? retryAfter, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<ChannelBusyException>(await Refusal(status, code, retryAfter)).RetryAfter);

    [Theory]
    [InlineData(401, 20003)]
    [InlineData(403, 20003)]
    [InlineData(401, 0)]
    [InlineData(403, 20005)]
    [InlineData(404, 20404)]
    [InlineData(400, 63007)]
    public async Task When_our_own_account_is_wrong_the_message_waits_and_it_is_counted(int status, int code)
    {
        using var refused = new Counted("whatsapp.account.refused");

        Assert.IsType<HttpRequestException>(await Refusal(status, code));

        Assert.True(refused.Sum >= 1);
    }

    [Theory]
    [InlineData(500, 20500)]
    [InlineData(503, 0)]
    [InlineData(302, 0)]
    public async Task A_fault_of_Twilio_s_is_for_later(int status, int code) => Assert.IsType<HttpRequestException>(await Refusal(status, code));

    [Theory]
    [InlineData("<html>not json</html>")]
    [InlineData("[]")]
    [InlineData("""{"code":"63016"}""")]
    public async Task A_refusal_that_cannot_be_read_goes_by_its_status(string answer)
    {
        Answer(HttpStatusCode.BadRequest, answer);
        await using var bot = await Bot();

        var refused = await Assert.ThrowsAsync<ChannelRefusedException>(() => bot.Channel.SendAsync(Citizen, WhatsAppBot.Message(), default));

        Assert.Equal("delivery.refused", refused.Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"sid":7}""")]
    public async Task What_was_taken_is_taken_even_when_the_answer_cannot_be_read(string answer)
    {
        Answer(HttpStatusCode.Created, answer);
        await using var bot = await Bot();

        Assert.Null(await bot.Channel.SendAsync(Citizen, WhatsAppBot.Message(), default));
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_for_later()
    {
        await using var bot = await WhatsAppBot.Start(("ApiBaseUrl", $"http://127.0.0.1:{WhatsAppBot.FreePort()}"));

        await Assert.ThrowsAsync<HttpRequestException>(() => bot.Channel.SendAsync(Citizen, WhatsAppBot.Message(), default));
    }

    [Fact]
    public async Task When_the_line_is_cut_it_may_have_gone_out()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var cut = Task.Run(async () =>
        {
            using var line = await listener.AcceptTcpClientAsync();
            await line.GetStream().ReadAtLeastAsync(new byte[512], 1);
        });
        await using var bot = await WhatsAppBot.Start(("ApiBaseUrl", $"http://{listener.LocalEndpoint}"));

        await Assert.ThrowsAsync<TimeoutException>(() => bot.Channel.SendAsync(Citizen, WhatsAppBot.Message(), default));
        await cut;
    }

    [Fact]
    public async Task When_Twilio_is_silent_for_20_seconds_it_may_have_gone_out()
    {
        var clock = new FakeTimeProvider();
        var twilio = new TwilioStub(clock, _ => new TaskCompletionSource<HttpResponseMessage>().Task);

        var sending = twilio.Channel().SendAsync(Citizen, WhatsAppBot.Message(), default);
        clock.Advance(TimeSpan.FromSeconds(21));

        await Assert.ThrowsAsync<TimeoutException>(() => sending);
    }

    [Fact]
    public async Task A_host_that_stops_is_not_a_provider_that_is_silent()
    {
        using var stop = new CancellationTokenSource();
        var twilio = new TwilioStub(TimeProvider.System, _ => new TaskCompletionSource<HttpResponseMessage>().Task);

        var sending = twilio.Channel().SendAsync(Citizen, WhatsAppBot.Message(), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_long_message_goes_in_pieces_six_seconds_apart_and_gives_the_last_id()
    {
        var clock = new FakeTimeProvider();
        var count = 0;
        var twilio = new TwilioStub(clock, _ => Task.FromResult(TwilioStub.Json(HttpStatusCode.Created, $$"""{"sid":"SM{{++count}}"}""")));

        var sid = await Passing(clock, twilio.Channel().SendAsync(Citizen, WhatsAppBot.Message(Words(4_000)), default));

        Assert.Equal("SM3", sid);
        Assert.All(twilio.Asked, asked => Assert.InRange(TwilioForm.Parse(asked.Body)["Body"].Length, 1, 1_600));
        Assert.Equal(Words(4_000).Where(char.IsAsciiDigit), string.Concat(twilio.Asked.Select(asked => TwilioForm.Parse(asked.Body)["Body"]))
            ["Земельные отношения\n\n1".Length..].Where(char.IsAsciiDigit));
        Assert.True(twilio.Asked[1].At - twilio.Asked[0].At >= WhatsAppChannel.Pause);
        Assert.True(twilio.Asked[2].At - twilio.Asked[1].At >= WhatsAppChannel.Pause);
    }

    [Fact]
    public async Task A_later_piece_waits_when_Twilio_is_busy_and_the_first_is_not_sent_again()
    {
        var clock = new FakeTimeProvider();
        var count = 0;
        var twilio = new TwilioStub(clock, _ => Task.FromResult(++count == 2
            ? TwilioStub.Json(HttpStatusCode.TooManyRequests, """{"code":63018}""")
            : TwilioStub.Json(HttpStatusCode.Created, $$"""{"sid":"SM{{count}}"}""")));

        Assert.Equal("SM3", await Passing(clock, twilio.Channel().SendAsync(Citizen, WhatsAppBot.Message(Words(2_000)), default)));

        Assert.Equal(2, twilio.Asked.Select(asked => asked.Body).Distinct().Count());
    }

    [Fact]
    public async Task A_later_piece_does_not_wait_for_ever()
    {
        var clock = new FakeTimeProvider();
        var count = 0;
        var twilio = new TwilioStub(clock, _ => Task.FromResult(++count > 1
            ? TwilioStub.Json(HttpStatusCode.TooManyRequests, """{"code":63018}""")
            : TwilioStub.Json(HttpStatusCode.Created, """{"sid":"SM1"}""")));

        await Assert.ThrowsAsync<ChannelBusyException>(() =>
            Passing(clock, twilio.Channel().SendAsync(Citizen, WhatsAppBot.Message(Words(2_000)), default)));

        Assert.Equal(4, count);
    }

    private static WhatsAppChannel Plain() => new TwilioStub(TimeProvider.System, _ => Task.FromResult(new HttpResponseMessage())).Channel();

    private static string Words(int length) =>
        string.Join(' ', Enumerable.Range(0, length / 5).Select(number => number.ToString("0000", CultureInfo.InvariantCulture)));

    /// <summary>Lets the clock run while something waits for it.</summary>
    private static async Task<T> Passing<T>(FakeTimeProvider clock, Task<T> waiting)
    {
        while (!waiting.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5);
        }

        return await waiting;
    }

    private async Task<Exception> Refusal(int status, int code, string? retryAfter = null)
    {
        Answer((HttpStatusCode)status, $$"""{"code":{{code}},"message":"The 'To' number whatsapp:+77012345678 is not valid","status":{{status}}}""", retryAfter);
        await using var bot = await Bot();
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => bot.Channel.SendAsync(Citizen, WhatsAppBot.Message(), default));

        Assert.DoesNotContain("77012345678", refusal.ToString(), StringComparison.Ordinal);
        return refusal;
    }

    private void Answer(HttpStatusCode status, string body, string? retryAfter = null)
    {
        var answer = Response.Create().WithStatusCode(status).WithBody(body);
        _twilio.Given(Request.Create().WithPath(Messages).UsingPost())
            .RespondWith(retryAfter is null ? answer : answer.WithHeader("Retry-After", retryAfter));
    }

    private Task<WhatsAppBot> Bot(params (string Key, string? Value)[] settings) => WhatsAppBot.Start([("ApiBaseUrl", _twilio.Url), .. settings]);
}
