using System.Net;
using System.Text;
using System.Text.Json;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.Telegram;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.Telegram;

public sealed class TelegramWebhookTests
{
    private const string Hello = """{"update_id":1,"message":{"message_id":5,"date":1,"chat":{"id":42,"type":"private"},"text":"Hello"}}""";

    [Fact]
    public async Task What_is_taken_in_is_answered_200_and_empty()
    {
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook);

        using var answer = await bench.Deliver(Hello);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(new TextContent("Hello"), Assert.Single(bench.Intake.Taken).Content);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("webhook_Secret-0123456789")]
    [InlineData("Webhook_Secret-012345678")]
    [InlineData("Webhook_Secret-0123456789,Webhook_Secret-0123456789")]
    public async Task A_wrong_secret_is_refused_and_counted(string? secret)
    {
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook);
        using var counted = new Counted(bench.Services);

        using var answer = await bench.Deliver(Hello, secret);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Empty(bench.Intake.Taken);
        Assert.Equal(1, counted["telegram.webhook.refused"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"update_id":1,"message":"text"}""")]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"\ud83d"}}""")]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":1,"type":"private"},"new_chat_member":{"status":"strange"}}}""")]
    public async Task What_cannot_be_read_is_counted_and_answered_200_lest_it_come_for_ever(string body)
    {
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook);
        using var counted = new Counted(bench.Services);

        using var answer = await bench.Deliver(body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(bench.Intake.Taken);
        Assert.Equal(1, counted["telegram.update.unreadable"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_a_megabyte_is_refused_whether_it_tells_its_length_or_not(bool tellsLength)
    {
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook);
        var bytes = Encoding.UTF8.GetBytes(new string(' ', 1024 * 1024 + 1));
        using HttpContent body = tellsLength ? new ByteArrayContent(bytes) : new StreamContent(new Unmeasured(bytes));

        using var answer = await bench.Deliver(body, TelegramBench.Secret);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task When_it_cannot_be_stored_Telegram_is_to_deliver_it_again()
    {
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook);
        using var counted = new Counted(bench.Services);
        bench.Intake.Fault = _ => bench.Intake.Attempts == 1 ? new InvalidOperationException("away") : null;

        using var first = await bench.Deliver(Hello);
        using var second = await bench.Deliver(Hello);

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Single(bench.Intake.Taken);
        Assert.Equal(1, counted["telegram.update.failed"]);
    }

    [Fact]
    public async Task A_press_that_cannot_be_answered_is_taken_in_all_the_same()
    {
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook);
        using var counted = new Counted(bench.Services);
        bench.Intake.Toast = "no.such-key";

        using var answer = await bench.Deliver("""
            {"update_id":1,"callback_query":{"id":"q","from":{"id":42,"is_bot":false,"first_name":"N"},"chat_instance":"c","data":"3.1",
            "message":{"message_id":5,"date":0,"chat":{"id":42,"type":"private"}}}}
            """);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new PressContent("3.1"), Assert.Single(bench.Intake.Taken).Content);
        Assert.Equal(1, counted["telegram.courtesy.failed"]);
    }

    [Theory]
    [InlineData(TelegramMode.Off)]
    [InlineData(TelegramMode.Polling)]
    public async Task In_the_other_modes_there_is_no_webhook(TelegramMode mode)
    {
        await using var bench = await TelegramBench.Start(mode);

        using var answer = await bench.Deliver(Hello);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [SharedDataFact]
    public async Task Every_update_of_the_public_test_suites_is_answered_200()
    {
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook);
        using var counted = new Counted(bench.Services);
        var lines = await File.ReadAllLinesAsync(Path.Combine(Shared.Channels!, "telegram-updates.jsonl"));

        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            using var answer = await bench.Deliver(json.RootElement.GetProperty("update").GetRawText());
            Assert.True(answer.StatusCode == HttpStatusCode.OK, json.RootElement.GetProperty("src").GetString());
        }

        Assert.Equal(105, lines.Length);
        Assert.Equal(1, counted["telegram.update.unreadable"]);
        Assert.Equal(
            "FileContent 6, LocationContent 1, OtherContent 9, PressContent 3, ReachableContent 1, TextContent 39",
            string.Join(", ", bench.Intake.Taken.GroupBy(inbound => inbound.Content.GetType().Name)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Count()}")));
    }

    /// <summary>Bytes whose number is not known before they are sent.</summary>
    private sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
