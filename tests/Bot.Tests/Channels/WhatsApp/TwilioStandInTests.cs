using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

/// <summary>Against the stand-in for Twilio, which checks each request by Twilio's own description of its API.</summary>
public sealed class TwilioStandInTests : IAsyncLifetime
{
    private const string Citizen = "whatsapp:+77012345678";
    private readonly HttpClient _bench = new();
    private Process? _standIn;
    private string _address = "";

    public async Task InitializeAsync()
    {
        if (SharedFolder.WhyNot(withNode: true) is not null)
            return;

        var port = WhatsAppBot.FreePort();
        _address = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo(SharedFolder.Node!, [Path.Combine(SharedFolder.Channels!, "twsim.mjs")]) { RedirectStandardOutput = true };
        start.Environment["PORT"] = $"{port}";
        start.Environment["ACCOUNT_SID"] = TwilioSettings.Account;
        start.Environment["AUTH_TOKEN"] = TwilioSettings.Token;
        _standIn = Process.Start(start)!;
        Assert.NotNull(await _standIn.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)));
    }

    public async Task DisposeAsync()
    {
        _bench.Dispose();
        if (_standIn is null)
            return;
        _standIn.Kill();
        await _standIn.WaitForExitAsync();
        _standIn.Dispose();
    }

    [StandInFact]
    public async Task A_message_comes_in_and_its_answer_goes_out_and_is_read()
    {
        await using var bot = await Bot();

        await bot.Post("/whatsapp/webhook", [("MessageSid", "SM1"), ("From", Citizen), ("Body", "Сәлем")], signedFor: bot.Address.GetLeftPart(UriPartial.Authority));
        var sid = await bot.Channel.SendAsync(Assert.Single(bot.Desk.Taken).Address, WhatsAppBot.Message("Ақтөбе"), default);

        Assert.Matches("^SM[0-9a-f]{32}$", sid);
        await Until(() => bot.Desk.Deliveries.Count == 3);
        Assert.Equal([(sid!, Delivery.Sent, null), (sid!, Delivery.Delivered, null), (sid!, Delivery.Read, null)], bot.Desk.Deliveries);
        var sent = Assert.Single(await List("messages"));
        Assert.Equal("Земельные отношения\n\n1 — Ақтөбе", sent.GetProperty("body").GetString());
        Assert.True(await bot.Client.RedactAsync(sid!, default));
        Assert.Empty(await List("violations"));
    }

    [StandInFact]
    public async Task A_closed_window_is_told_by_the_status()
    {
        await using var bot = await Bot();
        await Bench("session", new { to = Citizen, open = false });

        var sid = await bot.Channel.SendAsync(Citizen, WhatsAppBot.Message(), default);

        await Until(() => bot.Desk.Deliveries.Count == 1);
        Assert.Equal([(sid!, Delivery.Failed, "delivery.window-closed")], bot.Desk.Deliveries);
    }

    [StandInFact]
    public async Task A_fault_is_told_from_a_refusal()
    {
        await using var bot = await Bot();

        await Bench("fault", new { status = 429, code = 63018, retry_after = 3 });
        Assert.Equal(TimeSpan.FromSeconds(3), (await Assert.ThrowsAsync<ChannelBusyException>(() => Send(bot))).RetryAfter);
        await Bench("fault", new { status = 500, code = 20500 });
        await Assert.ThrowsAsync<HttpRequestException>(() => Send(bot));
        await Bench("fault", new { status = 400, code = 63016 });
        Assert.Equal("delivery.window-closed", (await Assert.ThrowsAsync<ChannelRefusedException>(() => Send(bot))).Problem);
        Assert.NotNull(await Send(bot));

        Assert.Empty(await List("violations"));
    }

    [StandInFact]
    public async Task A_wrong_token_is_for_later()
    {
        await using var bot = await Bot(("AuthToken", "wrong"));

        await Assert.ThrowsAsync<HttpRequestException>(() => Send(bot));
    }

    [StandInFact]
    public async Task The_longest_text_of_every_alphabet_is_taken_piece_by_piece()
    {
        var clock = new FakeTimeProvider();
        await using var bot = await Bot(clock);

        var sending = bot.Channel.SendAsync(Citizen, WhatsAppBot.Message(string.Concat(Enumerable.Repeat("ң👩‍👩‍👧🇰🇿 ", 400))), default);
        while (!sending.IsCompleted)
        {
            await Task.Delay(20);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.NotNull(await sending);
        var sent = await List("messages");
        Assert.True(sent.Length >= 3);
        Assert.All(sent, message => Assert.DoesNotContain("\uFFFD", message.GetProperty("body").GetString(), StringComparison.Ordinal));
        Assert.Empty(await List("violations"));
    }

    [StandInFact]
    public async Task A_file_is_fetched()
    {
        await using var bot = await Bot();

        var bytes = await bot.Channel.FetchAsync($"{_address}/2010-04-01/Accounts/{TwilioSettings.Account}/Messages/MM1/Media/ME1", 20_000, default);

        Assert.Equal(12_345, bytes.Length);
    }

    private static Task<string?> Send(WhatsAppBot bot) => bot.Channel.SendAsync(Citizen, WhatsAppBot.Message(), default);

    private static async Task Until(Func<bool> done)
    {
        for (var round = 0; !done(); round++)
        {
            Assert.True(round < 500, "It never came.");
            await Task.Delay(20);
        }
    }

    private Task<WhatsAppBot> Bot(params (string Key, string? Value)[] settings) => Bot(null, settings);

    private Task<WhatsAppBot> Bot(TimeProvider? clock, params (string Key, string? Value)[] settings) =>
        WhatsAppBot.Start(null, clock, [("ApiBaseUrl", _address), ("PublicBaseUrl", "http://127.0.0.1:{port}"), .. settings]);

    private async Task Bench(string what, object how) =>
        (await _bench.PostAsJsonAsync(new Uri($"{_address}/__bench/{what}"), how)).EnsureSuccessStatusCode();

    private async Task<JsonElement[]> List(string what) =>
        [.. (await _bench.GetFromJsonAsync<JsonElement>(new Uri($"{_address}/__bench/{what}"))).GetProperty("list").EnumerateArray()];
}
