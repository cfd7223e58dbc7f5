using System.Text.Json;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Channels.Telegram;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using Telegram.Bot;
using Telegram.Bot.Types;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.Telegram;

public sealed class TelegramIntakeTests
{
    private const string Person = """{"id":42,"is_bot":false,"first_name":"Айгүл","last_name":"С","username":"aigul","language_code":"kk"}""";
    private const string Machine = """{"id":42,"is_bot":true,"first_name":"B","language_code":"kk"}""";
    private const string Private = """{"id":42,"type":"private","first_name":"Айгүл","username":"aigul"}""";
    private const string File = "\"file_id\":\"F\",\"file_unique_id\":\"U\",\"file_size\":1000";

    [Fact]
    public void Of_the_sender_only_the_chat_and_the_language_of_the_application_are_left() => Assert.Equal(
        new Inbound(ReportChannel.Telegram, "7", "42", "kk", "5", new TextContent("Пара сұрады")),
        Read(Message("\"text\":\"Пара сұрады\"")));

    [Fact]
    public void Without_a_sender_there_is_no_language() => Assert.Null(Read($$$"""{"message":{"message_id":5,"date":1,"chat":{{{Private}}},"text":"x"}}""")!.AppLanguage);

    public static TheoryData<string, Content> Contents => new()
    {
        { "\"text\":\"/start code\"", new TextContent("/start code") },
        { "\"text\":\"x\",\"via_bot\":{\"id\":9,\"is_bot\":true,\"first_name\":\"v\"}", new TextContent("x") },
        { "\"text\":\"x\",\"forward_origin\":{\"type\":\"hidden_user\",\"sender_user_name\":\"N\",\"date\":1}", new TextContent("x") },
        { $"\"voice\":{{{File},\"duration\":1}}", Of(FileKind.Voice) },
        { $"\"audio\":{{{File},\"duration\":1,\"performer\":\"N\"}}", Of(FileKind.Audio) },
        { $"\"video\":{{{File},\"duration\":1,\"width\":1,\"height\":1}},\"caption\":\"c\"", Of(FileKind.Video, "c") },
        { $"\"video_note\":{{{File},\"duration\":1,\"length\":1}}", Of(FileKind.Video) },
        { $"\"animation\":{{{File},\"duration\":1,\"width\":1,\"height\":1}},\"document\":{{{File}}}", Of(FileKind.Video) },
        { $"\"document\":{{{File},\"file_name\":\"Айгүл.pdf\",\"mime_type\":\"application/pdf\"}}", Of(FileKind.Document) },
        { $"\"document\":{{{File}}}", Of(FileKind.Document) },
        { $"\"document\":{{{File},\"mime_type\":\"IMAGE/PNG\"}}", Of(FileKind.Image) },
        { $"\"document\":{{{File},\"mime_type\":\"video/mp4\"}}", Of(FileKind.Video) },
        { $"\"document\":{{{File},\"mime_type\":\"audio/mpeg\"}}", Of(FileKind.Audio) },
        { $"\"video\":{{{File},\"duration\":1,\"width\":1,\"height\":1}},\"media_group_id\":\"1\"", Of(FileKind.Video, album: true) },
        { "\"video\":{\"file_id\":\"F\",\"file_unique_id\":\"U\",\"duration\":1,\"width\":1,\"height\":1}", Of(FileKind.Video, size: 0) },
        { "\"location\":{\"latitude\":50.3,\"longitude\":57.2}", new LocationContent() },
        { "\"location\":{\"latitude\":50.3,\"longitude\":57.2,\"live_period\":900}", new LocationContent() },
        { "\"location\":{\"latitude\":50.3,\"longitude\":57.2},\"venue\":{\"location\":{\"latitude\":50.3,\"longitude\":57.2},\"title\":\"T\",\"address\":\"A\"}", new LocationContent() },
        { $"\"sticker\":{{{File},\"type\":\"regular\",\"width\":1,\"height\":1,\"is_animated\":false,\"is_video\":false}}", new OtherContent() },
        { "\"contact\":{\"phone_number\":\"+7\",\"first_name\":\"N\"}", new OtherContent() },
        { "\"poll\":{\"id\":\"1\",\"question\":\"q\",\"options\":[],\"total_voter_count\":0,\"is_closed\":false,\"is_anonymous\":true,\"type\":\"regular\",\"allows_multiple_answers\":false}", new OtherContent() },
        { "\"dice\":{\"emoji\":\"🎲\",\"value\":1}", new OtherContent() },
        { "\"game\":{\"title\":\"t\",\"description\":\"d\",\"photo\":[]}", new OtherContent() },
        { $"\"story\":{{\"id\":1,\"chat\":{Private}}}", new OtherContent() },
        { "\"hologram\":{\"of\":\"tomorrow\"}", new OtherContent() },
    };

    [Theory, MemberData(nameof(Contents))]
    public void A_message_is_known_by_what_it_carries(string fields, Content expected) => Assert.Equal(expected, Read(Message(fields))!.Content);

    [Fact]
    public void Of_a_photo_the_largest_size_that_a_bot_can_fetch_is_taken()
    {
        var content = Read(Message("""
            "caption":"Чек","media_group_id":"1","photo":[
            {"file_id":"L","file_unique_id":"l","width":800,"height":600,"file_size":90000},
            {"file_id":"S","file_unique_id":"s","width":90,"height":90,"file_size":900},
            {"file_id":"XL","file_unique_id":"x","width":9000,"height":9000,"file_size":20971521}]
            """))!.Content;

        Assert.Equal(new FileContent(FileKind.Image, "L", null, "Чек", 90000, true), content);
    }

    [Fact]
    public void A_live_photo_is_a_photo() => Assert.Equal(Of(FileKind.Image), Read(Message($$$"""
        "live_photo":{"file_id":"V","file_unique_id":"v","width":1,"height":1,"duration":1},"photo":[{{{{File}}},"width":1,"height":1}]
        """))!.Content);

    [Theory]
    [InlineData("\"pinned_message\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":42,\"type\":\"private\"},\"text\":\"x\"}")]
    [InlineData("\"chat_shared\":{\"request_id\":1,\"chat_id\":2}")]
    [InlineData("\"message_auto_delete_timer_changed\":{\"message_auto_delete_time\":60}")]
    [InlineData("\"write_access_allowed\":{}")]
    public void A_service_message_has_no_effect(string fields) => Assert.Null(Read(Message(fields)));

    [Fact]
    public void A_bot_is_not_a_citizen() => Assert.Null(Read(Message("\"text\":\"x\"", Machine)));

    [Theory]
    [InlineData("\"text\":\"Енді былай\"", "Енді былай")]
    [InlineData("\"photo\":[],\"caption\":\"Жаңа жазу\"", "Жаңа жазу")]
    public void Changed_words_are_an_edit_of_their_message(string fields, string text) => Assert.Equal(
        new Inbound(ReportChannel.Telegram, "7", "42", "kk", "5", new EditContent(text)),
        Read(Message(fields, kind: "edited_message")));

    [Theory]
    [InlineData("\"location\":{\"latitude\":50.3,\"longitude\":57.2,\"live_period\":900}")]
    [InlineData("\"photo\":[]")]
    [InlineData("\"text\":\" \"")]
    public void An_edit_without_words_has_no_effect(string fields) => Assert.Null(Read(Message(fields, kind: "edited_message")));

    [Theory]
    [InlineData("\"message\":{\"message_id\":5,\"date\":1,\"chat\":{\"id\":43,\"type\":\"private\"},\"text\":\"x\"}", "43")]
    [InlineData("\"message\":{\"message_id\":5,\"date\":0,\"chat\":{\"id\":43,\"type\":\"private\"}}", "43")]
    [InlineData("\"message\":{\"message_id\":5,\"date\":0}", "42")]
    public void A_press_carries_its_key(string message, string address) => Assert.Equal(
        new Inbound(ReportChannel.Telegram, "7", address, "kk", null, new PressContent("3.1")),
        Read($$$"""{"callback_query":{"id":"q","from":{{{Person}}},"chat_instance":"c","data":"3.1",{{{message}}}}}"""));

    [Theory]
    [InlineData("\"data\":\"3.1\"")]
    [InlineData("\"data\":\"3.1\",\"inline_message_id\":\"i\"")]
    [InlineData("\"message\":{\"message_id\":5,\"date\":0,\"chat\":{\"id\":42,\"type\":\"private\"}}")]
    [InlineData("\"game_short_name\":\"g\",\"message\":{\"message_id\":5,\"date\":0,\"chat\":{\"id\":42,\"type\":\"private\"}}")]
    [InlineData("\"data\":\"3.1\",\"message\":{\"message_id\":5,\"date\":0,\"chat\":{\"id\":-42,\"type\":\"group\"}}")]
    public void A_press_without_key_or_chat_has_no_effect(string fields) =>
        Assert.Null(Read($$$"""{"callback_query":{"id":"q","from":{{{Person}}},"chat_instance":"c",{{{fields}}}}}"""));

    [Theory]
    [InlineData("kicked", false)]
    [InlineData("member", true)]
    public void Blocking_and_unblocking_tell_whether_the_chat_can_be_reached(string status, bool yes) => Assert.Equal(
        new Inbound(ReportChannel.Telegram, "7", "42", "kk", null, new ReachableContent(yes)), Read(Membership(Private, status)));

    [Fact]
    public void Another_membership_has_no_effect() => Assert.Null(Read(Membership(Private, "left")));

    [Theory]
    [InlineData("""{"inline_query":{"id":"1","from":{"id":42,"is_bot":false,"first_name":"N"},"query":"q","offset":""}}""")]
    [InlineData("""{"business_message":{"message_id":5,"date":1,"chat":{"id":42,"type":"private"},"text":"x"}}""")]
    [InlineData("""{"message":{"message_id":5}}""")]
    [InlineData("""{"message":{"message_id":5,"date":1,"chat":{"id":42,"type":"galaxy"},"text":"x"}}""")]
    [InlineData("""{"something_new":{}}""")]
    [InlineData("{}")]
    public void What_nobody_asked_for_has_no_effect(string update)
    {
        Assert.Null(Read(update));
        Assert.Null(TelegramIntake.GroupOf(Parse(update)));
    }

    [Theory]
    [InlineData("group")]
    [InlineData("supergroup")]
    [InlineData("channel")]
    public void What_comes_from_a_group_is_not_taken_in_and_the_group_is_left(string type)
    {
        var chat = $$"""{"id":-100,"type":"{{type}}","title":"T"}""";
        const string Text = "\"text\":\"x\"";
        string[] updates =
            [Message(Text, chat: chat), Message(Text, Machine, chat), Message(Text, chat: chat, kind: "channel_post"), Membership(chat, "member")];
        foreach (var update in updates)
        {
            Assert.Null(Read(update));
            Assert.Equal((-100, Language.Kazakh), TelegramIntake.GroupOf(Parse(update)));
        }
    }

    [Fact]
    public void A_group_is_spoken_to_in_the_language_of_who_wrote() => Assert.Equal((-100, Language.Russian), TelegramIntake.GroupOf(Parse(Message(
        "\"text\":\"x\"", """{"id":1,"is_bot":false,"first_name":"N","language_code":"ru-RU"}""", """{"id":-100,"type":"group"}"""))));

    [Theory]
    [InlineData("left")]
    [InlineData("kicked")]
    public void A_group_that_the_bot_has_left_is_not_left_again(string status) =>
        Assert.Null(TelegramIntake.GroupOf(Parse(Membership("""{"id":-100,"type":"group"}""", status))));

    [Fact]
    public void A_private_chat_is_not_left() => Assert.Null(TelegramIntake.GroupOf(Parse(Message("\"text\":\"x\""))));

    private static FileContent Of(FileKind kind, string? caption = null, bool album = false, long size = 1000) => new(kind, "F", null, caption, size, album);

    private static string Message(string fields, string from = Person, string chat = Private, string kind = "message") =>
        $$$"""{"update_id":7,"{{{kind}}}":{"message_id":5,"date":1700000000,"from":{{{from}}},"chat":{{{chat}}},{{{fields}}}}}""";

    private static string Membership(string chat, string status) => $$$"""
        {"my_chat_member":{"chat":{{{chat}}},"from":{{{Person}}},"date":1,
        "old_chat_member":{"status":"member","user":{{{Machine}}}},"new_chat_member":{"status":"{{{status}}}","user":{{{Machine}}},"until_date":0}} }
        """;

    private static Inbound? Read(string json) => TelegramIntake.Read(Parse(json));

    private static Update Parse(string json)
    {
        var update = JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options)!;
        update.Id = 7;
        return update;
    }
}
