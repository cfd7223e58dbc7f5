using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.WhatsApp;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

public sealed class WhatsAppIntakeTests
{
    private const string Sid = "SM0123456789abcdef0123456789abcdef";
    private const string Citizen = "whatsapp:+77012345678";
    private const string Media = "https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM1/Media/ME";

    [Fact]
    public void Words_come_as_they_were_written()
    {
        var inbound = One(("MessageType", "text"), ("Body", "  Сәлем!\n\nПара сұрады. "));

        Assert.Equal(new Inbound(ReportChannel.WhatsApp, Sid, Citizen, null, Sid, new TextContent("  Сәлем!\n\nПара сұрады. ")), inbound);
    }

    [Theory]
    [InlineData("STOP")]
    [InlineData("ТОҚТАТУ")]
    [InlineData("ОТПИСАТЬСЯ")]
    [InlineData("CANCEL")]
    public void A_word_that_means_stop_is_left_to_the_engine(string word) =>
        Assert.Equal(new TextContent(word), One(("MessageType", "text"), ("Body", word)).Content);

    [Theory]
    [InlineData("image", "image/jpeg", FileKind.Image)]
    [InlineData("image", "image/webp", FileKind.Image)]
    [InlineData("audio", "audio/ogg", FileKind.Voice)]
    [InlineData("audio", "audio/ogg; codecs=opus", FileKind.Voice)]
    [InlineData("audio", "audio/mpeg", FileKind.Audio)]
    [InlineData("video", "video/mp4", FileKind.Video)]
    [InlineData("document", "application/pdf", FileKind.Document)]
    [InlineData("document", "image/png", FileKind.Image)]
    [InlineData("", "APPLICATION/x-new", FileKind.Document)]
    [InlineData("", "", FileKind.Document)]
    public void A_file_comes_as_its_kind_with_its_caption(string message, string media, FileKind kind)
    {
        var inbound = One(("MessageType", message), ("NumMedia", "1"), ("MediaUrl0", Media), ("MediaContentType0", media), ("Body", "Міне"));

        Assert.Equal(new FileContent(kind, Media, null, "Міне", 0, false), inbound.Content);
        Assert.Equal(Sid, inbound.UpdateId);
    }

    [Theory]
    [InlineData("Кенжебаев Асхат акт.pdf", null)]
    [InlineData("scan.DOCX", null)]
    [InlineData("Акт от 12.05", "Акт от 12.05")]
    [InlineData("Вот акт.\nПосмотрите.", "Вот акт.\nПосмотрите.")]
    public void The_name_of_a_document_is_dropped_and_words_about_it_are_kept(string body, string? caption) =>
        Assert.Equal(caption, Assert.IsType<FileContent>(One(("MessageType", "document"), ("NumMedia", "1"), ("MediaUrl0", Media),
            ("MediaContentType0", "application/pdf"), ("Body", body)).Content).Caption);

    [Fact]
    public void Several_files_are_one_album_and_the_first_carries_the_words()
    {
        var came = Read(("MessageType", "image"), ("NumMedia", "2"), ("Body", "Екеуі де"),
            ("MediaUrl0", Media + "0"), ("MediaContentType0", "image/jpeg"), ("MediaUrl1", Media + "1"), ("MediaContentType1", "audio/ogg"));

        Assert.Equal([$"{Sid}:0", $"{Sid}:1"], came.Select(inbound => inbound.UpdateId));
        Assert.Equal([Sid, Sid], came.Select(inbound => inbound.MessageId));
        Assert.Equal(
            [new FileContent(FileKind.Image, Media + "0", null, "Екеуі де", 0, true), new FileContent(FileKind.Voice, Media + "1", null, null, 0, true)],
            came.Select(inbound => inbound.Content));
    }

    [Theory]
    [InlineData("sticker", "image/webp")]
    [InlineData("", "image/webp")]
    [InlineData("contacts", "text/vcard")]
    [InlineData("document", "text/x-vcard")]
    public void A_sticker_or_somebody_s_card_is_something_else(string message, string media) => Assert.IsType<OtherContent>(
        One(("MessageType", message), ("NumMedia", "1"), ("MediaUrl0", Media), ("MediaContentType0", media)).Content);

    [Fact]
    public void A_file_without_an_address_still_leaves_its_words() =>
        Assert.Equal(new TextContent("Міне"), One(("MessageType", "image"), ("NumMedia", "1"), ("Body", "Міне")).Content);

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public void A_count_of_files_that_is_no_count_is_none(string count) =>
        Assert.Equal(new TextContent("a"), One(("NumMedia", count), ("MediaUrl0", Media), ("Body", "a")).Content);

    [Fact]
    public void A_position_comes_without_its_coordinates()
    {
        var inbound = One(("MessageType", "location"), ("Latitude", "50.28"), ("Longitude", "57.16"), ("Label", "Үй"), ("Address", "Ақтөбе"), ("Body", ""));

        Assert.IsType<LocationContent>(inbound.Content);
        Assert.DoesNotContain("50.28", inbound.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Үй", inbound.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("button", "ButtonPayload", "12.3")]
    [InlineData("interactive", "ButtonPayload", "read")]
    [InlineData("interactive", "ListId", "7.0")]
    public void A_press_comes_as_its_key(string message, string field, string key) => Assert.Equal(new PressContent(key),
        One(("MessageType", message), (field, key), ("ButtonText", "Иә"), ("Body", "Иә")).Content);

    [Theory]
    [InlineData("ButtonPayload", "ButtonText", "yes")]
    [InlineData("ButtonPayload", "ButtonText", "12.3\n")]
    [InlineData("ListId", "ListTitle", "reader")]
    [InlineData("ListId", "ListTitle", "")]
    public void A_press_with_a_key_that_is_not_ours_comes_as_its_words(string field, string title, string key) =>
        Assert.Equal(new TextContent("Иә"), One(("MessageType", "interactive"), (field, key), (title, "Иә"), ("Body", "Иә")).Content);

    [Fact]
    public void A_typed_number_is_words_and_no_press() => Assert.Equal(new TextContent("12.3"), One(("MessageType", "text"), ("Body", "12.3")).Content);

    [Fact]
    public void What_WhatsApp_may_invent_is_its_words_or_something_else()
    {
        Assert.Equal(new TextContent("Тапсырыс"), One(("MessageType", "order"), ("Body", "Тапсырыс")).Content);
        Assert.IsType<OtherContent>(One(("MessageType", "poll"), ("Body", "")).Content);
        Assert.IsType<OtherContent>(One(("MessageType", "text"), ("Body", " \n")).Content);
    }

    [Theory]
    [InlineData("MessageStatus", "delivered")]
    [InlineData("SmsStatus", "sent")]
    [InlineData("From", TwilioSettings.From)]
    [InlineData("MessageType", "reaction")]
    [InlineData("MessageType", "system")]
    public void Our_own_messages_and_marks_on_them_are_nothing(string field, string value) =>
        Assert.Empty(Read(("Body", "👍"), (field, value)));

    [Theory]
    [InlineData("whatsapp:+77012345678")]
    [InlineData("whatsapp:KZ.13491208655302741918")]
    [InlineData("whatsapp:someone@new-scheme/1")]
    public void An_address_is_kept_whole_and_never_read(string address) => Assert.Equal(address, One(("From", address), ("Body", "a")).Address);

    [Theory]
    [InlineData("MessageSid", "")]
    [InlineData("From", "")]
    public void Without_an_id_or_a_sender_it_is_refused(string field, string value)
    {
        Assert.Throws<FormatException>(() => Read(("Body", "a"), (field, value)));
        Assert.Throws<FormatException>(() => Read(("Body", "a"), ("From", new string('x', 129))));
        Assert.Throws<FormatException>(() => Read(("Body", "a"), ("MessageSid", new string('x', 65))));
    }

    [Fact]
    public void Of_the_sender_only_the_address_gets_in()
    {
        var inbound = One(("ProfileName", "Асхат Кенжебаев"), ("WaId", "77019999999"), ("ExternalUserId", "whatsapp:ID.7"),
            ("ChannelMetadata", "{\"name\":\"Асхат\"}"), ("Forwarded", "true"), ("OriginalRepliedMessageSender", "whatsapp:+77018888888"),
            ("ReferralBody", "жарнама"), ("Body", "Сөз"));

        Assert.Equal(new Inbound(ReportChannel.WhatsApp, Sid, Citizen, null, Sid, new TextContent("Сөз")), inbound);
    }

    private static Inbound One(params (string Name, string Value)[] fields) => Assert.Single(Read(fields));

    // The fields come first, so that a test's own value is the one that is read.
    private static IReadOnlyList<Inbound> Read(params (string Name, string Value)[] fields) => WhatsAppIntake.Read(
        TwilioSettings.Form([.. fields, ("MessageSid", Sid), ("From", Citizen), ("To", TwilioSettings.From), ("SmsStatus", "received")]),
        TwilioSettings.Options());
}
