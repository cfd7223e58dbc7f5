using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Tests.Channels;
using QuttyMeken.Bot.Tests.Channels.Telegram;
using QuttyMeken.Bot.Tests.Channels.WhatsApp;
using QuttyMeken.Bot.Tests.Conversations;
using QuttyMeken.Domain;
using Xunit;

namespace QuttyMeken.Bot.Tests.Journeys;

/// <summary>One and the same conversation, from the first word to the mark, over each channel and in both languages.</summary>
public sealed class OneConversationTests
{
    private const long Chat = 700100200;

    private static readonly string[] Kazakh =
        ["Дұрыс", "Иә, жазыңыз", "Жіберу", "Оқу", "Жауабыңыз кеңсеге жетті", "шара қабылданды", "Бағаңыз қабылданды", "Қабылданды. Кодыңыз"];

    private static readonly string[] Russian =
        ["Верно", "Да, пишите", "Отправить", "Прочитать", "Ваш ответ передан офису", "приняты меры", "Оценка принята", "Принято. Ваш код"];

    [StandInTheory]
    [InlineData("Polling", "kk")]
    [InlineData("Polling", "ru")]
    [InlineData("Webhook", "kk")]
    [InlineData("Webhook", "ru")]
    public async Task Over_Telegram(string mode, string language)
    {
        await using var simulator = await Simulator.Start();
        await using var bot = await LiveBot.Start(address => new()
        {
            ["Telegram:Token"] = TelegramBench.Token,
            ["Telegram:Mode"] = mode,
            ["Telegram:ApiBaseUrl"] = simulator.Address,
            ["Telegram:WebhookSecret"] = "a-secret-of-this-test",
            ["Telegram:WebhookUrl"] = new Uri(address, "/telegram/webhook").ToString(),
        });
        await Eventually.Holds(async () => (await simulator.Calls(mode is "Webhook" ? "setWebhook" : "getUpdates")).Count > 0);

        await Play(bot, new TelegramCitizen(simulator, Chat, language), language);

        Assert.Empty(await simulator.Violations());
    }

    [StandInTheory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Over_WhatsApp(string language)
    {
        var port = LiveBot.FreePort();
        var start = new ProcessStartInfo(SharedFolder.Node!, [Path.Combine(SharedFolder.Channels!, "twsim.mjs")]) { RedirectStandardOutput = true };
        start.Environment["PORT"] = $"{port}";
        start.Environment["ACCOUNT_SID"] = TwilioSettings.Account;
        start.Environment["AUTH_TOKEN"] = TwilioSettings.Token;
        using var standIn = Process.Start(start)!;
        try
        {
            await standIn.StandardOutput.ReadLineAsync();
            await using var bot = await LiveBot.Start(address => new()
            {
                ["Twilio:AccountSid"] = TwilioSettings.Account,
                ["Twilio:AuthToken"] = TwilioSettings.Token,
                ["Twilio:WhatsAppFrom"] = TwilioSettings.From,
                ["Twilio:ApiBaseUrl"] = $"http://127.0.0.1:{port}",
                ["Twilio:PublicBaseUrl"] = address.GetLeftPart(UriPartial.Authority),
            });

            await Play(bot, new WhatsAppCitizen($"http://127.0.0.1:{port}", bot.Address, "whatsapp:+77010000099"), language);

            using var http = new HttpClient();
            var violations = await http.GetFromJsonAsync<JsonElement>(new Uri($"http://127.0.0.1:{port}/__bench/violations"));
            Assert.Equal(0, violations.GetProperty("list").GetArrayLength());
        }
        finally
        {
            standIn.Kill();
        }
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Over_the_web_chat(string language)
    {
        await using var bot = await LiveBot.Start();
        using var citizen = new WebCitizen(bot.Address, language);

        await Play(bot, citizen, language);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Over_Telegram_against_WireMock(string language)
    {
        using var server = WireMockTelegramCitizen.Server();
        await using var bot = await LiveBot.Start(_ => new()
        {
            ["Telegram:Token"] = TelegramBench.Token,
            ["Telegram:Mode"] = "Webhook",
            ["Telegram:ApiBaseUrl"] = server.Url,
            ["Telegram:WebhookSecret"] = "a-secret-of-this-test",
        });
        using var citizen = WireMockTelegramCitizen.At(server, bot.Address, "a-secret-of-this-test", language);

        await Play(bot, citizen, language);
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public async Task Over_WhatsApp_against_WireMock(string language)
    {
        using var server = WireMockWhatsAppCitizen.Server();
        await using var bot = await LiveBot.Start(address => new()
        {
            ["Twilio:AccountSid"] = TwilioSettings.Account,
            ["Twilio:AuthToken"] = TwilioSettings.Token,
            ["Twilio:WhatsAppFrom"] = TwilioSettings.From,
            ["Twilio:ApiBaseUrl"] = server.Url,
            ["Twilio:PublicBaseUrl"] = address.GetLeftPart(UriPartial.Authority),
        });

        await Play(bot, new WireMockWhatsAppCitizen(server, bot.Address), language);
    }

    private static async Task Play(LiveBot bot, ICitizen citizen, string language)
    {
        var words = language is "ru" ? Russian : Kazakh;
        await citizen.Say(language is "ru" ? Player.RussianStory : Player.Story);
        foreach (var choice in words[..3])
        {
            await Hears(citizen, choice);
            await citizen.Choose(choice);
        }

        await Hears(citizen, words[7]);
        var report = await bot.Query(db => db.Reports.SingleAsync());
        Assert.Equal((Sector.Education, true), (report.Sector, report.MayBeAsked));

        await OfficeWrites(bot, report.Id, MessageNature.Question, "Бұл қай бөлмеде болды? / В каком кабинете?");
        await Hears(citizen, words[3]);
        Assert.DoesNotContain("қай бөлмеде", await citizen.Heard(), StringComparison.Ordinal);
        await citizen.Choose(words[3]);
        await Hears(citizen, "қай бөлмеде");
        await citizen.Say("Екінші қабатта / на втором этаже");
        await Hears(citizen, words[4]);

        await OfficeWrites(bot, report.Id, MessageNature.Outcome, "Енді кезек ашық. / Очередь открыта.");
        await Eventually.Holds(async () => (await bot.Query(db => db.Messages.SingleAsync(message => message.Nature == MessageNature.Outcome))).Delivery
            is not (Delivery.Waiting or Delivery.OnItsWay));
        // A report lies open, so a number would answer that: the letter is opened by its word.
        await Eventually.Holds(async () => await Tried(() => citizen.Choose(words[3])));
        await Hears(citizen, words[5]);
        await citizen.Choose("4");
        await Hears(citizen, words[6]);
        await citizen.Say("Жақсы / хорошо");

        await Eventually.Holds(async () => (await bot.Query(db => db.Reports.SingleAsync())).RatingRemark is not null);
        var rated = await bot.Query(db => db.Reports.SingleAsync());
        Assert.Equal((4, "Жақсы / хорошо"), (rated.Rating, rated.RatingRemark));
        Assert.Contains("Екінші қабатта / на втором этаже", await bot.Query(db => db.Messages.Select(message => message.Text).ToListAsync()));
    }

    private static Task Hears(ICitizen citizen, string words) =>
        Eventually.Holds(async () => (await citizen.Heard()).Contains(words, StringComparison.OrdinalIgnoreCase));

    private static async Task<bool> Tried(Func<Task> deed)
    {
        try
        {
            await deed();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;       // the button has not come yet
        }
    }

    private static Task<int> OfficeWrites(LiveBot bot, Guid reportId, MessageNature nature, string text) => bot.Query(async db =>
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        var report = await db.Reports.SingleAsync(one => one.Id == reportId);
        if (nature is MessageNature.Outcome)
            report.Close(Guid.Empty, Outcome.Substantiated, now);
        else
            report.Wrote(Guid.Empty, true, now, Region.Shipped("aktobe"));
        db.Messages.Add(ThreadMessage.FromOffice(Guid.CreateVersion7(now), report, nature, text, Guid.Empty, report.ReceivedAt.AddDays(nature is MessageNature.Outcome ? 2 : 1)));
        return await db.SaveChangesAsync();
    });
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class StandInTheoryAttribute : TheoryAttribute
{
    public StandInTheoryAttribute() => Skip = SharedFolder.WhyNot(withNode: true)!;
}
