using System.Net;
using System.Text;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.WhatsApp;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

public sealed class WhatsAppWebhookTests : IAsyncLifetime
{
    private const string Sid = "SM0123456789abcdef0123456789abcdef";
    private static readonly (string, string)[] Words =
    [
        ("MessageSid", Sid), ("From", "whatsapp:+77012345678"), ("To", TwilioSettings.From), ("Body", "  Пара сұрады + & = % «ә»  "),
        ("NumMedia", "0"), ("SmsStatus", "received"), ("MessageType", "text"),
    ];

    private WhatsAppBot _bot = null!;

    public async Task InitializeAsync() => _bot = await WhatsAppBot.Start(("PreviousAuthToken", "before"));

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_signed_message_is_handed_in_and_acknowledged_with_nothing_to_say()
    {
        var answer = await _bot.Post("/whatsapp/webhook", Words);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("<Response/>", await answer.Content.ReadAsStringAsync());
        var inbound = Assert.Single(_bot.Desk.Taken);
        Assert.Equal((Sid, "whatsapp:+77012345678"), (inbound.UpdateId, inbound.Address));
        Assert.Equal(new TextContent("  Пара сұрады + & = % «ә»  "), inbound.Content);
    }

    [Theory]
    [InlineData("/whatsapp/webhook")]
    [InlineData("/whatsapp/status")]
    public async Task A_forged_call_changes_nothing_and_is_counted(string path)
    {
        using var forged = new Counted("whatsapp.webhook.refused", "forged");
        (string, string)[] fields = [.. Words, ("MessageStatus", "failed")];

        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Post(path, fields, token: "guess")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Post(path, fields, signedFor: "https://another.kz")).StatusCode);

        Assert.Empty(_bot.Desk.Taken);
        Assert.Empty(_bot.Desk.Deliveries);
        Assert.True(forged.Sum >= 2);
    }

    [Theory]
    [InlineData("/whatsapp/webhook")]
    [InlineData("/whatsapp/status")]
    public async Task A_call_without_a_signature_changes_nothing(string path)
    {
        using var unsigned = new Counted("whatsapp.webhook.refused", "unsigned");

        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Http.SendAsync(_bot.Form(path, Words))).StatusCode);
        var twice = _bot.Form(path, Words);
        twice.Headers.Add(TwilioSignature.Header, ["a", TwilioSettings.Sign(TwilioSettings.Public + path, Words)]);
        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Http.SendAsync(twice)).StatusCode);

        Assert.Empty(_bot.Desk.Taken);
        Assert.True(unsigned.Sum >= 1);
    }

    [Fact]
    public async Task A_field_that_was_changed_on_the_way_is_noticed()
    {
        var request = _bot.Form("/whatsapp/webhook", [.. Words[..3], ("Body", "other"), .. Words[4..]]);
        request.Headers.Add(TwilioSignature.Header, TwilioSettings.Sign(TwilioSettings.Public + "/whatsapp/webhook", Words));

        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_host_header_says_nothing_about_what_was_signed()
    {
        Assert.Equal(HttpStatusCode.OK, (await _bot.Post("/whatsapp/webhook", Words, host: "inner.proxy:8080")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await _bot.Post("/whatsapp/webhook", Words, signedFor: "https://evil.example", host: "evil.example")).StatusCode);
    }

    [Fact]
    public async Task The_query_is_signed_too()
    {
        Assert.Equal(HttpStatusCode.OK, (await _bot.Post("/whatsapp/webhook?office=1&b=%D2%9B", Words)).StatusCode);

        var request = _bot.Form("/whatsapp/webhook?office=2", Words);
        request.Headers.Add(TwilioSignature.Header, TwilioSettings.Sign(TwilioSettings.Public + "/whatsapp/webhook?office=1", Words));
        Assert.Equal(HttpStatusCode.Forbidden, (await _bot.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Fields_that_nobody_knows_yet_are_signed_and_passed_over()
    {
        var answer = await _bot.Post("/whatsapp/webhook", [.. Words, ("NewField2027", "{\"a\":[1]}"), ("body", "lower"), ("Twice", "b"), ("Twice", "a")]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(new TextContent("  Пара сұрады + & = % «ә»  "), Assert.Single(_bot.Desk.Taken).Content);
    }

    [Fact]
    public async Task The_previous_token_is_good_while_it_is_set() =>
        Assert.Equal(HttpStatusCode.OK, (await _bot.Post("/whatsapp/webhook", Words, token: "before")).StatusCode);

    [Fact]
    public async Task What_could_not_be_stored_is_not_acknowledged()
    {
        _bot.Desk.Failure = new InvalidOperationException("The database is away.");

        Assert.Equal(HttpStatusCode.InternalServerError, (await _bot.Post("/whatsapp/webhook", Words)).StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_256_kilobytes_is_too_big(bool tellsItsLength)
    {
        var request = _bot.Form("/whatsapp/webhook", [("Body", new string('a', 300_000))]);
        request.Headers.Add(TwilioSignature.Header, "AAAA");
        request.Headers.TransferEncodingChunked = !tellsItsLength;

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await _bot.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_signed_call_without_a_sender_is_bad_and_changes_nothing()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.Post("/whatsapp/webhook", [("MessageSid", Sid)])).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _bot.Post("/whatsapp/webhook", [])).StatusCode);
        Assert.Empty(_bot.Desk.Taken);
    }

    [Fact]
    public async Task A_signed_body_that_is_no_form_is_not_read()
    {
        var path = "/whatsapp/webhook?bodySHA256=44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_bot.Address, path))
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(TwilioSignature.Header, TwilioSettings.Sign(TwilioSettings.Public + path, []));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _bot.Http.SendAsync(request)).StatusCode);
        Assert.Empty(_bot.Desk.Taken);
    }

    [Fact]
    public async Task Two_files_are_handed_in_one_after_the_other()
    {
        var answer = await _bot.Post("/whatsapp/webhook", [.. Words[..3], ("Body", "Екеуі"), ("NumMedia", "2"), ("MediaUrl0", "https://api.twilio.com/0"),
            ("MediaContentType0", "image/jpeg"), ("MediaUrl1", "https://api.twilio.com/1"), ("MediaContentType1", "image/jpeg")]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([$"{Sid}:0", $"{Sid}:1"], _bot.Desk.Taken.Select(inbound => inbound.UpdateId));
    }

    [Theory]
    [InlineData("sent", "", Delivery.Sent, null)]
    [InlineData("delivered", "", Delivery.Delivered, null)]
    [InlineData("read", "", Delivery.Read, null)]
    [InlineData("failed", "63016", Delivery.Failed, "delivery.window-closed")]
    [InlineData("undelivered", "63014", Delivery.Failed, "delivery.blocked")]
    [InlineData("undelivered", "63024", Delivery.Failed, "delivery.refused")]
    [InlineData("failed", "", Delivery.Failed, "delivery.refused")]
    public async Task A_status_says_how_far_our_message_came(string status, string code, Delivery delivery, string? problem)
    {
        var answer = await _bot.Post("/whatsapp/status", [("MessageSid", Sid), ("MessageStatus", status), ("ErrorCode", code), ("To", "whatsapp:+77012345678")]);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal([(Sid, delivery, problem)], _bot.Desk.Deliveries);
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("sending")]
    [InlineData("")]
    [InlineData("new-in-2027")]
    public async Task A_status_that_says_nothing_new_is_passed_over(string status)
    {
        Assert.Equal(HttpStatusCode.NoContent, (await _bot.Post("/whatsapp/status", [("MessageSid", Sid), ("MessageStatus", status)])).StatusCode);
        Assert.Empty(_bot.Desk.Deliveries);
    }

    [Fact]
    public async Task A_status_is_acknowledged_even_when_it_could_not_be_noted()
    {
        _bot.Desk.Failure = new InvalidOperationException("The database is away.");

        Assert.Equal(HttpStatusCode.NoContent, (await _bot.Post("/whatsapp/status", [("MessageSid", Sid), ("MessageStatus", "sent")])).StatusCode);
    }

    [Fact]
    public async Task The_addresses_are_not_there_while_Twilio_is_off()
    {
        await using var off = await WhatsAppBot.Start(("AccountSid", null), ("AuthToken", null));

        Assert.Equal(HttpStatusCode.NotFound, (await off.Post("/whatsapp/webhook", Words)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await off.Post("/whatsapp/status", Words)).StatusCode);
        Assert.Empty(off.Desk.Taken);
    }
}
