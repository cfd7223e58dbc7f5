using System.Globalization;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Tests;

/// <summary>A whole back office in a data directory of its own: 3 March 2026, 09:00 UTC, nobody else in the building.</summary>
public sealed partial class Office : WebApplicationFactory<App>
{
    public const string Password = "құпия сөз 2026";

    private readonly bool _keep;

    /// <param name="data">Data directory of an office that was stopped; left out, a new one that vanishes with this office.</param>
    public Office(string? data = null)
    {
        _keep = data is not null;
        Data = data ?? Directory.CreateTempSubdirectory("quttymeken-").FullName;
        // The first settings file that is found counts: what a developer keeps beside the solution does not.
        File.WriteAllText(Path.Combine(Data, "appsettings.json"), "{}");
    }

    public string Data { get; }
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));

    /// <summary>What was logged, a line an entry, exceptions included.</summary>
    public Notebook Log { get; } = new();

    /// <summary>What the program printed.</summary>
    public StringWriter Printed { get; } = new(CultureInfo.InvariantCulture);

    /// <summary>Whether a password alone lets people in. As most tests want it; an office that is run for real says no.</summary>
    public bool PasswordIsEnough { get; init; } = true;

    /// <summary>More services, or others, before the office opens.</summary>
    public Action<IServiceCollection> Change { get; init; } = _ => { };

    /// <summary>Path of the set-up link that was printed last.</summary>
    public string SetUpPath
    {
        get
        {
            _ = Server;
            return SetUpLink().Matches(Printed.ToString())[^1].Value;
        }
    }

    /// <summary>Sends a request as if this person had pressed the button; <see langword="null"/>: somebody who is not signed in.</summary>
    public async Task<TAnswer> Send<TAnswer>(StaffMember? who, IRequest<TAnswer> request)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        if (who is not null)
            context.User = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<StaffMember>>().CreateAsync(who);
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<TAnswer> Query<TAnswer>(Func<Database, Task<TAnswer>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<Database>());
    }

    public Task Add(object entity) => Query(db => { db.Add(entity); return db.SaveChangesAsync(); });

    /// <summary>A person who can sign in with <see cref="Password"/>.</summary>
    public async Task<StaffMember> Hire(StaffRole role, string? email = null)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Enrolment>()
            .Add($"Айгүл {Code.Of(role)}", email ?? $"{Code.Of(role)}@example.kz", role, Password);
    }

    /// <summary>A browser of somebody who has not signed in.</summary>
    internal Visitor Stranger(string language = "ru-RU")
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return new Visitor(client);
    }

    /// <summary>A browser of somebody who has just signed in: a new colleague, or a given one.</summary>
    internal async Task<Visitor> Enter(StaffRole role, string language = "ru-RU", StaffMember? who = null)
    {
        who ??= await Hire(role);
        var visitor = Stranger(language);
        var (_, page) = await visitor.Open("/signin");
        await visitor.Submit("/signin", page, ("Input.Email", who.Email), ("Input.Password", Password));
        return visitor;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");     // as `dotnet run` is
        builder.UseSetting("DataDirectory", Data);
        builder.UseSetting("Office:RequireSecondFactor", PasswordIsEnough ? "false" : "true");
        builder.UseSetting("Bot:Embedded", "false");     // the bot has tests of its own, and trains a model when it starts
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<TextWriter>(Printed);
            services.AddSingleton<ILoggerProvider>(Log);
            services.AddSingleton(new SignInPace(TimeSpan.Zero));
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
            Change(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing)
            return;

        using (var connection = new SqliteConnection(StorageHost.SqliteConnectionString(new(Data, "", "", ""))))
            SqliteConnection.ClearPool(connection);
        if (!_keep && Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
    }

    [GeneratedRegex(@"/setup/[\w-]+")]
    private static partial Regex SetUpLink();
}
