using System.Net;
using QuttyMeken.Bot.Channels;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

public sealed class TwilioMediaTests : IDisposable
{
    private const string Path = $"/2010-04-01/Accounts/{TwilioSettings.Account}/Messages/MM1/Media/ME1";
    private readonly WireMockServer _twilio = WireMockServer.Start();
    private readonly WireMockServer _store = WireMockServer.Start();

    public void Dispose()
    {
        _twilio.Dispose();
        _store.Dispose();
    }

    [Fact]
    public async Task A_redirect_to_the_store_is_followed_without_our_credentials()
    {
        Given(_twilio, Path, Response.Create().WithStatusCode(307).WithHeader("Location", $"{_store.Url}/signed?key=1"));
        Given(_store, "/signed", Response.Create().WithStatusCode(302).WithHeader("Location", "/moved"));
        Given(_store, "/moved", Response.Create().WithBody([1, 2, 3]));
        await using var bot = await Bot();

        Assert.Equal([1, 2, 3], await bot.Channel.FetchAsync(_twilio.Url + Path, 3, default));

        Assert.StartsWith("Basic ", Assert.Single(_twilio.LogEntries).RequestMessage.Headers!["Authorization"].Single(), StringComparison.Ordinal);
        Assert.Equal(2, _store.LogEntries.Count);
        Assert.All(_store.LogEntries, entry => Assert.False(entry.RequestMessage.Headers!.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task A_file_of_a_foreign_host_is_refused_unasked()
    {
        Given(_store, Path, Response.Create().WithBody([1]));
        await using var bot = await Bot();

        await Refused("file.gone", () => bot.Channel.FetchAsync(_store.Url + Path, 10, default));

        Assert.Empty(_store.LogEntries);
        Assert.False(await bot.Client.DeleteMediaAsync(_store.Url + Path, default));
        Assert.Empty(_store.LogEntries);
    }

    [Theory]
    [InlineData("https://api.twilio.com/2010-04-01/x", true)]
    [InlineData("https://mcs.us1.twilio.com/x", true)]
    [InlineData("https://evil-twilio.com/x", false)]
    [InlineData("https://twilio.com.evil.kz/x", false)]
    [InlineData("https://api.twilio.com@evil.kz/x", false)]
    [InlineData("https://api.twilio.com:8443/x", false)]
    [InlineData("http://api.twilio.com/x", false)]
    [InlineData("http://127.0.0.1/x", false)]
    [InlineData("file:///etc/hostname", false)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    public async Task Only_Twilio_is_asked_when_its_own_address_is_set(string source, bool isTwilio)
    {
        var twilio = new TwilioStub(TimeProvider.System, _ => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent([1]) }));

        if (isTwilio)
            Assert.Equal([1], await twilio.Channel().FetchAsync(source, 10, default));
        else
            await Refused("file.gone", () => twilio.Channel().FetchAsync(source, 10, default));

        Assert.Equal(isTwilio, twilio.Asked.Count == 1);
    }

    [Theory]
    [InlineData("http://store.example.com/x")]
    [InlineData("http://127.0.0.1/x")]
    [InlineData("https://name:word@store.example.com/x")]
    [InlineData("ftp://store.example.com/x")]
    [InlineData(null)]
    public async Task A_redirect_out_of_https_is_not_followed(string? target)
    {
        var twilio = new TwilioStub(TimeProvider.System, _ =>
        {
            var redirect = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
            if (target is not null)
                redirect.Headers.Location = new(target);
            return Task.FromResult(redirect);
        });

        await Refused("file.gone", () => twilio.Channel().FetchAsync("https://api.twilio.com/x", 10, default));

        Assert.Single(twilio.Asked);
    }

    [Fact]
    public async Task A_circle_of_redirects_is_left_after_three()
    {
        var twilio = new TwilioStub(TimeProvider.System, _ => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new("https://api.twilio.com/x") } }));

        await Assert.ThrowsAsync<HttpRequestException>(() => twilio.Channel().FetchAsync("https://api.twilio.com/x", 10, default));

        Assert.Equal(4, twilio.Asked.Count);
        Assert.All(twilio.Asked.Skip(1), asked => Assert.Null(asked.Credentials));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_too_large_is_not_read_to_its_end(bool tellsItsLength)
    {
        var twilio = new TwilioStub(TimeProvider.System, _ => Task.FromResult(new HttpResponseMessage
        {
            Content = tellsItsLength ? new ByteArrayContent(new byte[11]) : new StreamContent(new Endless()),
        }));

        await Refused("file.too-big", () => twilio.Channel().FetchAsync("https://api.twilio.com/x", 10, default));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_file_that_is_not_there_yet_may_come_later(int status)
    {
        Given(_twilio, Path, Response.Create().WithStatusCode(status));
        await using var bot = await Bot();

        var later = await Assert.ThrowsAsync<HttpRequestException>(() => bot.Channel.FetchAsync(_twilio.Url + Path, 10, default));

        Assert.DoesNotContain("ME1", later.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(410)]
    public async Task A_file_that_is_gone_is_gone(int status)
    {
        Given(_twilio, Path, Response.Create().WithStatusCode(status));
        await using var bot = await Bot();

        await Refused("file.gone", () => bot.Channel.FetchAsync(_twilio.Url + Path, 10, default));
    }

    [Fact]
    public async Task A_file_that_does_not_come_in_time_may_come_later()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var twilio = new TwilioStub(clock, _ => new TaskCompletionSource<HttpResponseMessage>().Task);

        var fetching = twilio.Channel().FetchAsync("https://api.twilio.com/x", 10, default);
        clock.Advance(TimeSpan.FromMinutes(3));

        await Assert.ThrowsAsync<HttpRequestException>(() => fetching);
    }

    [Theory]
    [InlineData(204, true)]
    [InlineData(404, true)]
    [InlineData(500, false)]
    public async Task A_file_that_is_stored_here_is_deleted_there(int status, bool isGone)
    {
        _twilio.Given(Request.Create().WithPath(Path + ".json").UsingDelete()).RespondWith(Response.Create().WithStatusCode(status));
        await using var bot = await Bot();

        Assert.Equal(isGone, await bot.Client.DeleteMediaAsync(_twilio.Url + Path, default));
        Assert.Single(_twilio.LogEntries);
    }

    private static async Task Refused(string problem, Func<Task> fetch) =>
        Assert.Equal(problem, (await Assert.ThrowsAsync<ChannelRefusedException>(fetch)).Problem);

    private static void Given(WireMockServer server, string path, IResponseBuilder answer) =>
        server.Given(Request.Create().WithPath(path).UsingGet()).RespondWith(answer);

    private Task<WhatsAppBot> Bot() => WhatsAppBot.Start(("ApiBaseUrl", _twilio.Url));

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get; set; }
        public override int Read(byte[] buffer, int offset, int count) => count;
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
