using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.WhatsApp;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

/// <summary>Twilio without a network: each request is noted with the clock's time, and answered by the test.</summary>
internal sealed class TwilioStub(TimeProvider clock, Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset At, Uri Address, string? Credentials, string Body)> _asked = [];

    public IReadOnlyList<(DateTimeOffset At, Uri Address, string? Credentials, string Body)> Asked { get { lock (_lock) return [.. _asked]; } }

    public TwilioClient Client(params (string Key, string? Value)[] settings) => new(new HttpClient(this),
        TwilioSettings.Options(settings), clock, new TwilioMetrics(Meters), NullLogger<TwilioClient>.Instance);

    public WhatsAppChannel Channel() => new(Client(), new Renderer(TextCatalog.Load()), clock);

    public TwilioEraser Eraser() => new(Client(), clock, new TwilioMetrics(Meters));

    public static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (_lock)
            _asked.Add((clock.GetUtcNow(), request.RequestUri!, request.Headers.Authorization?.ToString(), body));
        return await answer(request).WaitAsync(cancellationToken);
    }
}
