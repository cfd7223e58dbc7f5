using QuttyMeken.Domain.Texts;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace QuttyMeken.Bot.Channels.Telegram;

/// <summary>Tells Telegram, once at start, where to deliver and which commands there are.</summary>
internal sealed partial class TelegramSetup(
    TelegramOptions options, TelegramApi api, Renderer renderer, TimeProvider clock, ILogger<TelegramSetup> log) : BackgroundService
{
    /// <summary>The kinds of update that have an effect. Others, left out, would go on coming as they were set before.</summary>
    public static readonly UpdateType[] Wanted =
        [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    private static readonly string[] Commands = ["new", "status", "delete", "cancel", "language", "privacy", "hotline", "help"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options is { Mode: TelegramMode.Webhook, WebhookUrl: { } address })
            await Insist("setWebhook", bot => bot.SetWebhook(address.AbsoluteUri, allowedUpdates: Wanted, dropPendingUpdates: false,
                secretToken: options.WebhookSecret, cancellationToken: stoppingToken), stoppingToken);

        foreach (var (code, language) in ((string?, Language)[])[(null, Language.Kazakh), ("kk", Language.Kazakh), ("ru", Language.Russian)])
            await Insist("setMyCommands", bot => bot.SetMyCommands(Menu(language), languageCode: code, cancellationToken: stoppingToken), stoppingToken);
    }

    private IEnumerable<BotCommand> Menu(Language language) =>
        Commands.Select(command => new BotCommand(command, renderer.Text($"command.{command}", language)));

    private async Task Insist(string method, Func<ITelegramBotClient, Task> call, CancellationToken ct)
    {
        for (var failures = 1; ; failures++)
        {
            var pause = TelegramBackoff.After(failures);
            try
            {
                await api.Call(call, Patience);
                return;
            }
            catch (TelegramRefusalException refused) when (refused.Code != 429)
            {
                LogRefused(method, refused.Code);
                return;
            }
            catch (TelegramRefusalException busy)
            {
                pause = busy.RetryAfter ?? pause;
            }
            catch (Exception outage) when (outage is HttpRequestException or TimeoutException)
            {
                LogOutage(method, pause.TotalSeconds);
            }

            await Task.Delay(pause, clock, ct);
        }
    }

    [LoggerMessage(LogLevel.Error, "Telegram refused {Method} ({Status}). 401 or 404: Telegram:Token is wrong. "
        + "400 to setWebhook: Telegram:WebhookUrl is not an address it accepts.")]
    private partial void LogRefused(string method, int status);

    [LoggerMessage(LogLevel.Warning, "Telegram did not answer {Method}; again in {Seconds:0} s.")]
    private partial void LogOutage(string method, double seconds);
}
