using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Web;
using QuttyMeken.Bot.Tests.Channels.WhatsApp;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace QuttyMeken.Bot.Tests.Journeys;

/// <summary>Telegram played by WireMock: what the bot sent is read from the requests, what the person does goes to the webhook.</summary>
internal sealed class WireMockTelegramCitizen : ICitizen, IDisposable
{
    private readonly WireMockServer _server;
    private readonly HttpClient _http;
    private readonly string _language;
    private int _update = 1;

    private WireMockTelegramCitizen(WireMockServer server, Uri bot, string secret, string language)
    {
        (_server, _language) = (server, language);
        _http = new() { BaseAddress = bot };
        _http.DefaultRequestHeaders.Add("X-Telegram-Bot-Api-Secret-Token", secret);
    }

    public static WireMockServer Server()
    {
        var server = WireMockServer.Start();
        server.Given(Request.Create().WithPath("/bot*/sendMessage")).RespondWith(Response.Create().WithHeader("Content-Type", "application/json")
            .WithBody("""{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":700100200,"type":"private"},"text":"x"}}"""));
        server.Given(Request.Create().WithPath("/bot*/*")).AtPriority(10).RespondWith(Response.Create().WithHeader("Content-Type", "application/json")
            .WithBody("""{"ok":true,"result":true}"""));
        return server;
    }

    public static WireMockTelegramCitizen At(WireMockServer server, Uri bot, string secret, string language) => new(server, bot, secret, language);

    public Task Say(string text) => Post(new { update_id = _update, message = new { message_id = _update, date = 1, from = From, chat = Chat, text } });

    public Task Choose(string label)
    {
        var button = Sent().SelectMany(message => message["reply_markup"]?["inline_keyboard"]?.AsArray() ?? []).SelectMany(row => row!.AsArray())
            .LastOrDefault(one => (string?)one!["text"] == label) ?? throw new InvalidOperationException($"No button '{label}'.");
        return Post(new { update_id = _update, callback_query = new { id = $"q{_update}", from = From, chat_instance = "1", data = (string?)button["callback_data"], message = new { message_id = 1, date = 1, chat = Chat } } });
    }

    public Task<string> Heard() => Task.FromResult(string.Join('\n', Sent().Select(message => $"{message["text"]}\n{string.Join('\n',
        (message["reply_markup"]?["inline_keyboard"]?.AsArray() ?? []).SelectMany(row => row!.AsArray()).Select(button => (string?)button!["text"]))}")));

    public void Dispose() => _http.Dispose();

    private object From => new { id = 700100200, is_bot = false, first_name = "A", language_code = _language };

    private static object Chat => new { id = 700100200, type = "private", first_name = "A" };

    private IEnumerable<JsonNode> Sent() => _server.LogEntries.Where(entry => entry.RequestMessage.Path.EndsWith("/sendMessage", StringComparison.Ordinal))
        .Select(entry => JsonNode.Parse(entry.RequestMessage.Body!)!);

    private async Task Post(object update)
    {
        _update++;
        (await _http.PostAsJsonAsync(new Uri("/telegram/webhook", UriKind.Relative), update)).EnsureSuccessStatusCode();
    }
}

/// <summary>Twilio played by WireMock.</summary>
internal sealed class WireMockWhatsAppCitizen(WireMockServer server, Uri bot) : ICitizen
{
    private const string Number = "whatsapp:+77010000098";
    private readonly HttpClient _http = new();
    private int _message;

    public static WireMockServer Server()
    {
        var server = WireMockServer.Start();
        server.Given(Request.Create().WithPath("/*")).RespondWith(Response.Create().WithStatusCode(201).WithHeader("Content-Type", "application/json")
            .WithBody("""{"sid":"SM00000000000000000000000000000001","status":"queued"}"""));
        return server;
    }

    public async Task Say(string text)
    {
        (string Name, string Value)[] fields = [("MessageSid", $"SM{_message++:x32}"), ("From", Number), ("Body", text), ("NumMedia", "0")];
        var url = new Uri(bot, "/whatsapp/webhook");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Add("X-Twilio-Signature", TwilioSettings.Sign(url.ToString(), fields));
        (await _http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    public Task Choose(string label)
    {
        var number = Regex.Match(Sent().Last(), $@"^(\d+) — {Regex.Escape(label)}$", RegexOptions.Multiline);
        return Say(number.Success ? number.Groups[1].Value : label);
    }

    public Task<string> Heard() => Task.FromResult(string.Join('\n', Sent()));

    private IEnumerable<string> Sent() => server.LogEntries.Where(entry => entry.RequestMessage.Path.EndsWith("/Messages.json", StringComparison.Ordinal))
        .Select(entry => HttpUtility.ParseQueryString(entry.RequestMessage.Body!)["Body"]!);
}
