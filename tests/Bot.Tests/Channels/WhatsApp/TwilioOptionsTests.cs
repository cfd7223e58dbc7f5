using Microsoft.Extensions.Configuration;
using QuttyMeken.Bot.Channels.WhatsApp;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

public sealed class TwilioOptionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void WhatsApp_is_off_without_an_account_and_a_token(string? nothing) =>
        Assert.False(TwilioSettings.Options(("AccountSid", nothing), ("AuthToken", nothing)).IsOn);

    [Fact]
    public void Good_settings_are_taken_as_they_are()
    {
        var options = TwilioSettings.Options(("WhatsAppFrom", "+77010000001"), ("PublicBaseUrl", "https://Bot.Office.kz/x/"),
            ("PreviousAuthToken", "before"), ("MessagingServiceSid", "MG" + new string('b', 32)));

        Assert.True(options.IsOn);
        Assert.True(options.IsDefaultApi);
        Assert.Equal("whatsapp:+77010000001", options.From);
        Assert.Equal("https://Bot.Office.kz/x", options.PublicBaseUrl);
        Assert.Equal([TwilioSettings.Token, "before"], options.Tokens);
        Assert.Equal("MG" + new string('b', 32), options.MessagingServiceSid);
    }

    [Theory]
    [InlineData("AccountSid", null)]
    [InlineData("AccountSid", "AC<account sid>")]
    [InlineData("AccountSid", "aaaa")]
    [InlineData("AuthToken", null)]
    [InlineData("AuthToken", "<token>")]
    [InlineData("AuthToken", "your_auth_token")]
    [InlineData("AuthToken", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("AuthToken", "two words")]
    [InlineData("PreviousAuthToken", "[AuthToken]")]
    [InlineData("WhatsAppFrom", null)]
    [InlineData("WhatsAppFrom", "+7701<number>")]
    [InlineData("WhatsAppFrom", "87010000001")]
    [InlineData("WhatsAppFrom", "sms:+77010000001")]
    [InlineData("MessagingServiceSid", "MGX")]
    [InlineData("ApiBaseUrl", "api.twilio.com")]
    [InlineData("ApiBaseUrl", "http://api.twilio.com")]
    [InlineData("PublicBaseUrl", null)]
    [InlineData("PublicBaseUrl", "bot.office.kz")]
    [InlineData("PublicBaseUrl", "http://bot.office.kz")]
    [InlineData("PublicBaseUrl", "https://<your host>")]
    [InlineData("PublicBaseUrl", "https://bot.office.kz/?a=b")]
    [InlineData("PublicBaseUrl", "https://name:word@bot.office.kz")]
    [InlineData("PublicBaseUrl", "ftp://bot.office.kz")]
    public void A_wrong_setting_stops_the_start_and_is_named_without_its_value(string setting, string? value)
    {
        var refused = Assert.Throws<InvalidDataException>(() => TwilioSettings.Options((setting, value)));

        Assert.Contains($"Twilio:{setting}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Write", refused.Message.Replace("Copy", "Write", StringComparison.Ordinal), StringComparison.Ordinal);
        if (value is { Length: > 4 })
            Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void On_this_machine_plain_http_will_do() =>
        Assert.False(TwilioSettings.Options(("ApiBaseUrl", "http://127.0.0.1:4020"), ("PublicBaseUrl", "http://localhost:5081")).IsDefaultApi);

    [Fact]
    public void The_settings_do_not_print_their_tokens() =>
        Assert.DoesNotContain(TwilioSettings.Token, TwilioSettings.Options().ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_token_alone_from_the_environment_is_half_a_setting() => Assert.Throws<InvalidDataException>(() =>
        TwilioOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Twilio:AuthToken", "12345")]).Build()));
}
