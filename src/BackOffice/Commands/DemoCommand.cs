using System.CommandLine;

namespace QuttyMeken.BackOffice.Commands;

/// <summary><c>demo</c>: the program filled with a made-up region, staff and a year of reports.</summary>
internal static class DemoCommand
{
    /// <param name="fill">Fills an empty office with so many reports.</param>
    /// <param name="serve">Runs the program with these arguments of the host.</param>
    public static Command Describe(
        Func<string[], WebApplication> build, Func<IServiceProvider, int, CancellationToken, Task> fill,
        Func<WebApplication, CancellationToken, Task> serve)
    {
        var reports = new Option<int>("--reports") { Description = "How many reports.", DefaultValueFactory = _ => 2_000 };
        reports.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > 1_000_000)
                given.AddError("--reports: write a number from 1 to 1000000.");
        });
        var demo = new Command("demo", "Runs the program filled with made-up data, in a data directory of its own.") { reports };
        demo.TreatUnmatchedTokensAsErrors = false;
        demo.SetAction(async (parsed, ct) =>
        {
            await using var app = build([.. parsed.UnmatchedTokens, "--Region:File=demo"]);
            await OfficeHost.Prepare(app.Services, ct);
            await fill(app.Services, parsed.GetValue(reports), ct);
            await serve(app, ct);
            return 0;
        });
        return demo;
    }
}
