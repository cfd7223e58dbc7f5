using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuttyMeken.Bot.Jobs;
using QuttyMeken.Bot.Tests.Conversations;
using QuttyMeken.Bot.Tests.Runner;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Tests.Journeys;

/// <summary>The whole bot on a free port with its real channels, senders and clock; the model alone is a fixed one.</summary>
internal sealed class LiveBot : IAsyncDisposable
{
    private LiveBot(WebApplication app, string folder, Uri address, KeptLogs logs) => (App, Folder, Address, Logs) = (app, folder, address, logs);

    private SqliteConnection Open { get; init; } = null!;

    public WebApplication App { get; }
    public string Folder { get; }
    public Uri Address { get; }
    public KeptLogs Logs { get; }

    public static async Task<LiveBot> Start(Func<Uri, Dictionary<string, string?>>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("qutty").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var logs = new KeptLogs();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings?.Invoke(address) ?? []) { ["DataDirectory"] = folder });
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Logging.AddProvider(logs);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(TextCatalog.Load());
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddBot(builder.Configuration);
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(ModelKeeper)));
        builder.WebHost.UseUrls(address.ToString());
        var app = builder.Build();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Database>().Database.MigrateAsync();
        app.Services.GetRequiredService<ServedClassifier>().Serve(new Player.Knows(), "test");
        app.MapBot();
        await app.StartAsync();
        return new(app, folder, address, logs) { Open = Held.Open(folder) };
    }

    public async Task<T> Query<T>(Func<Database, Task<T>> query)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<Database>());
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await Open.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
