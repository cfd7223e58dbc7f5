using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.Telegram;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain.Texts;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.Telegram;

public sealed class TelegramChannelTests : IDisposable
{
    private const string Sent = """{"ok":true,"result":{"message_id":9,"date":1,"chat":{"id":42,"type":"private"}}}""";

    private const int LongLines = 120;

    private static readonly TextCatalog Catalog = TextCatalog.Load();
    private static readonly string Refuse = Catalog.Get("group.refuse", Language.Russian);
    private static readonly string LongText = string.Join('\n', Enumerable.Repeat(Refuse, LongLines));

    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly FakeTimeProvider _clock = new();

    public void Dispose() => _server.Stop();

    [Fact]
    public async Task A_message_goes_out_as_plain_text_without_previews()
    {
        Answer("sendMessage", 200, Sent);

        await Channel().SendAsync("42", Says(), default);

        var sent = Assert.Single(Bodies("sendMessage"));
        Assert.Equal(Refuse, (string?)sent["text"]);
        Assert.Equal(42, (long)sent["chat_id"]!);
        Assert.True((bool)sent["link_preview_options"]!["is_disabled"]!);
        Assert.All((string[])["parse_mode", "reply_markup", "entities"], field => Assert.Null(sent[field]));
        Assert.False((bool?)sent["protect_content"] ?? false);
    }

    [Theory]
    [InlineData("Иә|Жоқ", "Иә+Жоқ")]
    [InlineData("Верно|Исправить|Не знаю", "Верно+Исправить|Не знаю")]
    [InlineData("Здравоохранение|Да|Предпринимательство|Нет|Другое", "Здравоохранение|Да|Предпринимательство|Нет+Другое")]
    [InlineData("1|2|3|4|5", "1+2|3+4|5")]
    [InlineData("Здравоохранение|b|Предприниматель|d|e|f|g|h|i", "Здравоохранение+b|Предприниматель+d|e+f|g+h|i")]
    public async Task Short_labels_share_a_row_and_long_lists_always_do(string labels, string rows)
    {
        Answer("sendMessage", 200, Sent);

        await Channel().SendAsync("42", Says(labels.Split('|')), default);

        var keyboard = Bodies("sendMessage").Single()["reply_markup"]!["inline_keyboard"]!.AsArray();
        Assert.Equal(rows, string.Join('|', keyboard.Select(row => string.Join('+', row!.AsArray().Select(button => (string?)button!["text"])))));
        Assert.Equal(
            Enumerable.Range(0, labels.Split('|').Length).Select(index => $"7.{index}"),
            keyboard.SelectMany(row => row!.AsArray()).Select(button => (string?)button!["callback_data"]));
    }

    [Fact]
    public async Task A_long_message_is_split_and_the_keyboard_stands_under_the_last_piece()
    {
        Answer("sendMessage", 200, Sent);

        await Channel().SendAsync("42", Long("Иә", "Жоқ"), default);

        var pieces = Bodies("sendMessage");
        Assert.True(pieces.Count > 2);
        Assert.All(pieces, piece => Assert.InRange(((string)piece["text"]!).Length, 1, TelegramChannel.MaxText));
        Assert.Equal(LongText, string.Join('\n', pieces.Select(piece => (string)piece["text"]!)));
        Assert.All(pieces.SkipLast(1), piece => Assert.Null(piece["reply_markup"]));
        Assert.NotNull(pieces[^1]["reply_markup"]);
    }

    [Fact]
    public async Task A_message_that_has_begun_to_go_out_waits_for_its_rest_rather_than_begin_anew()
    {
        var busy = Refusal(429, "Too Many Requests: retry after 3", ""","parameters":{"retry_after":3}""");
        IRespondWithAProvider Sending() => _server.Given(Request.Create().WithPath(Method("sendMessage"))).InScenario("busy");
        Sending().WillSetStateTo("begun").RespondWith(Body(200, Sent));
        Sending().WhenStateIs("begun").WillSetStateTo("refused").RespondWith(Body(429, busy));
        Sending().WhenStateIs("refused").RespondWith(Body(200, Sent));

        var sending = Channel().SendAsync("42", Long(), default);
        await Eventually.Holds(() => sending.IsCompleted, _clock);
        await sending;

        var texts = Bodies("sendMessage").Select(body => (string)body["text"]!).ToList();
        Assert.Equal(texts[1], texts[2]);
        texts.RemoveAt(1);
        Assert.Equal(LongText, string.Join('\n', texts));
    }

    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", "delivery.blocked", true)]
    [InlineData(403, "Forbidden: user is deactivated", "delivery.blocked", true)]
    [InlineData(400, "Bad Request: chat not found", "delivery.blocked", true)]
    [InlineData(400, "Bad Request: user is deactivated", "delivery.blocked", true)]
    [InlineData(400, "Bad Request: message is too long", "delivery.refused", false)]
    public async Task A_refusal_for_good_says_whether_the_chat_is_gone(int status, string description, string problem, bool isGone)
    {
        Answer("sendMessage", status, Refusal(status, description));

        var refused = await Assert.ThrowsAsync<ChannelRefusedException>(() => Channel().SendAsync("42", Says(), default));

        Assert.Equal((problem, isGone, null), (refused.Problem, refused.ChatIsGone, refused.InnerException));
    }

    [Theory]
    [InlineData("")]
    [InlineData("@channel")]
    public async Task What_is_not_a_chat_is_never_sent_to(string address) => Assert.Equal("delivery.refused",
        (await Assert.ThrowsAsync<ChannelRefusedException>(() => Channel().SendAsync(address, Says(), default))).Problem);

    [Fact]
    public async Task When_it_asks_to_wait_we_are_told_how_long_and_nothing_is_repeated_behind_our_back()
    {
        Answer("sendMessage", 429, Refusal(429, "Too Many Requests: retry after 7", ""","parameters":{"retry_after":7}"""));

        var busy = await Assert.ThrowsAsync<ChannelBusyException>(() => Channel().SendAsync("42", Says(), default));

        Assert.Equal(TimeSpan.FromSeconds(7), busy.RetryAfter);
        Assert.Single(Bodies("sendMessage"));
    }

    [Theory]
    [InlineData(500, """{"ok":false,"error_code":500,"description":"Internal Server Error"}""")]
    [InlineData(502, "<html>Bad Gateway</html>")]
    [InlineData(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""")]
    public async Task What_may_pass_is_an_outage(int status, string body)
    {
        Answer("sendMessage", status, body);

        var outage = await Assert.ThrowsAsync<HttpRequestException>(() => Channel().SendAsync("42", Says(), default));

        Assert.Equal(status, (int?)outage.StatusCode);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_has_taken_nothing() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => Channel("http://127.0.0.1:9").SendAsync("42", Says(), default));

    [Fact]
    public async Task Without_an_answer_in_time_it_may_have_gone_out()
    {
        _server.Given(Request.Create().WithPath(Method("sendMessage"))).RespondWith(Body(200, Sent).WithDelay(TimeSpan.FromSeconds(5)));

        await Assert.ThrowsAsync<TimeoutException>(() => Channel(patience: TimeSpan.FromMilliseconds(300)).SendAsync("42", Says(), default));
    }

    [Theory]
    [InlineData(FaultType.EMPTY_RESPONSE)]
    [InlineData(FaultType.MALFORMED_RESPONSE_CHUNK)]
    public async Task An_answer_that_breaks_off_may_have_gone_out(FaultType fault)
    {
        _server.Given(Request.Create().WithPath(Method("sendMessage"))).RespondWith(Body(200, Sent).WithFault(fault));

        await Assert.ThrowsAsync<TimeoutException>(() => Channel().SendAsync("42", Says(), default));
    }

    [Fact]
    public async Task A_send_that_is_called_off_ends_as_such()
    {
        using var off = new CancellationTokenSource();
        await off.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Channel().SendAsync("42", Says(), off.Token));
    }

    [Fact]
    public async Task A_file_comes_whole()
    {
        Answer("getFile", 200, """{"ok":true,"result":{"file_id":"F","file_unique_id":"U","file_size":4,"file_path":"photos/a.jpg"}}""");
        _server.Given(Request.Create().WithPath($"/file/bot{TelegramBench.Token}/photos/a.jpg")).RespondWith(Response.Create().WithBody([1, 2, 3, 4]));

        Assert.Equal([1, 2, 3, 4], await Channel().FetchAsync("F", 4, default));
    }

    [Theory]
    [InlineData("\"file_size\":5,")]
    [InlineData("")]
    public async Task A_file_that_is_too_large_is_not_fetched_whether_it_was_told_or_not(string size)
    {
        Answer("getFile", 200, $$$"""{"ok":true,"result":{"file_id":"F","file_unique_id":"U",{{{size}}}"file_path":"photos/a.jpg"}}""");
        _server.Given(Request.Create().WithPath($"/file/bot{TelegramBench.Token}/photos/a.jpg")).RespondWith(Response.Create().WithBody([1, 2, 3, 4, 5]));

        Assert.Equal("file.too-big", (await Assert.ThrowsAsync<ChannelRefusedException>(() => Channel().FetchAsync("F", 4, default))).Problem);
    }

    [Theory]
    [InlineData("Bad Request: wrong file_id or the file is temporarily unavailable", "file.gone")]
    [InlineData("Bad Request: file is too big", "file.too-big")]
    public async Task A_file_that_Telegram_does_not_give_is_refused(string description, string problem)
    {
        Answer("getFile", 400, Refusal(400, description));

        Assert.Equal(problem, (await Assert.ThrowsAsync<ChannelRefusedException>(() => Channel().FetchAsync("F", 4, default))).Problem);
    }

    [Theory]
    [InlineData(200, """{"ok":true,"result":{"file_id":"F","file_unique_id":"U","file_path":"photos/none.jpg"}}""")]
    [InlineData(429, """{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":3}}""")]
    [InlineData(502, "")]
    public async Task A_file_that_does_not_come_now_may_come_later(int status, string body)
    {
        Answer("getFile", status, body);

        await Assert.ThrowsAsync<HttpRequestException>(() => Channel().FetchAsync("F", 4, default));
    }

    private TelegramChannel Channel(string? server = null, TimeSpan? patience = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:Token"] = TelegramBench.Token,
            ["Telegram:ApiBaseUrl"] = server ?? _server.Urls[0],
        }).Build();
        var api = new ServiceCollection().AddTelegram(configuration).BuildServiceProvider().GetRequiredService<TelegramApi>();
        return new(api, new Renderer(Catalog), _clock) { Patience = patience ?? TimeSpan.FromSeconds(10) };
    }

    private static OutMessage Says(params string[] labels) => Lines(1, labels);

    private static OutMessage Long(params string[] labels) => Lines(LongLines, labels);

    private static OutMessage Lines(int count, string[] labels) => new(
        Language.Russian, [.. Enumerable.Repeat(new Line("group.refuse"), count)],
        [.. labels.Select((label, index) => new Choice($"id{index}", "", index + 1, label))], Turn: 7);

    private static string Method(string name) => $"/bot{TelegramBench.Token}/{name}";

    private void Answer(string method, int status, string body) =>
        _server.Given(Request.Create().WithPath(Method(method)).UsingPost()).RespondWith(Body(status, body));

    private static IResponseBuilder Body(int status, string body) =>
        Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body);

    private static string Refusal(int status, string description, string more = "") =>
        $$"""{"ok":false,"error_code":{{status}},"description":"{{description}}"{{more}}}""";

    private IReadOnlyList<JsonNode> Bodies(string method) =>
        [.. _server.LogEntries.Where(entry => entry.RequestMessage.Path == Method(method)).Select(entry => JsonNode.Parse(entry.RequestMessage.Body!)!)];
}
