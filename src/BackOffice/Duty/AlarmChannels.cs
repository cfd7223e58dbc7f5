using MailKit.Net.Smtp;
using MimeKit;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.BackOffice.Duty;

/// <summary>All that leaves the office by an alarm: two numbers.</summary>
/// <param name="Fresh">Urgent reports nobody on duty was told of before.</param>
/// <param name="Waiting">Urgent reports nobody has looked at yet.</param>
internal sealed record UrgentNumbers(int Fresh, int Waiting);

/// <summary>A way to reach the people on duty, also at night.</summary>
internal interface IAlarmChannel
{
    /// <summary>Code of the channel: <c>telegram</c>, <c>webhook</c>, <c>email</c>.</summary>
    string Name { get; }

    /// <exception cref="Exception">Nobody was reached by it.</exception>
    Task Send(UrgentNumbers numbers, CancellationToken ct);
}

/// <summary>The words of an alarm: both languages in one message, since the people on duty are several.</summary>
internal sealed class AlarmWords(TextCatalog catalog)
{
    public string Of(UrgentNumbers numbers)
    {
        var places = new Dictionary<string, string>
        {
            ["fresh"] = Infrastructure.Format.Number(numbers.Fresh),
            ["waiting"] = Infrastructure.Format.Number(numbers.Waiting),
        };
        return $"{catalog.Fill("alarm.text", Language.Kazakh, places)}\n{catalog.Fill("alarm.text", Language.Russian, places)}";
    }
}

internal sealed class TelegramAlarm(IHttpClientFactory clients, DutyOptions options, AlarmWords words) : IAlarmChannel
{
    public string Name => "telegram";

    public async Task Send(UrgentNumbers numbers, CancellationToken ct)
    {
        using var client = clients.CreateClient(DutyHost.HttpName);
        using var answer = await client.PostAsJsonAsync(
            new Uri(options.TelegramApi, $"/bot{options.TelegramToken}/sendMessage"), new { chat_id = options.ChatId, text = words.Of(numbers) }, ct);
        answer.EnsureSuccessStatusCode();
    }
}

internal sealed class WebhookAlarm(IHttpClientFactory clients, DutyOptions options) : IAlarmChannel
{
    public string Name => "webhook";

    public async Task Send(UrgentNumbers numbers, CancellationToken ct)
    {
        using var client = clients.CreateClient(DutyHost.HttpName);
        using var answer = await client.PostAsJsonAsync(options.Webhook, new { urgent = numbers.Fresh, waiting = numbers.Waiting }, ct);
        answer.EnsureSuccessStatusCode();
    }
}

internal sealed class MailAlarm(Mail mail, DutyOptions options, AlarmWords words, TextCatalog catalog) : IAlarmChannel
{
    public string Name => "email";

    public Task Send(UrgentNumbers numbers, CancellationToken ct) =>
        mail.Send(options.AlarmMail, catalog.Get("alarm.subject", Language.Kazakh), words.Of(numbers), ct);
}

/// <summary>Plain text, no more; nothing that a citizen wrote ever comes here.</summary>
internal sealed class Mail(DutyOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task Send(IReadOnlyList<string> to, string subject, string text, CancellationToken ct)
    {
        var smtp = options.Smtp ?? throw new InvalidOperationException("Smtp is not set.");
        using var message = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = text } };
        message.From.Add(MailboxAddress.Parse(smtp.From));
        message.To.AddRange(to.Select(MailboxAddress.Parse));
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security, ct);
        if (smtp.User is { } user)
            await client.AuthenticateAsync(user, smtp.Password ?? "", ct);
        await client.SendAsync(message, ct);
        await client.DisconnectAsync(quit: true, ct);
    }
}
