using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.Telegram;
using QuttyMeken.Bot.Channels.WebChat;
using QuttyMeken.Bot.Channels.WhatsApp;
using QuttyMeken.Bot.Files;
using QuttyMeken.Bot.Jobs;
using QuttyMeken.Bot.Outbound;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot;

/// <summary>The two lines a host needs to run the bot: its own, or the back office's in the embedded default.</summary>
public static class BotHost
{
    /// <summary>Needs <see cref="StorageHost.AddStorage"/>, a <see cref="TimeProvider"/> and a <see cref="TextCatalog"/> beside it.</summary>
    /// <exception cref="InvalidDataException">A setting is wrong: which, and what to write.</exception>
    public static IServiceCollection AddBot(this IServiceCollection services, IConfiguration settings)
    {
        services.AddRazorComponents();
        services.AddAntiforgery();
        services.AddSingleton(BotOptions.Read(settings));
        services.AddSingleton(provider => Seals.Open(provider.GetRequiredService<DataLayout>(), settings));
        services.AddSingleton<Renderer>();
        services.AddSingleton<WorldMaker>();
        services.AddSingleton<FileIntake>();
        services.AddSingleton<Wake>();
        services.AddSingleton<RunnerProbe>();
        services.AddSingleton<ConversationRunner>();
        services.AddSingleton<IIntake>(provider => provider.GetRequiredService<ConversationRunner>());
        services.AddScoped<PageMaker>();
        services.AddSingleton<ServedClassifier>();
        services.AddSingleton<IReportClassifier>(provider => provider.GetRequiredService<ServedClassifier>());
        services.AddTelegram(settings);
        services.AddWhatsApp(settings);
        services.AddHostedService<ModelKeeper>();
        services.AddHostedService<Courier>();
        services.AddHostedService<OutboxSender>();
        services.AddHostedService<FileFetcher>();
        services.AddHostedService<Janitor>();
        services.AddHostedService<Matchmaker>();
        return services;
    }

    public static IEndpointRouteBuilder MapBot(this IEndpointRouteBuilder routes)
    {
        routes.MapWebChat(routes.ServiceProvider.GetRequiredService<BotOptions>());
        routes.MapTelegram();
        routes.MapWhatsApp();
        return routes;
    }
}
