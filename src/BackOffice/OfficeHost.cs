using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Duty;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Learning;
using QuttyMeken.BackOffice.Pages.Account.Passkeys;
using QuttyMeken.BackOffice.Pages.Registry;
using QuttyMeken.BackOffice.Searching;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Search;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice;

/// <summary>The back office, put together. <c>Program.cs</c> adds the bot where both run in one process.</summary>
public static class OfficeHost
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>A builder that does not care from which folder the program is started.</summary>
    /// <exception cref="InvalidDataException">A settings file cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] hostArguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = hostArguments, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();     // `dotnet run` is Production: without this the framework's script is not found
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        AddSettings(builder.Configuration, hostArguments);
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && builder.Configuration["https_ports"] is null
            && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultAddress);

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // These two print exceptions of the database engine, which may quote a value. SorryPages logs the same without it.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.None);
        return builder;
    }

    public static void AddOffice(this WebApplicationBuilder builder)
    {
        var (services, settings) = (builder.Services, builder.Configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Console.Out);
        services.TryAddSingleton(_ => TextCatalog.Load());
        services.AddStorage(settings);
        AddKeys(services, settings);
        services.AddRazorComponents();
        // Cyrillic as it is: as entities a page is twice as long. What could be markup is encoded all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddScoped<Texts>();
        services.AddScoped<Forms>();
        services.AddSlices();
        services.AddAccounts(settings);
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddLanguages();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        services.AddLearning();
        services.AddDuty(settings);
        services.AddSingleton(provider => new OrganisationKeys(provider.GetRequiredService<Region>()));
        services.AddHostedService<IndexKeeper>();
        services.AddHostedService<Walls.WallJob>();
        services.AddHostedService<SetUpNotice>();
    }

    public static void UseOffice(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.UseMiddleware<LanguageSwitch>();
        app.UseSorryPages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapGet("/", (ICurrentStaff staff) => Results.Redirect(FirstPage(staff.Role)));
        app.MapPasskeys();
        app.MapImportTemplates();
        app.MapRazorComponents<App>();
    }

    /// <summary>What must be so before the first request: the region can be read, the schema is there.</summary>
    /// <exception cref="InvalidDataException">It is not so: what is wrong, and what to do.</exception>
    public static async Task Prepare(IServiceProvider services, CancellationToken ct)
    {
        services.GetRequiredService<Region>();
        services.GetRequiredService<TextCatalog>();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await Schema.Prepare(db, services.GetRequiredService<TimeProvider>(), ct);
        await Registry.Fill(db, services.GetRequiredService<Region>(), ct);
        await services.GetRequiredService<Registry>().Refresh(db, ct);
        await DueFill.Run(db, services.GetRequiredService<Region>(), ct);
    }

    /// <summary>The address of a page as a person on this machine would open it.</summary>
    internal static string Address(IServiceProvider services, string path)
    {
        var listening = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses;
        var address = listening?.FirstOrDefault()
            ?? services.GetRequiredService<IConfiguration>()["urls"]?.Split(';').FirstOrDefault()
            ?? DefaultAddress;
        var parts = BindingAddress.Parse(address);
        var host = parts.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : parts.Host;
        return new UriBuilder(parts.Scheme, host, parts.Port, path).Uri.ToString();
    }

    private static string FirstPage(StaffRole role) => role.May(Right.ReadReports) ? "/reports"
        : role.May(Right.KeepQuarantine) ? "/quarantine"
        : role.May(Right.ManageStaff) ? "/staff"
        : role.May(Right.ReadAudit) ? "/audit"
        : "/start";

    // A file in the data directory, else one beside the solution. The environment and the command line go before both.
    private static void AddSettings(ConfigurationManager settings, string[] hostArguments)
    {
        string[] places = [Path.Combine(DataLayout.Read(settings).Root, "appsettings.json"), Path.Combine(DataLayout.Home(), "appsettings.json")];
        if (places.FirstOrDefault(File.Exists) is not { } file)
            return;

        settings.AddJsonFile(file, optional: false).AddEnvironmentVariables().AddCommandLine(hostArguments);
    }

    // A ring of the office's own: the bot's addresses are sealed with another, which is not known here.
    private static void AddKeys(IServiceCollection services, ConfigurationManager settings)
    {
        var folder = Directory.CreateDirectory(DataLayout.Read(settings).OfficeKeys);
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

        var ring = services.AddDataProtection().SetApplicationName("quttymeken-office").PersistKeysToFileSystem(folder);
        if (DataLayout.Absolute(settings["Keys:CertificateFile"]) is { } file)
            ring.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, settings["Keys:CertificatePassword"]));
    }
}
