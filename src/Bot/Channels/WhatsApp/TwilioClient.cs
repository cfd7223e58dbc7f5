using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>What we ask of Twilio's REST API, and no more. No number, text or address of a file gets into its exceptions.</summary>
internal sealed partial class TwilioClient(
    HttpClient http, TwilioOptions options, TimeProvider clock, TwilioMetrics metrics, ILogger<TwilioClient> log)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string HttpName = "twilio";

    private const int MaxRedirects = 3;
    private static readonly TimeSpan PatienceForAnswer = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceForFile = TimeSpan.FromMinutes(2);

    private readonly AuthenticationHeaderValue _credentials = new("Basic",
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{(options.Tokens.Count > 0 ? options.Tokens[0] : "")}")));

    /// <param name="to">The address as Twilio gave it.</param>
    /// <returns>Twilio's id of the message.</returns>
    /// <exception cref="ChannelRefusedException">Never this message.</exception>
    /// <exception cref="ChannelBusyException">Later, by the time it asks for.</exception>
    /// <exception cref="HttpRequestException">Later: it was not taken.</exception>
    /// <exception cref="TimeoutException">It may have gone out.</exception>
    public Task<string?> SendAsync(string to, string body, CancellationToken ct) => Within(PatienceForAnswer, async limit =>
    {
        var form = new Dictionary<string, string>
        {
            ["To"] = to,
            ["From"] = options.From,
            ["Body"] = body,
            ["StatusCallback"] = options.PublicBaseUrl + WhatsAppWebhook.StatusPath,
        };
        if (options.MessagingServiceSid is { } service)
            form["MessagingServiceSid"] = service;

        using var answer = await Ask(HttpMethod.Post, Resource("Messages.json"), form, limit);
        var text = await answer.Content.ReadAsStringAsync(limit);
        if (!answer.IsSuccessStatusCode)
            throw Refusal(answer, text);

        return SidOf(text);
    }, ct);

    /// <summary>Empties a message's text at Twilio. Twilio wants a minute to pass after the message first.</summary>
    /// <returns>Whether nothing of it is left there.</returns>
    public Task<bool> RedactAsync(string messageSid, CancellationToken ct) => Sid().IsMatch(messageSid)
        ? Best(HttpMethod.Post, Resource($"Messages/{messageSid}.json"), new() { ["Body"] = "" }, ct)
        : Task.FromResult(false);

    /// <summary>Deletes a file at Twilio.</summary>
    /// <param name="source">As <see cref="DownloadAsync"/> takes it.</param>
    /// <returns>Whether nothing of it is left there.</returns>
    public Task<bool> DeleteMediaAsync(string source, CancellationToken ct) => OurAddress(source) is { } file
        ? Best(HttpMethod.Delete, new Uri(file.GetLeftPart(UriPartial.Path).TrimEnd('/') + ".json"), null, ct)
        : Task.FromResult(false);

    /// <summary>Fetches a file that a citizen sent.</summary>
    /// <param name="source">Address of the file at Twilio; no other host is ever asked for it first, nor told our credentials.</param>
    /// <exception cref="ChannelRefusedException"><c>file.gone</c>, <c>file.too-big</c>.</exception>
    /// <exception cref="HttpRequestException">It may come later: Twilio tells of a file some seconds before it has it.</exception>
    public async Task<byte[]> DownloadAsync(string source, long maxBytes, CancellationToken ct)
    {
        var address = OurAddress(source) ?? throw new ChannelRefusedException("file.gone");
        try
        {
            return await Within(PatienceForFile, limit => Download(address, maxBytes, limit), ct);
        }
        catch (TimeoutException)
        {
            throw new HttpRequestException("The file did not come in time.");
        }
    }

    private async Task<byte[]> Download(Uri address, long maxBytes, CancellationToken ct)
    {
        for (var hop = 0; ; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (hop == 0)
                request.Headers.Authorization = _credentials;

            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            switch ((int)answer.StatusCode)
            {
                case >= 200 and < 300:
                    return await Read(answer.Content, maxBytes, ct);
                case 301 or 302 or 303 or 307 or 308 when hop < MaxRedirects:
                    address = Next(address, answer.Headers.Location);
                    continue;
                case 400 or 410:
                    throw new ChannelRefusedException("file.gone");
                case 401 or 403 when hop == 0:
                    AccountIsRefused(answer.StatusCode, 0);
                    break;
            }

            throw new HttpRequestException($"The file did not come: {(int)answer.StatusCode} after {hop} redirects.", null, answer.StatusCode);
        }
    }

    private static async Task<byte[]> Read(HttpContent content, long maxBytes, CancellationToken ct)
    {
        if (content.Headers.ContentLength > maxBytes)
            throw new ChannelRefusedException("file.too-big");

        await using var stream = await content.ReadAsStreamAsync(ct);
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(part, ct)) > 0;)
        {
            if (bytes.Length + read > maxBytes)
                throw new ChannelRefusedException("file.too-big");
            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    /// <returns>The address when it is Twilio's own, else <see langword="null"/>: a file elsewhere could make us ask anything of anyone.</returns>
    private Uri? OurAddress(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && (options.IsDefaultApi
            ? address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort
                && (address.Host == options.Api.Host || address.Host.EndsWith(".twilio.com", StringComparison.Ordinal))
            : Uri.Compare(address, options.Api, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0)
            ? address
            : null;

    private Uri Next(Uri from, Uri? location) =>
        location is not null && Uri.TryCreate(from, location, out var next) && next.UserInfo.Length == 0
        && (next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && next.IsLoopback && options.Api.Scheme == Uri.UriSchemeHttp))
            ? next
            : throw new ChannelRefusedException("file.gone");

    private async Task<bool> Best(HttpMethod method, Uri resource, Dictionary<string, string>? form, CancellationToken ct)
    {
        try
        {
            using var answer = await Within(PatienceForAnswer, limit => Ask(method, resource, form, limit), ct);
            return answer.IsSuccessStatusCode || (method == HttpMethod.Delete && answer.StatusCode is HttpStatusCode.NotFound);
        }
        catch (Exception lost) when (lost is HttpRequestException or TimeoutException)
        {
            return false;
        }
    }

    private async Task<HttpResponseMessage> Ask(HttpMethod method, Uri resource, Dictionary<string, string>? form, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, resource) { Content = form is null ? null : new FormUrlEncodedContent(form) };
        request.Headers.Authorization = _credentials;
        return await http.SendAsync(request, ct);
    }

    /// <summary>Sets a time limit, and takes the host names and addresses out of what the network may throw.</summary>
    private async Task<T> Within<T>(TimeSpan patience, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException("Twilio did not answer in time.");
        }
        catch (HttpRequestException lost) when (lost.StatusCode is null)
        {
            // What failed before a connection stood was surely not taken; after that nobody knows.
            throw lost.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
                ? new HttpRequestException(lost.HttpRequestError, $"Twilio was not reached: {lost.HttpRequestError}.")
                : new TimeoutException($"Twilio fell silent: {lost.HttpRequestError}.");
        }
        catch (IOException)
        {
            throw new TimeoutException("Twilio fell silent in the middle of an answer.");
        }
    }

    private Exception Refusal(HttpResponseMessage answer, string text)
    {
        var code = TwilioRefusals.CodeOf(text);
        if (TwilioRefusals.IsOurs(answer.StatusCode, code))
            AccountIsRefused(answer.StatusCode, code);

        var after = answer.Headers.RetryAfter;
        return TwilioRefusals.Of(answer.StatusCode, code, after?.Delta ?? after?.Date - clock.GetUtcNow());
    }

    private void AccountIsRefused(HttpStatusCode status, int code)
    {
        metrics.AccountRefused(code);
        LogAccountRefused((int)status, code);
    }

    private Uri Resource(string path) => new($"{options.Api.AbsoluteUri.TrimEnd('/')}/2010-04-01/Accounts/{options.AccountSid}/{path}");

    private static string? SidOf(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.TryGetProperty("sid", out var sid) ? sid.GetString() : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // It was taken all the same: an exception would send it again.
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message =
        "Twilio refuses our account or sender (HTTP {Status}, code {Code}); messages wait. Check Twilio:AccountSid, AuthToken, WhatsAppFrom, ApiBaseUrl.")]
    private partial void LogAccountRefused(int status, int code);

    [GeneratedRegex(@"^[A-Za-z0-9]{1,64}\z")]
    private static partial Regex Sid();
}
