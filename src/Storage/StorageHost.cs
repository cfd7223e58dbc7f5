using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>What both hosts need of the storage: the database by its setting, the region, the files.</summary>
public static class StorageHost
{
    /// <exception cref="InvalidDataException">A setting is wrong: which one, and what to write.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration settings)
    {
        var layout = DataLayout.Read(settings);
        var connection = settings.GetConnectionString("QuttyMeken");
        services.AddSingleton(layout);
        services.AddSingleton(_ => new Registry(ReadRegion(settings)));
        // As the registry has it now: whoever keeps one, keeps its organisations as they were then.
        services.AddTransient(provider => provider.GetRequiredService<Registry>().Region);
        services.AddSingleton(_ => new FileVault(layout.Attachments, Ring(layout.FileKeys, "files", settings)));
        services.AddSingleton<SqlitePragmas>();
        services.AddHostedService<OfficeTextKeeper>();
        services.AddSingleton<CalendarWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<CalendarWatch>());
        switch (settings["Database:Provider"] ?? "Sqlite")
        {
            case "Sqlite":
                services.AddDbContext<Database, SqliteDatabase>((provider, db) => db
                    .UseSqlite(connection ?? SqliteConnectionString(layout))
                    .AddInterceptors(provider.GetRequiredService<SqlitePragmas>()));
                break;
            case "SqlServer":
                services.AddDbContext<Database, SqlServerDatabase>(db => db.UseSqlServer(connection
                    ?? throw new InvalidDataException("ConnectionStrings:QuttyMeken is missing: Database:Provider is SqlServer.")));
                break;
            case var other:
                throw new InvalidDataException($"Database:Provider is '{other}'. Write Sqlite or SqlServer.");
        }

        return services;
    }

    /// <summary>A key ring of its own: what one ring seals no other opens.</summary>
    /// <param name="lifetime">How long a key is used for new things; the framework's 90 days when left out.</param>
    public static IDataProtectionProvider Ring(string folder, string name, IConfiguration settings, TimeSpan? lifetime = null)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        return DataProtectionProvider.Create(new DirectoryInfo(folder), ring =>
        {
            ring.SetApplicationName($"quttymeken-{name}");
            if (lifetime is not null)
                ring.SetDefaultKeyLifetime(lifetime.Value);
            if (DataLayout.Absolute(settings["Keys:CertificateFile"]) is { } file)
                ring.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, settings["Keys:CertificatePassword"]));
        });
    }

    public static string SqliteConnectionString(DataLayout layout)
    {
        Directory.CreateDirectory(layout.Root);
        return new SqliteConnectionStringBuilder { DataSource = layout.DatabaseFile, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
    }

    private static Region ReadRegion(IConfiguration settings)
    {
        if (settings["Region:File"] is not { Length: > 0 } name)
            return Region.Shipped("aktobe");
        if (name is "demo")
            return Region.Shipped("demo");

        using var file = File.OpenRead(DataLayout.Absolute(name)!);
        return Region.Read(file);
    }
}
