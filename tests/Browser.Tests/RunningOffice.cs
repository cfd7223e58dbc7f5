using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace QuttyMeken.Browser.Tests;

/// <summary>The program as anyone starts it: a process of its own, an empty data directory, no setting but a free port and whether a second factor is asked.</summary>
internal sealed partial class RunningOffice : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _printed = new();

    private RunningOffice(Process process, string data, int port) => (_process, Data, Address) = (process, data, new($"http://localhost:{port}"));

    public string Data { get; }
    public Uri Address { get; }

    public string Printed
    {
        get
        {
            lock (_printed)
                return _printed.ToString();
        }
    }

    /// <summary>The link that makes the administrator, as it was printed.</summary>
    public string SetUpLink => SetUp().Match(Printed).Value is { Length: > 0 } path ? new Uri(Address, path).ToString()
        : throw new InvalidOperationException("No set-up link was printed.");

    /// <param name="secondFactor">Whether a password alone is not enough, as in an office that is run for real.</param>
    /// <param name="command">A command of the program that serves, such as <c>demo</c>; left out, an empty office that waits to be set up.</param>
    public static async Task<RunningOffice> Start(bool secondFactor = false, params string[] command)
    {
        var data = Directory.CreateTempSubdirectory("quttymeken-").FullName;
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "QuttyMeken.BackOffice.dll") },
            Environment = { ["DataDirectory"] = data, ["Office__RequireSecondFactor"] = secondFactor ? "true" : "false" },
        };
        foreach (var word in (string[])[.. command, "--urls", $"http://localhost:{port}"])
            start.ArgumentList.Add(word);
        var office = new RunningOffice(Process.Start(start)!, data, port);
        office._process.OutputDataReceived += (_, line) => office.Keep(line.Data);
        office._process.ErrorDataReceived += (_, line) => office.Keep(line.Data);
        office._process.BeginOutputReadLine();
        office._process.BeginErrorReadLine();
        using var client = new HttpClient();
        for (var second = 0; second < 90; second++)
        {
            try
            {
                if ((await client.GetAsync(new Uri(office.Address, "/health/ready"))).StatusCode is HttpStatusCode.OK && (command.Length > 0 || office.Printed.Contains("/setup/", StringComparison.Ordinal)))
                    return office;
            }
            catch (HttpRequestException) when (!office._process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        throw new InvalidOperationException("The program did not start:\n" + office.Printed);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    /// <summary>Where pictures go: outside git.</summary>
    public static string Screens([CallerFilePath] string file = "") =>
        Directory.CreateDirectory(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../screens"))).FullName;

    private void Keep(string? line)
    {
        lock (_printed)
            _printed.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"/setup/[\w-]+")]
    private static partial Regex SetUp();
}
