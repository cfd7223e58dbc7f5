using Microsoft.Extensions.DependencyInjection.Extensions;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Channels.Telegram;

/// <summary>The two lines that put Telegram into a host. The host brings <see cref="IIntake"/>.</summary>
public static class TelegramHost
{
    /// <exception cref="InvalidDataException">A setting of section <c>Telegram</c> is wrong; the message says what to write.</exception>
    public static IServiceCollection AddTelegram(this IServiceCollection services, IConfiguration configuration)
    {
        var options = TelegramOptions.Read(configuration);
        services.AddSingleton(options);
        if (options.Mode is TelegramMode.Off)
            return services;

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => TextCatalog.Load());
        services.TryAddSingleton<Renderer>();
        services.AddMetrics();
        services.AddHttpClient(TelegramApi.HttpName)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(10),
                // Without a propagator no trace is made, and a trace would hold the URL with the token.
                ActivityHeadersPropagator = null,
            });
        services.AddSingleton<TelegramMetrics>().AddSingleton<TelegramApi>().AddSingleton<TelegramReceiver>();
        services.AddSingleton<TelegramChannel>().AddSingleton<IChannel>(provider => provider.GetRequiredService<TelegramChannel>());
        services.AddHostedService<TelegramSetup>();
        if (options.Mode is TelegramMode.Polling)
            services.AddHostedService<TelegramPolling>();
        else
            services.AddSingleton<TelegramWebhook>();
        return services;
    }

    public static IEndpointRouteBuilder MapTelegram(this IEndpointRouteBuilder routes)
    {
        TelegramWebhook.Map(routes);
        return routes;
    }
}
