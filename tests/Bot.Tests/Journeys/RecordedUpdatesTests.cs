using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Bot.Tests.Channels;
using QuttyMeken.Bot.Tests.Channels.Telegram;
using Xunit;

namespace QuttyMeken.Bot.Tests.Journeys;

/// <summary>Whatever Telegram has ever been seen to send reaches the whole bot.</summary>
public sealed class RecordedUpdatesTests
{
    [StandInTheory]
    [InlineData(105)]
    public async Task All_are_answered_200_and_leave_a_sane_state(int count)
    {
        await using var simulator = await Simulator.Start();
        await using var bot = await LiveBot.Start(_ => new()
        {
            ["Telegram:Token"] = TelegramBench.Token,
            ["Telegram:Mode"] = "Webhook",
            ["Telegram:ApiBaseUrl"] = simulator.Address,
            ["Telegram:WebhookSecret"] = "a-secret-of-this-test",
        });
        using var http = new HttpClient { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.Add("X-Telegram-Bot-Api-Secret-Token", "a-secret-of-this-test");
        var lines = await File.ReadAllLinesAsync(Path.Combine(Shared.Channels!, "telegram-updates.jsonl"));
        Assert.Equal(count, lines.Length);

        foreach (var line in lines)
        {
            using var body = new StringContent(JsonNode.Parse(line)!["update"]!.ToJsonString(), Encoding.UTF8, "application/json");
            Assert.Equal(HttpStatusCode.OK, (await http.PostAsync(new Uri("/telegram/webhook", UriKind.Relative), body)).StatusCode);
        }

        // Every conversation can be opened and goes on: nothing is stuck, nothing was filed by chance.
        var seals = (Seals)bot.App.Services.GetService(typeof(Seals))!;
        Assert.All(await bot.Query(db => db.Conversations.ToListAsync()), row => Assert.NotNull(seals.OpenConversation(row.Body).Conversation));
        Assert.Equal(0, await bot.Query(db => db.Reports.CountAsync()));
        var citizen = new TelegramCitizen(simulator, 700100201, "kk");
        using var hello = new StringContent("""{"update_id":990000,"message":{"message_id":1,"date":1,"from":{"id":700100201,"is_bot":false,"first_name":"A"},"chat":{"id":700100201,"type":"private"},"text":"/start"}}""", Encoding.UTF8, "application/json");
        await http.PostAsync(new Uri("/telegram/webhook", UriKind.Relative), hello);
        await Eventually.Holds(async () => (await citizen.Heard()).Contains("Сәлеметсіз бе", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Logs.Lines, line => line.Contains("WorkFailed", StringComparison.Ordinal) || line.Contains("background work failed", StringComparison.Ordinal));
    }
}
