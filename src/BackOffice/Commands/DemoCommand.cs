using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Demo;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Commands;

/// <summary><c>demo</c>: the program filled with a made-up region, staff and a year of reports.</summary>
internal static class DemoCommand
{
    /// <param name="build">Puts the program together from the host's arguments.</param>
    /// <param name="serve">Runs the program until it is stopped.</param>
    public static Command Describe(Func<string[], WebApplication> build, Func<WebApplication, CancellationToken, Task> serve)
    {
        var reports = new Option<int>("--reports") { Description = "How many reports.", DefaultValueFactory = _ => 2_000 };
        reports.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > 1_000_000)
                given.AddError("--reports: write a number from 1 to 1000000.");
        });
        var demo = new Command("demo", "Runs the program filled with made-up data, in a data directory of its own unless DataDirectory names one.") { reports };
        demo.TreatUnmatchedTokensAsErrors = false;
        demo.SetAction(async (parsed, ct) =>
        {
            await using var app = build(Arguments([.. parsed.UnmatchedTokens]));
            await OfficeHost.Prepare(app.Services, ct);
            await Fill(app.Services, parsed.GetValue(reports), ct);
            await serve(app, ct);
            return 0;
        });
        return demo;
    }

    // Beside the real data, never in it.
    private static string[] Arguments(string[] given)
    {
        var named = Environment.GetEnvironmentVariable("DataDirectory") is { Length: > 0 }
            || given.Any(word => word.StartsWith("--DataDirectory", StringComparison.OrdinalIgnoreCase));
        // Whoever tries the demo has its passwords on the screen and no telephone at hand.
        var asked = given.Any(word => word.StartsWith("--Office:RequireSecondFactor", StringComparison.OrdinalIgnoreCase));
        return [.. given, "--Region:File=demo", .. asked ? [] : new[] { "--Office:RequireSecondFactor=false" }, .. named ? [] : new[] { $"--DataDirectory={Path.Combine(DataLayout.Home(), "data", "demo")}" }];
    }

    private static async Task Fill(IServiceProvider services, int reports, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, layout) = (scope.ServiceProvider.GetRequiredService<Database>(), services.GetRequiredService<DataLayout>());
        var mark = Path.Combine(layout.Root, "demo");
        if (File.Exists(mark) && await db.Staff.AnyAsync(ct))
        {
            Console.WriteLine($"This demo was filled before; its passwords were printed then. To fill it anew, delete the folder {layout.Root}.");
            return;
        }

        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var result = await DemoFill.Fill(db, services.GetRequiredService<Region>(), services.GetRequiredService<TextCatalog>(), services.GetRequiredService<TimeProvider>(),
            new(reports), async (person, password) => Check(await users.CreateAsync(person, password)),
            new Progress<int>(done => Console.Write($"\rmade-up reports: {done}")), ct);
        await File.WriteAllTextAsync(mark, "Made-up data: nothing here happened.\n", ct);
        Console.WriteLine($"\rmade-up reports: {result.Reports}, messages: {result.Messages}");
        foreach (var account in result.Accounts)
            Console.WriteLine($"{Code.Of(account.Role),-14} {account.Email,-28} {account.Password}");
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(", ", result.Errors.Select(error => error.Code)));
    }
}
