using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace QuttyMeken.Bot.Channels.Telegram;

/// <summary>
/// Asks Telegram for updates, one batch at a time. Telegram forgets an update when the next question names a higher number, so the
/// number rises only past what is stored.
/// </summary>
internal sealed partial class TelegramPolling(
    TelegramApi api, TelegramReceiver receiver, TelegramMetrics metrics, IServiceScopeFactory scopes, TimeProvider clock,
    ILogger<TelegramPolling> log) : BackgroundService
{
    /// <summary>How long Telegram holds a question open when there is nothing new, in seconds.</summary>
    public const int HoldOpen = 25;

    /// <summary>Attempts at an update after the first.</summary>
    private const int Retries = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(HoldOpen + 15);

    /// <summary>Longest pause while updates wait that could not be taken in: the next citizen waits behind it.</summary>
    private static readonly TimeSpan LongestStall = TimeSpan.FromMinutes(1);

    private long? _next;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isCleared = false;
        var failures = 0;
        var stalls = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause;
            try
            {
                if (!isCleared)
                    await api.Call(bot => bot.DeleteWebhook(dropPendingUpdates: false, stoppingToken), Patience);
                isCleared = true;

                var updates = await api.Call(bot => bot.SendRequest(new GetUpdates(_next), stoppingToken), Patience);
                failures = 0;
                stalls = await TakeAll(updates, stoppingToken) ? 0 : stalls + 1;
                pause = stalls == 0 ? TimeSpan.Zero : TelegramBackoff.Min(TelegramBackoff.After(stalls), LongestStall);
            }
            catch (TelegramRefusalException refused) when (refused.Code is 401 or 404)
            {
                LogToken(refused.Code);
                return;
            }
            catch (TelegramRefusalException refused)
            {
                pause = refused.RetryAfter ?? TelegramBackoff.After(++failures);
                if (refused.Code == 409)
                    LogConflict(pause.TotalSeconds);
                else
                    LogRefused(refused.Code, pause.TotalSeconds);
            }
            // Whatever else it is, the next citizen must not find a bot that has stopped listening.
            catch (Exception outage) when (!stoppingToken.IsCancellationRequested)
            {
                pause = TelegramBackoff.After(++failures);
                LogOutage(outage.GetType().Name, pause.TotalSeconds);
            }

            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    /// <summary>
    /// One bad update must not stop the others, and a database that is away must not cost one: what fails is set aside, and given up only
    /// when a later one goes through and it still fails.
    /// </summary>
    /// <returns>Whether nothing is left aside.</returns>
    private async Task<bool> TakeAll(JsonElement[] updates, CancellationToken ct)
    {
        var aside = new List<JsonElement>();
        foreach (var update in updates)
        {
            if (!await Take(update, aside.Count == 0 ? Retries : 0, ct))
            {
                aside.Add(update);
                continue;
            }

            foreach (var failed in aside)
            {
                if (!await Take(failed, 0, ct))
                {
                    metrics.Skipped();
                    LogSkipped();
                }
            }

            aside.Clear();
            _next = update.GetProperty("update_id"u8).GetInt64() + 1;
        }

        return aside.Count == 0;
    }

    private async Task<bool> Take(JsonElement json, int retries, CancellationToken ct)
    {
        if (receiver.Parse(JsonSerializer.SerializeToUtf8Bytes(json)) is not { } update)
            return true;

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await receiver.Receive(update, scope.ServiceProvider.GetRequiredService<IIntake>(), ct);
                return true;
            }
            catch (Exception failed)
            {
                ct.ThrowIfCancellationRequested();
                metrics.Failed();
                LogFailed(failed.GetType().Name);
                if (attempt > retries)
                    return false;
            }

            await Task.Delay(TelegramBackoff.After(attempt), clock, ct);
        }
    }

    /// <summary>The library's own request reads the whole batch at once: one update that it cannot read would hide the rest for ever.</summary>
    private sealed class GetUpdates(long? offset) : RequestBase<JsonElement[]>("getUpdates")
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public long? Offset { get; } = offset;

        public int Timeout { get; } = HoldOpen;

        public UpdateType[] AllowedUpdates { get; } = TelegramSetup.Wanted;
    }

    [LoggerMessage(LogLevel.Error, "Telegram does not know this bot ({Status}): Telegram:Token is wrong or was revoked, "
        + "or Telegram:ApiBaseUrl is another server. Polling stops; restart with the right token.")]
    private partial void LogToken(int status);

    [LoggerMessage(LogLevel.Warning, "Telegram answered 409: another process asks for this bot's updates, or a webhook was set for it. "
        + "Stop that one, or set Telegram:Mode. Again in {Seconds:0} s.")]
    private partial void LogConflict(double seconds);

    [LoggerMessage(LogLevel.Warning, "Telegram refused getUpdates ({Status}); again in {Seconds:0} s.")]
    private partial void LogRefused(int status, double seconds);

    [LoggerMessage(LogLevel.Warning, "Telegram cannot be reached ({Kind}); again in {Seconds:0} s.")]
    private partial void LogOutage(string kind, double seconds);

    [LoggerMessage(LogLevel.Error, "An update of Telegram could not be taken in ({Kind}).")]
    private partial void LogFailed(string kind);

    [LoggerMessage(LogLevel.Critical, "An update of Telegram was given up: it fails while others go through. What a citizen sent is lost.")]
    private partial void LogSkipped();
}
