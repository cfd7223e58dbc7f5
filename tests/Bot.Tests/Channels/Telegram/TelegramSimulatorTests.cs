using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.Telegram;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.Telegram;

/// <summary>The whole edge against a Bot API server that checks every request against the published API.</summary>
public sealed class TelegramSimulatorTests
{
    private const long Chat = 700100200;
    private const long Group = -1009988776655;

    private static readonly object Person = new { id = Chat, is_bot = false, first_name = "Айгүл", language_code = "kk" };
    private static readonly object Private = new { id = Chat, type = "private", first_name = "Айгүл" };

    [SimulatorFact]
    public async Task Messages_with_keyboards_arrive_and_break_no_rule()
    {
        await using var simulator = await Simulator.Start();
        await using var bench = await Started(TelegramMode.Polling, simulator);
        var channel = bench.Services.GetRequiredService<IChannel>();

        await channel.SendAsync(Text(Chat), Says(1, "Иә", "Жоқ"), default);
        await channel.SendAsync(Text(Chat), Says(150, [.. Enumerable.Range(1, 18).Select(number => $"Таңдау {number}")]), default);

        var messages = await simulator.Messages(Chat);
        Assert.True(messages.Count > 3);
        Assert.Equal(["7.0", "7.1"], messages[0]!["reply_markup"]!["inline_keyboard"]![0]!.AsArray().Select(button => (string?)button!["callback_data"]));
        Assert.Equal(9, messages[^1]!["reply_markup"]!["inline_keyboard"]!.AsArray().Count);
        Assert.Empty(await simulator.Violations());
    }

    [SimulatorFact]
    public async Task What_Telegram_refuses_is_told_in_our_words()
    {
        await using var simulator = await Simulator.Start();
        await using var bench = await Started(TelegramMode.Polling, simulator);
        var channel = bench.Services.GetRequiredService<IChannel>();
        Task Send() => channel.SendAsync(Text(Chat), Says(1), default);

        await simulator.Fault(new { method = "sendMessage", status = 403 });
        Assert.True((await Assert.ThrowsAsync<ChannelRefusedException>(Send)).ChatIsGone);
        await simulator.Fault(new { method = "sendMessage", status = 429, retry_after = 5 });
        Assert.Equal(TimeSpan.FromSeconds(5), (await Assert.ThrowsAsync<ChannelBusyException>(Send)).RetryAfter);
        await simulator.Fault(new { method = "sendMessage", status = 500 });
        await Assert.ThrowsAsync<HttpRequestException>(Send);
        await simulator.Fault(new { method = "sendMessage", drop = true });
        await Assert.ThrowsAsync<TimeoutException>(Send);
        Assert.Empty(await simulator.Messages(Chat));
    }

    [SimulatorFact]
    public async Task A_file_that_a_citizen_sent_is_fetched()
    {
        await using var simulator = await Simulator.Start();
        await using var bench = await Started(TelegramMode.Polling, simulator);
        var channel = bench.Services.GetRequiredService<IChannel>();
        var file = await simulator.File([1, 2, 3]);

        Assert.Equal([1, 2, 3], await channel.FetchAsync(file, 3, default));
        await Assert.ThrowsAsync<ChannelRefusedException>(() => channel.FetchAsync(file, 2, default));
        await Assert.ThrowsAsync<ChannelRefusedException>(() => channel.FetchAsync("no-such-file", 3, default));
    }

    [SimulatorFact]
    public async Task By_polling_a_text_is_taken_in_and_a_press_is_answered()
    {
        await using var simulator = await Simulator.Start();
        await using var bench = await Started(TelegramMode.Polling, simulator);
        bench.Intake.Toast = "command.help";

        await simulator.Update(new { message = new { message_id = 5, date = 1, from = Person, chat = Private, text = "Пара сұрады" } });
        await simulator.Update(Press());
        await simulator.Update(Press());

        await Eventually.Holds(async () => (await simulator.Calls("answerCallbackQuery")).Count == 2);
        Assert.Equal(
            [new TextContent("Пара сұрады"), new PressContent("7.0"), new PressContent("7.0")],
            bench.Intake.Taken.Select(inbound => inbound.Content));
        Assert.Equal("Как работает бот", (string?)(await simulator.Calls("answerCallbackQuery"))[0]["text"]);
        Assert.Empty(await simulator.Violations());
    }

    [SimulatorFact]
    public async Task By_webhook_Telegram_is_told_the_address_and_delivers_with_the_secret()
    {
        await using var simulator = await Simulator.Start();
        // The port is known only when the host listens, so a first host lends its address to the second.
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook, simulator.Address);
        await using var teller = await TelegramBench.Start(TelegramMode.Webhook, simulator.Address, null, ("Telegram:WebhookUrl", bench.Webhook.AbsoluteUri));
        await Eventually.Holds(async () => (await simulator.Calls("setMyCommands")).Count == 6);

        var delivered = await simulator.Update(new { message = new { message_id = 5, date = 1, from = Person, chat = Private, text = "Пара сұрады" } });
        var pressed = await simulator.Update(Press());

        Assert.Equal(("webhook", 200, 1), ((string?)delivered["delivered"], (int?)delivered["status"], (int?)delivered["attempt"]));
        Assert.Equal("webhook", (string?)pressed["delivered"]);
        Assert.Equal(2, bench.Intake.Taken.Count);
        Assert.Single(await simulator.Calls("answerCallbackQuery"));
        var told = Assert.Single(await simulator.Calls("setWebhook"));
        Assert.Equal(["message", "edited_message", "callback_query", "my_chat_member"], told["allowed_updates"]!.AsArray().Select(kind => (string?)kind));
        Assert.Empty(await simulator.Violations());
        using var forged = await bench.Deliver("{}", "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
    }

    [SimulatorFact]
    public async Task Telegram_delivers_again_what_could_not_be_stored()
    {
        await using var simulator = await Simulator.Start();
        await using var bench = await TelegramBench.Start(TelegramMode.Webhook, simulator.Address);
        await using var teller = await TelegramBench.Start(TelegramMode.Webhook, simulator.Address, null, ("Telegram:WebhookUrl", bench.Webhook.AbsoluteUri));
        await Eventually.Holds(async () => (await simulator.Calls("setWebhook")).Count == 1);
        bench.Intake.Fault = _ => bench.Intake.Attempts < 3 ? new IOException() : null;

        var delivered = await simulator.Update(new { message = new { message_id = 5, date = 1, from = Person, chat = Private, text = "x" } });

        Assert.Equal(3, (int?)delivered["attempt"]);
        Assert.Single(bench.Intake.Taken);
    }

    [SimulatorFact]
    public async Task The_commands_are_told_in_both_languages_and_for_all_others()
    {
        await using var simulator = await Simulator.Start();
        await using var bench = await Started(TelegramMode.Polling, simulator);
        await Eventually.Holds(async () => (await simulator.Calls("setMyCommands")).Count == 3);

        var told = await simulator.Calls("setMyCommands");
        Assert.Equal([null, "kk", "ru"], told.Select(call => (string?)call["language_code"]));
        Assert.All(told, call => Assert.Equal(
            ["new", "status", "delete", "cancel", "language", "privacy", "hotline", "help"],
            call["commands"]!.AsArray().Select(command => (string?)command!["command"])));
        Assert.Empty(await simulator.Violations());
    }

    [SimulatorFact]
    public async Task Commands_that_could_not_be_told_are_told_again()
    {
        await using var simulator = await Simulator.Start();
        await simulator.Fault(new { method = "setMyCommands", status = 500 });
        await using var bench = await Started(TelegramMode.Polling, simulator);

        await Eventually.Holds(async () => (await simulator.Calls("setMyCommands")).Count == 4);
    }

    [SimulatorFact]
    public async Task A_group_is_told_why_and_left_once()
    {
        await using var simulator = await Simulator.Start();
        await using var bench = await Started(TelegramMode.Polling, simulator);
        var group = new { id = Group, type = "supergroup", title = "Аудан чаты" };

        for (var times = 0; times < 3; times++)
            await simulator.Update(new { message = new { message_id = 5, date = 1, from = Person, chat = group, text = "/start" } });
        await simulator.Update(new { message = new { message_id = 5, date = 1, from = Person, chat = Private, text = "x" } });
        await Eventually.Holds(() => bench.Intake.Taken.Count > 0);

        Assert.Equal(new TextContent("x"), Assert.Single(bench.Intake.Taken).Content);
        Assert.Single(await simulator.Calls("leaveChat"));
        Assert.StartsWith("Бұл бот топта жұмыс істемейді", (string?)Assert.Single(await simulator.Messages(Group))!["text"], StringComparison.Ordinal);
        Assert.Empty(await simulator.Violations());
    }

    private static Task<TelegramBench> Started(TelegramMode mode, Simulator simulator) => TelegramBench.Start(mode, simulator.Address);

    private static object Press() => new
    {
        callback_query = new
        {
            id = Guid.CreateVersion7().ToString(),
            from = Person,
            chat_instance = "c",
            data = "7.0",
            message = new { message_id = 5, date = 1, chat = Private, text = "Сұрақ" },
        },
    };

    private static OutMessage Says(int lines, params string[] labels) => new(
        Language.Kazakh, [.. Enumerable.Repeat(new Line("group.refuse"), lines)],
        [.. labels.Select((label, index) => new Choice($"id{index}", "", index + 1, label))], Turn: 7);

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
