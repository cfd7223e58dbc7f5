using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuttyMeken.Bot.Channels.Telegram;

namespace QuttyMeken.Bot.Tests.Channels.Telegram;

/// <summary>A host with Telegram and nothing else, on a free port.</summary>
internal sealed class TelegramBench : IAsyncDisposable
{
    public const string Token = "123456:TEST-TOKEN-abcdefghijklmnopqrstuvwxyz12";
    public const string Secret = "Webhook_Secret-0123456789";

    private readonly HttpClient _http = new();
    private readonly WebApplication _app;

    private TelegramBench(WebApplication app, FakeIntake intake, LogCollector log) => (_app, Intake, Log) = (app, intake, log);

    public FakeIntake Intake { get; }

    public LogCollector Log { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Webhook => new($"{_app.Urls.First()}{TelegramWebhook.Path}");

    /// <param name="api">Address of a Bot API server; where none is named, none answers.</param>
    public static async Task<TelegramBench> Start(TelegramMode mode, string? api = null, TimeProvider? clock = null, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:Token"] = Token,
            ["Telegram:Mode"] = mode.ToString(),
            ["Telegram:ApiBaseUrl"] = api ?? "http://127.0.0.1:9",
            ["Telegram:WebhookSecret"] = Secret,
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddTelegram(builder.Configuration);
        var (intake, log) = (new FakeIntake(), new LogCollector());
        builder.Services.AddScoped<IIntake>(_ => intake);
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);

        var bench = new TelegramBench(builder.Build(), intake, log);
        bench._app.UseRouting();
        bench._app.MapTelegram();
        await bench._app.StartAsync();
        return bench;
    }

    /// <summary>Delivers an update as Telegram does.</summary>
    public Task<HttpResponseMessage> Deliver(string json, string? secret = Secret) => Deliver(new StringContent(json, Encoding.UTF8, "application/json"), secret);

    public async Task<HttpResponseMessage> Deliver(HttpContent body, string? secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Webhook) { Content = body };
        if (secret is not null)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        return await _http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
