using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QuttyMeken.Bot.Tests.Channels.Telegram;

/// <summary><c>tgsim.mjs</c> as a child process: a Bot API server that checks every request against the published API.</summary>
internal sealed class Simulator : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private Simulator(Process process, string address)
    {
        _process = process;
        Address = address;
        _http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public string Address { get; }

    public static async Task<Simulator> Start()
    {
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo("node", ["tgsim.mjs"])
        {
            WorkingDirectory = Shared.Channels,
            RedirectStandardOutput = true,
            Environment = { ["PORT"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["TOKEN"] = TelegramBench.Token },
        })!;
        if (await process.StandardOutput.ReadLineAsync() is null)
            throw new InvalidOperationException("tgsim.mjs did not start.");
        return new Simulator(process, $"http://127.0.0.1:{port}");
    }

    /// <summary>Puts an update in, without its number; it is delivered as the bot has asked.</summary>
    public async Task<JsonNode> Update(object update) => (await Post("update", JsonContent.Create(update)))!;

    public Task Fault(object fault) => Post("fault", JsonContent.Create(fault));

    public async Task<string> File(byte[] bytes) => (string)(await Post("file?name=a.jpg", new ByteArrayContent(bytes)))!["file_id"]!;

    public Task<JsonArray> Violations() => List("violations");

    public Task<JsonArray> Messages(long chat) => List($"messages?chat_id={chat}");

    public async Task<IReadOnlyList<JsonNode>> Calls(string method) =>
        [.. (await List("calls")).Select(call => call!).Where(call => (string?)call["method"] == method).Select(call => call["params"]!)];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<JsonArray> List(string path) => (JsonArray)(await _http.GetFromJsonAsync<JsonNode>($"/__bench/{path}"))!["list"]!;

    private async Task<JsonNode?> Post(string path, HttpContent body)
    {
        using var answer = await _http.PostAsync($"/__bench/{path}", body);
        answer.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize<JsonNode>(await answer.Content.ReadAsStringAsync());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
