using System.CommandLine;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Commands;

/// <summary><c>database migrate</c>: brings the schema up to date, on either engine.</summary>
internal static class MigrateCommand
{
    public static Command Describe(Func<string[], WebApplication> build)
    {
        var breakLock = new Option<bool>("--break-lock") { Description = "Remove the lock of a start that was killed. Only when no other is running." };
        var migrate = new Command("migrate", "Brings the database's schema up to date.") { breakLock };
        migrate.SetAction(async (parsed, ct) =>
        {
            await using var app = build([]);
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Database>();
            if (parsed.GetValue(breakLock))
                await Schema.BreakLock(db, ct);
            await Schema.Migrate(db, app.Services.GetRequiredService<TimeProvider>(), ct);
            await Console.Out.WriteLineAsync("The database is up to date.");
            return 0;
        });
        return new Command("database", "The database.") { migrate };
    }
}
