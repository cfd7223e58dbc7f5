using System.Net;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace QuttyMeken.Bot.Channels.Telegram;

/// <summary>Telegram said no.</summary>
/// <param name="code">HTTP status.</param>
/// <param name="reason">Telegram's description: to be compared, never to be shown or logged.</param>
/// <param name="retryAfter">How long it asked to wait.</param>
internal sealed class TelegramRefusalException(int code, string reason, TimeSpan? retryAfter) : Exception($"Telegram answered {code}.")
{
    public int Code { get; } = code;
    public TimeSpan? RetryAfter { get; } = retryAfter;

    public bool Says(string words) => reason.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>For a caller that only tells "later" from "never".</summary>
    public HttpRequestException AsOutage() => new(Message, null, (HttpStatusCode)Code);
}

/// <summary>
/// The one way to the Bot API. The library's errors end here: they, and the HTTP client's, may carry the URL, and the URL carries the
/// token. Those that leave say nothing but a status, and have no inner exception.
/// </summary>
internal sealed class TelegramApi(TelegramOptions options, IHttpClientFactory http, TimeProvider clock)
{
    public const string HttpName = "telegram";

    private readonly TelegramBotClientOptions _bot = new(options.Token!, options.ApiBaseUrl) { RetryCount = 0, RetryThreshold = 0 };

    /// <param name="patience">How long to wait for the answer.</param>
    /// <exception cref="TelegramRefusalException">It answered, and refused.</exception>
    /// <exception cref="HttpRequestException">It cannot be reached, or is broken: it has not done what was asked.</exception>
    /// <exception cref="TimeoutException">No answer came, or none that can be read: it may have done it.</exception>
    public async Task<T> Call<T>(Func<ITelegramBotClient, Task<T>> call, TimeSpan patience)
    {
        try
        {
            return await call(new TelegramBotClient(_bot, Client(patience)));
        }
        catch (ApiRequestException refused) when (refused.ErrorCode < 500)
        {
            throw new TelegramRefusalException(refused.ErrorCode, refused.Message,
                refused.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        }
        catch (ApiRequestException broken)
        {
            throw Broken((HttpStatusCode)broken.ErrorCode);
        }
        catch (RequestException failed)
        {
            throw Failure(failed);
        }
    }

    public Task Call(Func<ITelegramBotClient, Task> call, TimeSpan patience) => Call(async bot =>
    {
        await call(bot);
        return true;
    }, patience);

    /// <summary>Fetches a file's bytes.</summary>
    /// <param name="path">As getFile told it.</param>
    /// <returns><see langword="null"/> when there are more than <paramref name="maxBytes"/>.</returns>
    /// <exception cref="HttpRequestException">It did not come; it may later.</exception>
    public async Task<byte[]?> Download(string path, long maxBytes, TimeSpan patience, CancellationToken ct)
    {
        // The client's own limit ends with the headers.
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            using var client = Client(patience);
            using var answer = await client.GetAsync($"{_bot.BaseFileUrl}/{path}", HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!answer.IsSuccessStatusCode)
                throw Broken(answer.StatusCode);
            if (answer.Content.Headers.ContentLength > maxBytes)
                return null;

            await using var body = await answer.Content.ReadAsStreamAsync(either.Token);
            return await body.ReadAtMost(maxBytes, either.Token);
        }
        catch (Exception failed) when (failed is IOException or HttpRequestException { StatusCode: null }
            || failed is OperationCanceledException && !ct.IsCancellationRequested)
        {
            throw new HttpRequestException("A file did not come from Telegram.");
        }
    }

    private HttpClient Client(TimeSpan patience)
    {
        var client = http.CreateClient(HttpName);
        client.Timeout = patience;
        return client;
    }

    private static HttpRequestException Broken(HttpStatusCode status) => new($"Telegram answered {(int)status}.", null, status);

    private static Exception Failure(RequestException failed) => failed switch
    {
        {
            InnerException: HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
            }
        } => new HttpRequestException("Telegram cannot be reached."),
        { HttpStatusCode: { } status and not HttpStatusCode.OK } => Broken(status),
        _ => new TimeoutException("No answer came from Telegram."),
    };
}
