using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using QuttyMeken.Bot.Channels.Telegram;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.Telegram;

public sealed class TelegramPollingTests : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly FakeTimeProvider _clock = new();
    private readonly List<string> _waiting = [];

    public TelegramPollingTests()
    {
        Answer("deleteWebhook", _ => (200, """{"ok":true,"result":true}"""));
        Answer("setMyCommands", _ => (200, """{"ok":true,"result":true}"""));
        Answer("getUpdates", offset =>
        {
            lock (_waiting)
                return (200, $$"""{"ok":true,"result":[{{string.Join(',', _waiting.Where(update => (long)JsonNode.Parse(update)!["update_id"]! >= offset))}}]}""");
        });
    }

    public void Dispose() => _server.Stop();

    [Fact]
    public async Task It_deletes_the_webhook_first_and_keeps_what_waits()
    {
        await using var bench = await Start();
        await Eventually.Holds(() => Calls("getUpdates").Count > 0, _clock);

        Assert.Equal("deleteWebhook", Methods().First(method => method != "setMyCommands"));
        Assert.False((bool?)Calls("deleteWebhook").Single()["drop_pending_updates"] ?? false);
    }

    [Fact]
    public async Task It_asks_for_four_kinds_of_update_and_lets_the_question_stand_open()
    {
        await using var bench = await Start();
        await Eventually.Holds(() => Calls("getUpdates").Count > 0, _clock);

        var question = Calls("getUpdates")[0];
        Assert.Equal(["message", "edited_message", "callback_query", "my_chat_member"], question["allowed_updates"]!.AsArray().Select(kind => (string?)kind));
        Assert.Equal(25, (int)question["timeout"]!);
        Assert.Null(question["offset"]);
    }

    [Fact]
    public async Task The_number_rises_only_past_what_is_stored()
    {
        Wait(11, 12);
        await using var bench = await Start();
        await Eventually.Holds(() => Offset() == 13, _clock);

        Assert.Equal(["11", "12"], bench.Intake.Taken.Select(inbound => inbound.UpdateId));
    }

    [Fact]
    public async Task One_bad_update_is_tried_four_times_then_given_up_for_the_sake_of_the_others()
    {
        Wait(11, 12);
        await using var bench = await Start();
        using var counted = new Counted(bench.Services);
        bench.Intake.Fault = inbound => inbound.UpdateId == "11" ? new FormatException() : null;
        await Eventually.Holds(() => Offset() == 13, _clock);

        Assert.Equal(["12"], bench.Intake.Taken.Select(inbound => inbound.UpdateId));
        Assert.Equal(1, counted["telegram.update.skipped"]);
        // Four with growing pauses, one more after the next had gone through.
        Assert.Equal(5, counted["telegram.update.failed"]);
        Assert.Single(bench.Log.Lines, line => line.StartsWith("Critical", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_nothing_can_be_stored_nothing_is_given_up()
    {
        Wait(11, 12, 13);
        var isAway = true;
        await using var bench = await Start();
        using var counted = new Counted(bench.Services);
        bench.Intake.Fault = _ => isAway ? new IOException("database") : null;
        await Eventually.Holds(() => Calls("getUpdates").Count > 5, _clock);

        Assert.Null(Offset());
        isAway = false;
        await Eventually.Holds(() => Offset() == 14, _clock);
        Assert.Equal(["11", "12", "13"], bench.Intake.Taken.Select(inbound => inbound.UpdateId).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(0, counted["telegram.update.skipped"]);
    }

    [Fact]
    public async Task An_update_that_cannot_be_read_does_not_hide_the_rest_of_its_batch()
    {
        lock (_waiting)
            _waiting.Add("""{"update_id":10,"message":"unknown_format"}""");
        Wait(11);
        await using var bench = await Start();
        await Eventually.Holds(() => Offset() == 12, _clock);

        Assert.Equal("11", Assert.Single(bench.Intake.Taken).UpdateId);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_wrong_token_stops_the_polling_and_not_the_host(int status)
    {
        Answer("deleteWebhook", _ => (status, $$"""{"ok":false,"error_code":{{status}},"description":"No"}"""));
        await using var bench = await Start();
        await Eventually.Holds(() => Logged(bench, "Telegram:Token is wrong") > 0, _clock);
        _clock.Advance(TimeSpan.FromHours(3));

        Assert.Single(Calls("deleteWebhook"));
        using var answer = await bench.Deliver("{}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_conflict_is_named_and_waited_out()
    {
        var questions = 0;
        Answer("getUpdates", _ => questions++ < 2
            ? (409, """{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}""")
            : (200, """{"ok":true,"result":[]}"""));
        await using var bench = await Start();
        await Eventually.Holds(() => questions > 2, _clock);

        Assert.Equal(2, Logged(bench, "another process asks for this bot's updates"));
    }

    [Fact]
    public async Task An_outage_is_waited_out_longer_and_longer()
    {
        var times = new List<DateTimeOffset>();
        Answer("getUpdates", _ =>
        {
            times.Add(_clock.GetUtcNow());
            return (502, "<html>");
        });
        await using var bench = await Start();
        await Eventually.Holds(() => times.Count > 5, _clock);

        var pauses = times.Zip(times.Skip(1), (one, next) => (next - one).TotalSeconds).ToList();
        // Each pause is up to a fifth shorter than its power of two; the clock of the test moves by seconds, and while Telegram answers.
        Assert.All(((double[])[3, 6, 12, 24]).Zip(pauses), pair => Assert.True(pair.Second >= pair.First * 0.8, string.Join(' ', pauses)));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 6)]
    [InlineData(5, 48)]
    [InlineData(12, 3600)]
    [InlineData(1_000_000, 3600)]
    public void A_pause_doubles_up_to_an_hour_and_is_never_the_same_for_two(int failures, double seconds) =>
        Assert.All(Enumerable.Range(0, 50), _ => Assert.InRange(TelegramBackoff.After(failures).TotalSeconds, seconds * 0.8, seconds));

    private Task<TelegramBench> Start() => TelegramBench.Start(TelegramMode.Polling, _server.Urls[0], _clock);

    private void Wait(params int[] ids)
    {
        lock (_waiting)
            _waiting.AddRange(ids.Select(id => $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{id}}},"date":1,"chat":{"id":42,"type":"private"},"text":"x"}}"""));
    }

    private void Answer(string method, Func<long, (int Status, string Body)> answer) => _server
        .Given(Request.Create().WithPath($"/bot{TelegramBench.Token}/{method}"))
        .RespondWith(Response.Create().WithCallback(async request =>
        {
            // Telegram holds the question open; an answer at once would make the loop a hot one.
            await Task.Delay(10);
            var (status, body) = answer((long?)JsonNode.Parse(request.Body ?? "{}")!["offset"] ?? 0);
            return new WireMock.ResponseMessage
            {
                StatusCode = status,
                BodyData = new WireMock.Util.BodyData { BodyAsString = body, DetectedBodyType = WireMock.Types.BodyType.String },
            };
        }));

    private List<string> Methods() => [.. _server.LogEntries.Select(entry => entry.RequestMessage.Path.Split('/')[^1])];

    private List<JsonNode> Calls(string method) =>
    [
        .. _server.LogEntries.Where(entry => entry.RequestMessage.Path.EndsWith($"/{method}", StringComparison.Ordinal))
            .Select(entry => JsonNode.Parse(entry.RequestMessage.Body ?? "{}")!),
    ];

    private long? Offset() => (long?)Calls("getUpdates").LastOrDefault()?["offset"];

    private static int Logged(TelegramBench bench, string words) => bench.Log.Lines.Count(line => line.Contains(words, StringComparison.Ordinal));
}
