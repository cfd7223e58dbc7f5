using Microsoft.Extensions.DependencyInjection.Extensions;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>WhatsApp in a host: two lines of <c>BotHost</c>.</summary>
public static class WhatsAppHost
{
    /// <summary>Registers the channel when <c>Twilio</c> is set; nothing of it otherwise. Wants <see cref="Renderer"/> and <see cref="IIntake"/>.</summary>
    /// <exception cref="InvalidDataException">A setting is missing or wrong: which one, and what to write.</exception>
    public static IServiceCollection AddWhatsApp(this IServiceCollection services, IConfiguration settings)
    {
        var options = TwilioOptions.Read(settings);
        services.AddSingleton(options);
        if (!options.IsOn)
            return services;

        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<TwilioMetrics>();
        services.AddSingleton<TwilioSignature>();
        services.AddHttpClient<TwilioClient>(TwilioClient.HttpName, http =>
            {
                // The client sets its own limits: an answer is waited for less long than a file.
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.MaxResponseContentBufferSize = 1024 * 1024;
            })
            .UseSocketsHttpHandler((handler, _) =>
            {
                // A redirect is followed by hand, without our credentials.
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                // No trace of a request either: its address names the citizen's file.
                handler.ActivityHeadersPropagator = null;
            })
            // Singletons hold the client; its connections are renewed by the lifetime above.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<TwilioEraser>();
        services.AddHostedService(provider => provider.GetRequiredService<TwilioEraser>());
        services.AddSingleton<WhatsAppWebhook>();
        services.AddSingleton<WhatsAppChannel>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<WhatsAppChannel>());
        return services;
    }

    /// <summary>Maps what Twilio calls; the two addresses answer 404 while WhatsApp is off.</summary>
    public static IEndpointRouteBuilder MapWhatsApp(this IEndpointRouteBuilder routes)
    {
        WhatsAppWebhook.Map(routes);
        return routes;
    }
}
