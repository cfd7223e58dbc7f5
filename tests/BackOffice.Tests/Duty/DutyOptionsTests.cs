using Microsoft.Extensions.Configuration;
using QuttyMeken.BackOffice.Duty;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Duty;

public sealed class DutyOptionsTests
{
    [Fact]
    public void What_is_not_set_is_off()
    {
        var options = Read();

        Assert.Equal((null, null, null, null), (options.TelegramToken, options.ChatId, options.Webhook, options.Smtp));
        Assert.Empty(options.AlarmMail);
    }

    [Theory]
    [InlineData("Alarm:Telegram wants both", "Alarm:Telegram:Token=1:a")]
    [InlineData("Alarm:Telegram wants both", "Alarm:Telegram:ChatId=-5")]
    [InlineData("is the citizens' bot", "Alarm:Telegram:Token=1:a", "Alarm:Telegram:ChatId=-5", "Telegram:Token=1:a")]
    [InlineData("Alarm:WebhookUrl is no address", "Alarm:WebhookUrl=duty")]
    [InlineData("Smtp:Host is not", "Alarm:Email=duty@example.kz")]
    [InlineData("Smtp:From is missing", "Smtp:Host=mail.example.kz")]
    [InlineData("Smtp:Port is 'x'", "Smtp:Host=mail.example.kz", "Smtp:From=office@example.kz", "Smtp:Port=x")]
    [InlineData("Smtp:Security is 'Ssl'", "Smtp:Host=mail.example.kz", "Smtp:From=office@example.kz", "Smtp:Security=Ssl")]
    [InlineData("Alarm:Email holds", "Smtp:Host=mail.example.kz", "Smtp:From=office@example.kz", "Alarm:Email=a@example.kz; @")]
    public void What_is_half_set_stops_the_start(string problem, params string[] settings) =>
        Assert.Contains(problem, Assert.Throws<InvalidDataException>(() => Read(settings)).Message, StringComparison.Ordinal);

    private static DutyOptions Read(params string[] settings) => DutyOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(
        settings.Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))).Build());
}
