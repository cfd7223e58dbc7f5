using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var layout = DataLayout.Read(builder.Configuration);
if (builder.Configuration["DataDirectory"] is null && builder.Configuration["Database:Provider"] is null or "Sqlite" && !File.Exists(layout.DatabaseFile))
{
    await Console.Error.WriteLineAsync("There is no database yet, and a bot alone cannot know where the office keeps its own. "
        + "Give DataDirectory, or start the back office first.");
    return 1;
}

// What these print of an exception may quote a value; the bot's own log names its type alone.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
    .AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None).AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.None);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(TextCatalog.Load());
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddDataProtection().SetApplicationName("quttymeken-web").PersistKeysToFileSystem(new(Path.Combine(layout.BotKeys, "web")));
builder.Services.AddBot(builder.Configuration);
if (builder.Configuration["Urls"] is null)
    builder.WebHost.UseUrls("http://localhost:5081");

var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope())
{
    var db = scope.ServiceProvider.GetRequiredService<Database>();
    if (db is SqliteDatabase)
        await db.Database.MigrateAsync();
    else if ((await db.Database.GetPendingMigrationsAsync()).Any())
        throw new InvalidDataException("The database is older than this program. Run: database migrate");
}

app.UseExceptionHandler(new ExceptionHandlerOptions
{
    SuppressDiagnosticsCallback = _ => true,
    ExceptionHandler = context =>
    {
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return Task.CompletedTask;
    },
});
app.MapGet("/health/live", () => "ok");
app.MapGet("/health/ready", async (Database db, CancellationToken ct) => await db.Database.CanConnectAsync(ct) ? Results.Ok("ok") : Results.StatusCode(503));
app.MapBot();
await app.RunAsync();
return 0;
