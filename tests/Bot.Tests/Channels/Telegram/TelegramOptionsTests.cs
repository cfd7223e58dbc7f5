using Microsoft.Extensions.Configuration;
using QuttyMeken.Bot.Channels.Telegram;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.Telegram;

public sealed class TelegramOptionsTests
{
    private const string Token = "1234567890:AAF0abcdefghijklmnopqrstuvwxyz_-123";

    [Fact]
    public void Without_a_token_Telegram_is_off() => Assert.Equal(TelegramMode.Off, Read().Mode);

    [Fact]
    public void With_a_token_it_polls() => Assert.Equal(TelegramMode.Polling, Read(("Token", Token)).Mode);

    [Theory]
    [InlineData("off", TelegramMode.Off)]
    [InlineData("POLLING", TelegramMode.Polling)]
    [InlineData(" Webhook ", TelegramMode.Webhook)]
    public void A_mode_is_read_in_any_case(string mode, TelegramMode expected) =>
        Assert.Equal(expected, Read(("Token", Token), ("Mode", mode), ("WebhookSecret", "s")).Mode);

    [Theory]
    [InlineData("Mode", "1")]
    [InlineData("Mode", "polling,webhook")]
    [InlineData("Mode", "Sometimes")]
    [InlineData("Token", "<token>")]
    [InlineData("Token", "123456:example…")]
    [InlineData("Token", "123456:Example-token-abcdefghijklmnopqrstuv")]
    [InlineData("Token", "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11")]
    [InlineData("Token", "abcdefghijklmnopqrstuvwxyz")]
    [InlineData("Token", "1234567890:short")]
    [InlineData("Token", "1234567890:AAF0abcdefghijklm nopqrstuvwxyz")]
    [InlineData("ApiBaseUrl", "localhost")]
    [InlineData("ApiBaseUrl", "ftp://localhost")]
    [InlineData("ApiBaseUrl", "http://localhost:8081/bot")]
    [InlineData("WebhookSecret", "")]
    [InlineData("WebhookSecret", "with space")]
    [InlineData("WebhookSecret", "құпия")]
    [InlineData("WebhookUrl", "http://bot.example.kz")]
    [InlineData("WebhookUrl", "/telegram/webhook")]
    public void A_setting_that_cannot_work_stops_the_start_and_names_itself(string setting, string value)
    {
        var settings = new Dictionary<string, string> { ["Token"] = Token, ["Mode"] = "Webhook", ["WebhookSecret"] = "secret", [setting] = value };

        var refused = Assert.Throws<InvalidDataException>(() => Read([.. settings.Select(pair => (pair.Key, pair.Value))]));

        Assert.StartsWith($"Setting Telegram:{setting} (environment: Telegram__{setting})", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Write ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_longer_than_Telegram_takes_is_refused() => Assert.Throws<InvalidDataException>(
        () => Read(("Token", Token), ("Mode", "Webhook"), ("WebhookSecret", new string('a', 257))));

    [Theory]
    [InlineData("Polling")]
    [InlineData("Webhook")]
    public void A_mode_without_a_token_is_refused(string mode) => Assert.Contains("Telegram:Token",
        Assert.Throws<InvalidDataException>(() => Read(("Mode", mode), ("WebhookSecret", "s"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Off_asks_for_nothing_else() => Assert.Equal(TelegramMode.Off, Read(("Mode", "Off"), ("Token", "<token>")).Mode);

    [Theory]
    [InlineData("https://bot.example.kz", "https://bot.example.kz/telegram/webhook")]
    [InlineData("https://example.kz/bot/telegram/webhook", "https://example.kz/bot/telegram/webhook")]
    public void The_address_of_the_webhook_may_be_given_whole_or_as_a_host(string written, string told) =>
        Assert.Equal(told, Read(("Token", Token), ("Mode", "Webhook"), ("WebhookSecret", "s"), ("WebhookUrl", written)).WebhookUrl!.AbsoluteUri);

    [Fact]
    public void The_settings_do_not_print_their_secrets() => Assert.Equal("Telegram: Polling", Read(("Token", Token)).ToString());

    private static TelegramOptions Read(params (string Key, string Value)[] settings) => TelegramOptions.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(pair => $"Telegram:{pair.Key}", pair => (string?)pair.Value)).Build());
}
