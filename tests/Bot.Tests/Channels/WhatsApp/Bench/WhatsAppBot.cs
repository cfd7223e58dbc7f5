using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.WhatsApp;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

/// <summary>A host with WhatsApp alone in it, listening on this machine.</summary>
internal sealed class WhatsAppBot : IAsyncDisposable
{
    // A test that sets no stand-in must not knock at Twilio's own door.
    private const string Nowhere = "http://127.0.0.1:9";

    private readonly WebApplication _app;

    private WhatsAppBot(WebApplication app, Desk desk, Uri address) => (_app, Desk, Address) = (app, desk, address);

    public Desk Desk { get; }
    public Uri Address { get; }
    public HttpClient Http { get; } = new();
    public IChannel Channel => _app.Services.GetRequiredService<IChannel>();
    public TwilioClient Client => _app.Services.GetRequiredService<TwilioClient>();

    /// <param name="settings">What differs from good settings; <c>{port}</c> stands for the port that is listened to.</param>
    public static Task<WhatsAppBot> Start(params (string Key, string? Value)[] settings) => Start(null, null, settings);

    public static async Task<WhatsAppBot> Start(ILoggerProvider? log, TimeProvider? clock, params (string Key, string? Value)[] settings)
    {
        var port = FreePort();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
        if (log is not null)
            builder.Logging.AddProvider(log);
        if (clock is not null)
            builder.Services.AddSingleton(clock);
        var desk = new Desk();
        builder.Services
            .AddSingleton(TextCatalog.Load())
            .AddSingleton<Renderer>()
            .AddSingleton<IIntake>(desk)
            .AddWhatsApp(TwilioSettings.With([("ApiBaseUrl", Nowhere), .. settings.Select(pair =>
                (pair.Key, pair.Value?.Replace("{port}", $"{port}", StringComparison.Ordinal)))]));
        var app = builder.Build();
        app.MapWhatsApp();
        await app.StartAsync();
        return new(app, desk, new($"http://127.0.0.1:{port}"));
    }

    /// <summary>Posts a form as Twilio does, signed for <paramref name="signedFor"/>.</summary>
    public Task<HttpResponseMessage> Post(string path, IReadOnlyList<(string Name, string Value)> fields,
        string signedFor = TwilioSettings.Public, string token = TwilioSettings.Token, string? host = null)
    {
        var request = Form(path, fields);
        request.Headers.Add(TwilioSignature.Header, TwilioSettings.Sign(signedFor + path, fields, token));
        if (host is not null)
            request.Headers.Host = host;
        return Http.SendAsync(request);
    }

    public HttpRequestMessage Form(string path, IEnumerable<(string Name, string Value)> fields) => new(HttpMethod.Post, new Uri(Address, path))
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    };

    /// <param name="label">Words of the only choice; a region's data, in life.</param>
    public static OutMessage Message(string? label = null) => new(
        Language.Russian, [new Line("sector.land-relations")], label is null ? [] : [new Choice("x", "", 1, label)], 1);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
