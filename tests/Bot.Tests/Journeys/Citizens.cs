using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using QuttyMeken.Bot.Tests.Channels.Telegram;
using QuttyMeken.Bot.Tests.Channels.WhatsApp;

namespace QuttyMeken.Bot.Tests.Journeys;

/// <summary>A person at one of the channels: says words, chooses by the label they read, hears what comes back.</summary>
internal interface ICitizen
{
    Task Say(string text);
    Task Choose(string label);

    /// <summary>Everything the bot has said so far, as this channel shows it.</summary>
    Task<string> Heard();
}

internal sealed class TelegramCitizen(Simulator simulator, long chat, string language) : ICitizen
{
    private int _message = 100;
    private object From => new { id = chat, is_bot = false, first_name = "CanaryFirstName", username = "canary_username", language_code = language };
    private object Chat => new { id = chat, type = "private", first_name = "CanaryFirstName", username = "canary_username" };

    public Task Say(string text) => simulator.Update(new { message = new { message_id = _message++, date = 1, from = From, chat = Chat, text } });

    public async Task Choose(string label)
    {
        foreach (var message in (await simulator.Messages(chat)).Reverse())
            foreach (var row in message!["reply_markup"]?["inline_keyboard"]?.AsArray() ?? [])
                foreach (var button in row!.AsArray())
                    if ((string?)button!["text"] == label)
                    {
                        await simulator.Update(new
                        {
                            callback_query = new
                            {
                                id = $"q{_message++}",
                                from = From,
                                chat_instance = "1",
                                message = new { message_id = (int)message!["message_id"]!, date = 1, chat = Chat, from = new { id = 1, is_bot = true, first_name = "B" } },
                                data = (string?)button["callback_data"]
                            }
                        });
                        return;
                    }

        throw new InvalidOperationException($"No button '{label}' in: {await Heard()}");
    }

    public async Task<string> Heard() => string.Join('\n', (await simulator.Messages(chat)).Select(message => $"{message!["text"]}\n{string.Join('\n',
        (message["reply_markup"]?["inline_keyboard"]?.AsArray() ?? []).SelectMany(row => row!.AsArray()).Select(button => (string?)button!["text"]))}"));
}

internal sealed class WhatsAppCitizen(string standIn, Uri bot, string number) : ICitizen
{
    private readonly HttpClient _http = new();
    private int _message;

    public async Task Say(string text)
    {
        (string Name, string Value)[] fields =
        [
            ("MessageSid", $"SM{number.Length}{_message++:x30}"), ("From", number), ("To", TwilioSettings.From), ("Body", text), ("NumMedia", "0"),
            ("ProfileName", "CanaryProfileName"), ("WaId", number["whatsapp:+".Length..]), ("AccountSid", TwilioSettings.Account),
        ];
        var url = new Uri(bot, "/whatsapp/webhook");
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Add("X-Twilio-Signature", TwilioSettings.Sign(url.ToString(), fields));
        (await _http.SendAsync(request)).EnsureSuccessStatusCode();
    }

    public async Task Choose(string label)
    {
        var last = (await Messages())[^1];
        var number = Regex.Match(last, $@"^(\d+) — {Regex.Escape(label)}$", RegexOptions.Multiline);
        await Say(number.Success ? number.Groups[1].Value : label);
    }

    public async Task<string> Heard() => string.Join('\n', await Messages());

    private async Task<string[]> Messages() =>
        [.. (await _http.GetFromJsonAsync<JsonElement>(new Uri($"{standIn}/__bench/messages?to={Uri.EscapeDataString(number)}"))).GetProperty("list").EnumerateArray()
            .Select(message => message.GetProperty("body").GetString()!)];
}

internal sealed partial class WebCitizen : ICitizen, IDisposable
{
    private readonly HttpClient _http;

    public WebCitizen(Uri bot, string language)
    {
        _http = new(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = bot };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("CanaryUserAgent/1.0");
    }

    public CookieContainer Cookies { get; } = new();

    public Task Say(string text) => Post(("text", text));

    public async Task Choose(string label)
    {
        var page = await Page();
        var button = Buttons().Matches(page).LastOrDefault(match => WebUtility.HtmlDecode(match.Groups[2].Value) == label)
            ?? throw new InvalidOperationException($"No button '{label}' on the page.");
        await Post(("pick", button.Groups[1].Value));
    }

    public async Task<string> Heard() => WebUtility.HtmlDecode(Tags().Replace(await Page(), " "));

    public void Dispose() => _http.Dispose();

    public async Task Upload(string name, byte[] bytes, string type)
    {
        var page = await Page();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Value(page, "nonce")), "nonce" }, { new StringContent(Value(page, "__RequestVerificationToken")), "__RequestVerificationToken" }, { new StringContent(""), "text" },
        };
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new(type);
        form.Add(file, "files", name);
        (await _http.PostAsync(new Uri("/chat", UriKind.Relative), form)).EnsureSuccessStatusCode();
    }

    private async Task Post((string Name, string Value) field)
    {
        var page = await Page();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [field.Name] = field.Value,
            ["nonce"] = Value(page, "nonce"),
            ["__RequestVerificationToken"] = Value(page, "__RequestVerificationToken"),
        });
        (await _http.PostAsync(new Uri("/chat", UriKind.Relative), form)).EnsureSuccessStatusCode();
    }

    private Task<string> Page() => _http.GetStringAsync(new Uri("/chat", UriKind.Relative));

    private static string Value(string page, string name) => WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("""<button name="pick" value="([^"]+)"[^>]*>([^<]+)</button>""")]
    private static partial Regex Buttons();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}
