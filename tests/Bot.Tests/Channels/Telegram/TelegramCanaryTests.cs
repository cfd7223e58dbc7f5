using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.Telegram;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.Telegram;

/// <summary>Marked words go in by every way, through every fault; no log, trace or exception may hold one of them.</summary>
public sealed class TelegramCanaryTests : IDisposable
{
    private const string Chat = "70070070007";

    private static readonly string[] Canaries =
    [
        TelegramBench.Token, TelegramBench.Token.Split(':')[1], TelegramBench.Secret, Chat, "canary-text", "canary_user", "Canary-Name", "canary-label", "canary-file",
    ];

    private readonly ConcurrentQueue<string> _traces = new();
    private readonly ActivityListener _listener = new();

    public TelegramCanaryTests()
    {
        _listener.ShouldListenTo = _ => true;
        _listener.Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded;
        _listener.ActivityStopped = activity => _traces.Enqueue($"{activity.Source.Name} {activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}");
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task When_nothing_answers_nothing_leaks()
    {
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook, null, null, ("Telegram:WebhookUrl", "https://bot.example.kz"));
        bench.Intake.Toast = "command.help";

        await DeliverAll(bench);
        AssertSilent(bench.Log.Lines);
        AssertSilent(await SendAndFetch(bench));
        AssertSilent(_traces);
        Assert.NotEmpty(bench.Log.Lines);
    }

    [Fact]
    public async Task When_storing_fails_the_words_of_the_exception_do_not_leak()
    {
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook);
        bench.Intake.Fault = inbound => new InvalidOperationException($"Cannot store {inbound}");

        await DeliverAll(bench);

        AssertSilent(bench.Log.Lines);
        Assert.Contains(bench.Log.Lines, line => line.Contains("InvalidOperationException", StringComparison.Ordinal));
    }

    [SimulatorFact]
    public async Task With_a_server_that_fails_in_every_way_nothing_leaks()
    {
        await using var simulator = await Simulator.Start();
        await using var bench = await TelegramBench.Start(TelegramMode.Polling, simulator.Address);
        bench.Intake.Fault = inbound => inbound.Content is TextContent ? new InvalidOperationException($"Cannot store {inbound}") : null;
        await simulator.Update(new
        {
            message = new
            {
                message_id = 5,
                date = 1,
                text = "canary-text",
                from = new { id = long.Parse(Chat, null), is_bot = false, first_name = "Canary-Name", username = "canary_user" },
                chat = new { id = long.Parse(Chat, null), type = "private", username = "canary_user" },
            },
        });
        await Eventually.Holds(() => bench.Intake.Attempts > 0);

        var told = new List<string>();
        foreach (var status in (int[])[400, 401, 403, 404, 409, 429, 500, 502])
        {
            await simulator.Fault(new { method = "sendMessage", status, description = $"canary-text {Chat}" });
            await simulator.Fault(new { method = "getFile", status, description = $"canary-text {Chat}" });
            told.AddRange(await SendAndFetch(bench));
        }

        await simulator.Fault(new { method = "sendMessage", drop = true });
        await simulator.Fault(new { method = "getFile", drop = true });
        told.AddRange(await SendAndFetch(bench));

        Assert.Equal(18, told.Count);
        AssertSilent(told);
        AssertSilent(bench.Log.Lines);
        AssertSilent(_traces);
    }

    private static async Task DeliverAll(TelegramBench bench)
    {
        var person = $$"""{"id":{{Chat}},"is_bot":false,"first_name":"Canary-Name","username":"canary_user","language_code":"ru"}""";
        var chat = $$"""{"id":{{Chat}},"type":"private","first_name":"Canary-Name","username":"canary_user"}""";
        var group = $$"""{"id":-{{Chat}},"type":"group","title":"Canary-Name"}""";
        foreach (var update in (string[])
            [
                $$$"""{"update_id":1,"message":{"message_id":5,"date":1,"from":{{{person}}},"chat":{{{chat}}},"text":"canary-text"}}""",
                $$$"""{"update_id":2,"message":{"message_id":6,"date":1,"from":{{{person}}},"chat":{{{chat}}},"document":{"file_id":"canary-file","file_unique_id":"u","file_name":"canary-file"},"caption":"canary-text"}}""",
                $$$"""{"update_id":3,"callback_query":{"id":"canary-text","from":{{{person}}},"chat_instance":"c","data":"canary-label","message":{"message_id":5,"date":0,"chat":{{{chat}}} } } }""",
                $$$"""{"update_id":4,"message":{"message_id":7,"date":1,"from":{{{person}}},"chat":{{{group}}},"text":"canary-text"}}""",
                $$$"""{"update_id":5,"message":"canary-text {{{Chat}}}"}""",
                $$$"""{"canary-text {{{Chat}}}""",
            ])
        {
            using var answer = await bench.Deliver(update);
            using var forged = await bench.Deliver(update, "canary-text");
        }
    }

    /// <returns>What the two calls threw, whole.</returns>
    private static async Task<List<string>> SendAndFetch(TelegramBench bench)
    {
        var channel = bench.Services.GetRequiredService<IChannel>();
        var message = new OutMessage(Language.Russian, [new Line("group.refuse")], [new Choice("id", "", 1, "canary-label")], 1);
        return
        [
            (await Assert.ThrowsAnyAsync<Exception>(() => channel.SendAsync(Chat, message, default))).ToString(),
            (await Assert.ThrowsAnyAsync<Exception>(() => channel.FetchAsync("canary-file", 100, default))).ToString(),
        ];
    }

    private static void AssertSilent(IEnumerable<string> lines) => Assert.All(lines, line =>
        Assert.DoesNotContain(Canaries, canary => line.Contains(canary, StringComparison.OrdinalIgnoreCase)));
}
