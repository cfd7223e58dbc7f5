using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QuttyMeken.BackOffice;
using QuttyMeken.BackOffice.Demo;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.Benchmarks;

/// <summary>
/// The queue as a browser gets it, over HTTP from the whole program on SQLite, at 10 000 and at 1 000 000 reports of the demonstration:
/// the 50th and 95th percentile of each address, the weight of the page, and how much dearer the second size is. The databases are made
/// once and kept beside other temporary files. Run with <c>dotnet run -c Release --project tests/Benchmarks -- queue [size …]</c>.
/// </summary>
internal static class QueueAtScale
{
    private const int WarmUp = 20;
    private const int Rounds = 200;
    private static readonly string[] Paths =
    [
        "/reports", "/reports?view=mine", "/reports?view=unassigned", "/reports?view=urgent", "/reports?view=waiting", "/reports?view=answered",
        "/reports?view=overdue", "/reports?view=unsure", "/reports?sector=education", "/reports?district=guldi&kind=illegal-fees", "/reports?channel=web-chat&kind=bribe-paid",
        "/reports?status=closed", "/reports?status=closed&sector=tax-customs", "next", "open", "live",
    ];

    public static async Task<int> Run(string[] sizes)
    {
        var measured = new List<Dictionary<string, Times>>();
        foreach (var size in sizes.Length > 0 ? sizes : ["10000", "1000000"])
            measured.Add(await At(int.Parse(size, CultureInfo.InvariantCulture)));

        Console.WriteLine($"{"address",-48}{string.Concat(measured.Select(_ => $"{"p50 ms",9}{"p95 ms",9}{"KB",7}"))}   ratio of p50, of p95");
        foreach (var path in Paths)
        {
            var (first, last) = (measured[0][path], measured[^1][path]);
            Console.WriteLine($"{path,-48}{string.Concat(measured.Select(one => $"{one[path].Middle,9:0.0}{one[path].Late,9:0.0}{one[path].Bytes / 1000.0,7:0.0}"))}   {last.Middle / first.Middle:0.00}, {last.Late / first.Late:0.00}");
        }

        return 0;
    }

    private static async Task<Dictionary<string, Times>> At(int reports)
    {
        var data = Path.Combine(Path.GetTempPath(), "quttymeken-benchmarks", $"queue-{reports}");
        var builder = OfficeHost.CreateBuilder(["--applicationName=QuttyMeken.BackOffice", $"--DataDirectory={data}", "--Region:File=demo", "--urls=http://127.0.0.1:0"]);
        builder.AddOffice();
        var reader = new Reader();
        builder.Services.AddSingleton<ICurrentStaff>(reader);
        builder.Services.Configure<AuthorizationOptions>(doors => doors.FallbackPolicy = null);
        // Nothing but the queue: a demonstration has a model to train.
        foreach (var job in builder.Services.Where(one => one.ServiceType == typeof(IHostedService) && one.ImplementationType?.Assembly == typeof(App).Assembly).ToList())
            builder.Services.Remove(job);
        await using var app = builder.Build();
        app.UseOffice();
        app.MapReportsLive();
        await OfficeHost.Prepare(app.Services, default);
        reader.Id = await Fill(app.Services, reports);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("kk-KZ");

        var page = await client.GetStringAsync(new Uri("/reports", UriKind.Relative));
        var addresses = Paths.ToDictionary(path => path, path => path switch
        {
            "next" => Cut(page, "rel=\"next\" href=\""),
            "open" => "/reports?" + Cut(page, "href=\"/reports?open=", "open="),
            "live" => "/reports/live?since=" + Cut(page, "data-since=\""),
            _ => path,
        });
        var times = new Dictionary<string, Times>();
        foreach (var (name, address) in addresses)
            times[name] = await Measure(client, address);
        await app.StopAsync();
        return times;
    }

    private static string Cut(string page, string before, string start = "")
    {
        var from = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return start + page[from..page.IndexOf('"', from)].Replace("&amp;", "&", StringComparison.Ordinal);
    }

    private static async Task<Times> Measure(HttpClient client, string address)
    {
        var (took, bytes) = (new List<double>(Rounds), 0);
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var since = Stopwatch.GetTimestamp();
            bytes = (await client.GetByteArrayAsync(new Uri(address, UriKind.Relative))).Length;
            if (round >= 0)
                took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        took.Sort();
        return new(took[Rounds / 2], took[Rounds * 95 / 100], bytes);
    }

    // The moderator with the most open reports.
    private static async Task<Guid> Fill(IServiceProvider services, int reports)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        if (!await db.Reports.AnyAsync())
        {
            var since = Stopwatch.GetTimestamp();
            await DemoFill.Fill(db, services.GetRequiredService<Region>(), services.GetRequiredService<TextCatalog>(), TimeProvider.System, new(reports),
                (person, _) => { db.Add(person); return db.SaveChangesAsync(); }, new Progress<int>(done => Console.Write($"\r{done}")), default);
            Console.WriteLine($"\r{reports} reports were made in {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s");
        }

        return await db.Reports.Where(r => r.DueAt != null && r.ModeratorId != null).GroupBy(r => r.ModeratorId!.Value)
            .OrderByDescending(group => group.Count()).Select(group => group.Key).FirstAsync();
    }

    private sealed record Times(double Middle, double Late, int Bytes);

    private sealed class Reader : ICurrentStaff
    {
        public Guid Id { get; set; }
        public StaffRole Role => StaffRole.Moderator;
    }
}
