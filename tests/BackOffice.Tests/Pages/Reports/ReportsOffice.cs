using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Tests.Pages.Reports;

/// <summary>A whole back office on a database of its own: 23 November 2026, 09:00 UTC, one moderator in the building.</summary>
public sealed class ReportsOffice : WebApplicationFactory<App>
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("quttymeken-");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    public Region Region { get; } = Region.Shipped("demo");
    public Someone Staff { get; } = new();
    internal SqlWatch Sql { get; } = new();
    public FileVault Vault => Services.GetRequiredService<FileVault>();

    public async Task<TAnswer> Send<TAnswer>(IRequest<TAnswer> request)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public async Task<TAnswer> Query<TAnswer>(Func<Database, Task<TAnswer>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<Database>());
    }

    public Task Add(params object[] entities) => Query(db => { db.AddRange(entities); return db.SaveChangesAsync(); });

    internal ReportsVisitor Visit(string language = "ru-RU")
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return new(client);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("Bot:Embedded", "false").UseSetting("DataDirectory", _files.FullName).ConfigureServices(services =>
    {
        _connection.Open();
        services.RemoveAll<DbContextOptions<SqliteDatabase>>();
        services.AddSingleton(new DbContextOptionsBuilder<SqliteDatabase>().UseSqlite(_connection).AddInterceptors(Sql).Options);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Region);
        services.AddSingleton(new FileVault(_files.FullName, new EphemeralDataProtectionProvider()));
        services.AddSingleton<ICurrentStaff>(Staff);
        // Who is signed in is said by Staff: these tests are not about the door.
        services.Configure<AuthorizationOptions>(doors => doors.FallbackPolicy = null);
        services.AddSingleton<IStartupFilter>(new Badge(Staff));
        services.RemoveAll<IHostedService>();

        using var scope = services.BuildServiceProvider().CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        db.Database.Migrate();
        db.Staff.Add(new() { Id = Staff.Id, Name = "Айгүл Сейтова", Role = StaffRole.Moderator });
        db.SaveChangesAsync().GetAwaiter().GetResult();
    });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _connection.Dispose();
        if (_files.Exists)
            _files.Delete(recursive: true);
    }

    // The frame around a page shows itself only to somebody.
    private sealed class Badge(Someone staff) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, go) =>
            {
                context.User = new(new ClaimsIdentity(
                    [new(ClaimTypes.NameIdentifier, $"{staff.Id}"), new(ClaimTypes.Name, "Айгүл Сейтова"), new(CurrentStaff.RoleClaim, Code.Of(staff.Role))], "test"));
                await go();
            });
            next(app);
        };
    }

    public sealed class Someone : ICurrentStaff
    {
        public Guid Id => Guid.Parse("01955a00-0000-7000-8000-000000000001");
        public StaffRole Role { get; set; } = StaffRole.Moderator;
    }
}
