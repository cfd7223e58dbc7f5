using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Bot.Jobs;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot.Tests.Runner;

/// <summary>A bot on a real SQLite file with its real sealing, and a messenger that writes down what it is given. Nothing runs by itself: a test says when.</summary>
internal sealed class WholeBot : IAsyncDisposable
{
    private readonly bool _keepFolder;
    private readonly SqliteConnection _open;

    public WholeBot(string? folder = null, RunnerProbe? probe = null, FakeMessenger? telegram = null)
    {
        _keepFolder = folder is not null;
        Folder = folder ?? Directory.CreateTempSubdirectory("qutty").FullName;
        Telegram = telegram ?? new FakeMessenger(ReportChannel.Telegram);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["DataDirectory"] = Folder }).Build();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddConfiguration(settings);
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Logging.AddProvider(Logs);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton(TextCatalog.Load());
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddBot(builder.Configuration);
        builder.Services.RemoveAll<IHostedService>();
        builder.Services.AddSingleton<IChannel>(Telegram);
        builder.Services.AddSingleton<IChannel>(WhatsApp);
        if (probe is not null)
            builder.Services.Replace(ServiceDescriptor.Singleton(probe));
        App = builder.Build();
        using var scope = App.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Database>().Database.EnsureCreated();
        // The last connection that closes takes the write-ahead log with it, and other tests clear the pools: this one stays.
        _open = Held.Open(Folder);
    }

    public string Folder { get; }
    public WebApplication App { get; }
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
    public FakeMessenger Telegram { get; }
    public FakeMessenger WhatsApp { get; } = new(ReportChannel.WhatsApp);
    public KeptLogs Logs { get; } = new();
    public IIntake Intake => App.Services.GetRequiredService<IIntake>();

    public T Service<T>() where T : notnull => App.Services.GetRequiredService<T>();

    public void Know(Guess guess) => Service<ServedClassifier>().Serve(new Conversations.Player.Knows(guess), "test");

    /// <summary>A text arrives; ids are given by the caller so that a second delivery can be played.</summary>
    public Task<Taken> Says(string chat, string updateId, string text, ReportChannel channel = ReportChannel.Telegram) =>
        Intake.Take(new(channel, updateId, chat, "kk", updateId, new TextContent(text)), default);

    public Task<Taken> Presses(string chat, string updateId, string label, ReportChannel channel = ReportChannel.Telegram)
    {
        var messenger = channel is ReportChannel.WhatsApp ? WhatsApp : Telegram;
        var message = messenger.Sent.Last(sent => sent.Address == chat && sent.Message.Choices.Count > 0).Message;
        var texts = Service<TextCatalog>();
        var index = message.Choices.Select((choice, at) => (Label: choice.Label ?? texts.Get(choice.LabelKey, message.Language), at)).First(one => one.Label == label).at;
        return Intake.Take(new(channel, updateId, chat, "kk", null, new PressContent(message.KeyOf(index))), default);
    }

    /// <summary>Sends what waits, as far as it is due.</summary>
    public async Task Send()
    {
        var sender = ActivatorUtilities.CreateInstance<Outbound.OutboxSender>(App.Services);
        for (var round = 0; round < 50 && await sender.SendDue(default); round++)
            Clock.Advance(TimeSpan.FromSeconds(5));
    }

    public async Task Announce()
    {
        var courier = ActivatorUtilities.CreateInstance<Outbound.Courier>(App.Services);
        while (await courier.AnnounceNext(default))
        {
        }
    }

    public Task Clean() => ActivatorUtilities.CreateInstance<Janitor>(App.Services).Clean(default);

    public async Task<T> Query<T>(Func<Database, Task<T>> query)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<Database>());
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _open.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (!_keepFolder)
            Directory.Delete(Folder, recursive: true);
    }
}

internal sealed class FakeMessenger(ReportChannel name) : IChannel
{
    public ReportChannel Name => name;
    public bool JoinsMessages => name is ReportChannel.WhatsApp;
    public List<(string Address, OutMessage Message)> Sent { get; } = [];
    public Queue<Exception> Faults { get; } = new();
    public Dictionary<string, byte[]> Files { get; } = [];

    public Task<string?> SendAsync(string address, OutMessage message, CancellationToken ct)
    {
        if (Faults.TryDequeue(out var fault))
            throw fault;
        lock (Sent)
            Sent.Add((address, message));
        return Task.FromResult<string?>($"provider-{name}-{Sent.Count}");
    }

    public Task<byte[]> FetchAsync(string source, long maxBytes, CancellationToken ct) => Faults.TryDequeue(out var fault)
        ? throw fault
        : Task.FromResult(Files[source]);
}

/// <summary>Every line of every log, with its exception and its scope.</summary>
internal sealed class KeptLogs : ILoggerProvider, ILogger
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        Add($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Add($"{formatter(state, exception)} {state} {exception}");

    public void Dispose()
    {
    }

    private void Add(string line)
    {
        lock (_lines)
            _lines.Add(line);
    }
}

internal static class Held
{
    public static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "quttymeken.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Reports";
        command.ExecuteScalar();
        return connection;
    }
}
