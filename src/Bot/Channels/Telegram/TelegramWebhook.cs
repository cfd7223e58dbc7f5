using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace QuttyMeken.Bot.Channels.Telegram;

/// <summary>Where Telegram delivers updates. It repeats whatever is not answered with 200.</summary>
internal sealed partial class TelegramWebhook(
    TelegramOptions options, TelegramReceiver receiver, TelegramMetrics metrics, ILogger<TelegramWebhook> log)
{
    public const string Path = "/telegram/webhook";

    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Largest update taken, in bytes; Telegram's own are a few kilobytes.</summary>
    private const int MaxBody = 1024 * 1024;

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.WebhookSecret ?? "");

    /// <summary>Maps the address, in webhook mode only.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<TelegramOptions>().Mode is not TelegramMode.Webhook)
            return;

        var webhook = routes.ServiceProvider.GetRequiredService<TelegramWebhook>();
        // The secret is the authorisation: a host's own policies must not ask a messenger to sign in.
        routes.MapPost(Path, (RequestDelegate)webhook.Receive).AllowAnonymous().DisableAntiforgery()
            .ExcludeFromDescription().WithMetadata(new SkipStatusCodePagesAttribute());
    }

    private async Task Receive(HttpContext http) => http.Response.StatusCode = await Take(http);

    private async Task<int> Take(HttpContext http)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers[SecretHeader].ToString()), _secret))
        {
            metrics.Refused();
            return StatusCodes.Status401Unauthorized;
        }

        if (http.Request.ContentLength > MaxBody || await http.Request.Body.ReadAtMost(MaxBody, http.RequestAborted) is not { } body)
            return StatusCodes.Status413PayloadTooLarge;
        // Refused, it would come again for a day.
        if (receiver.Parse(body) is not { } update)
            return StatusCodes.Status200OK;

        try
        {
            await receiver.Receive(update, http.RequestServices.GetRequiredService<IIntake>(), http.RequestAborted);
            return StatusCodes.Status200OK;
        }
        // Left to the host, the exception would be logged whole, and it may hold what the citizen wrote.
        catch (Exception failed)
        {
            metrics.Failed();
            LogFailed(failed.GetType().Name);
            return StatusCodes.Status500InternalServerError;
        }
    }

    [LoggerMessage(LogLevel.Error, "An update of Telegram could not be taken in ({Kind}); Telegram will deliver it again.")]
    private partial void LogFailed(string kind);
}
