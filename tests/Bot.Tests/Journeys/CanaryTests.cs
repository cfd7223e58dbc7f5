using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Bot.Tests.Conversations;
using QuttyMeken.Bot.Tests.Runner;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using SkiaSharp;
using Xunit;

namespace QuttyMeken.Bot.Tests.Journeys;

/// <summary>Markers go in at every door; every log line, file, database page, write-ahead log and backup is searched for them.</summary>
public sealed class CanaryTests
{
    private const string TelegramChat = "7001002003004";
    private const string Phone = "whatsapp:+77019998877";
    private const string DraftWords = "КанарейкаЖазбаМәтіні";
    private const string FileName = "canary-file-name.jpg";

    [Fact]
    public async Task Nothing_that_tells_of_a_person_stands_in_the_clear_anywhere()
    {
        await using var bot = new WholeBot();
        bot.Know(Player.Education());
        var markers = new List<string> { TelegramChat, Phone, "77019998877", DraftWords, "provider-Telegram", "canary-update", "canary-message-id" };
        foreach (var (channel, address) in new[] { (ReportChannel.Telegram, TelegramChat), (ReportChannel.WhatsApp, Phone) })
        {
            await Sends(bot, channel, address, "canary-update-0", Player.Story);
            foreach (var (at, words) in new[] { (1, "1"), (2, "1"), (3, "1") })
                await Sends(bot, channel, address, $"canary-update-{at}", words);
            await bot.Send();
            var messenger = channel is ReportChannel.Telegram ? bot.Telegram : bot.WhatsApp;
            var code = messenger.Sent.SelectMany(sent => sent.Message.Lines).First(line => line.Key == "report.submitted").Places["code"];
            markers.AddRange([code, code.Replace(" ", "", StringComparison.Ordinal)]);
            await Announced(bot);
            // A draft that is never sent, with a file whose place at the messenger is a secret too.
            await Sends(bot, channel, address, "canary-update-9", $"{DraftWords} деген сөзі бар, бірақ жіберілмеген ұзақ мәтін");
            await bot.Intake.Take(new(channel, "canary-update-10", address, "kk", "canary-message-id", new FileContent(FileKind.Image, "canary-file-source", null, null, 10, false)), default);
        }

        markers.Add("canary-file-source");
        AssertNowhere(bot.Logs, bot.Folder, markers);
    }

    [Fact]
    public async Task Nor_what_a_browser_tells_of_itself()
    {
        await using var bot = await LiveBot.Start();
        using var citizen = new WebCitizen(bot.Address, "kk");
        await citizen.Say($"{DraftWords} деген сөзі бар, бірақ жіберілмеген ұзақ мәтін");
        await citizen.Upload(FileName, Picture(), "image/jpeg");
        var cookies = citizen.Cookies.GetAllCookies().Select(cookie => cookie.Value).Where(value => value.Length > 20).ToList();
        Assert.NotEmpty(cookies);

        // The log names the address that is listened on, which here is the citizen's too: so it is looked for in the files alone.
        AssertNowhere(new KeptLogs(), bot.Folder, ["127.0.0.1"]);
        AssertNowhere(bot.Logs, bot.Folder, [.. cookies, DraftWords, FileName, "CanaryUserAgent", "GPSCanaryMarker"]);
        Assert.Equal(AttachmentState.Ready, (await bot.Query(db => db.Attachments.SingleAsync())).State);
        Assert.DoesNotContain(bot.Logs.Lines, line => line.Contains("RemoteIp", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_Bots_ring_nothing_sealed_opens()
    {
        await using var bot = new WholeBot();
        bot.Know(Player.Education());
        for (var at = 0; at < 4; at++)
            await Sends(bot, ReportChannel.Telegram, TelegramChat, $"u{at}", at == 0 ? Player.Story : "1");
        await bot.Says(TelegramChat, "u9", Player.RussianStory);
        var (conversation, address, parcel) = await bot.Query(async db => (
            (await db.Conversations.SingleAsync()).Body, (await db.ReplyAddresses.SingleAsync()).Sealed, (await db.Outbox.FirstAsync(row => row.Payload != null)).Payload!));

        Directory.Delete(Path.Combine(bot.Folder, "keys", "bot"), recursive: true);
        var thief = Seals.Open(bot.Service<DataLayout>(), new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());

        Assert.ThrowsAny<CryptographicException>(() => thief.OpenConversation(conversation));
        Assert.ThrowsAny<CryptographicException>(() => thief.OpenAddress(address));
        Assert.ThrowsAny<CryptographicException>(() => thief.OpenOutbox(parcel));
        Assert.NotEqual(thief.ConversationKey(ReportChannel.Telegram, TelegramChat), (await bot.Query(db => db.Conversations.SingleAsync())).Key);
    }

    private static async Task Sends(WholeBot bot, ReportChannel channel, string address, string update, string text)
    {
        await bot.Intake.Take(new(channel, $"{update}-{channel}", address, "kk", "canary-message-id", new TextContent(text)), default);
        await bot.Send();
    }

    private static async Task Announced(WholeBot bot)
    {
        await bot.Query(async db =>
        {
            var report = await db.Reports.OrderByDescending(one => one.Id).FirstAsync();
            var now = bot.Clock.GetUtcNow();
            db.Messages.Add(ThreadMessage.FromOffice(Guid.CreateVersion7(now), report, MessageNature.News, "Қарап жатырмыз.", Guid.Empty, now));
            return await db.SaveChangesAsync();
        });
        await bot.Announce();
        await bot.Send();
    }

    private static void AssertNowhere(KeptLogs logs, string folder, IReadOnlyList<string> markers)
    {
        Backup(folder);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("backup.db", StringComparison.Ordinal));
        foreach (var marker in markers)
        {
            Assert.DoesNotContain(logs.Lines, line => line.Contains(marker, StringComparison.OrdinalIgnoreCase));
            foreach (var file in files)
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                    Assert.True(bytes.AsSpan().IndexOf(encoding.GetBytes(marker)) < 0, $"'{marker}' stands in {Path.GetFileName(file)}");
                Assert.DoesNotContain(marker, Path.GetFileName(file), StringComparison.Ordinal);
            }
        }
    }

    private static void Backup(string folder)
    {
        using var from = new SqliteConnection($"Data Source={Path.Combine(folder, "quttymeken.db")};Pooling=False");
        using var to = new SqliteConnection($"Data Source={Path.Combine(folder, "backup.db")};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    // A JPEG with a record of where it was made, as a phone writes it.
    private static byte[] Picture()
    {
        using var bitmap = new SKBitmap(32, 24);
        bitmap.Erase(SKColors.Teal);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var jpeg = encoded.ToArray();
        var record = Encoding.ASCII.GetBytes("Exif\0\0GPSCanaryMarker");
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((record.Length + 2) >> 8), (byte)(record.Length + 2), .. record, .. jpeg[2..]];
    }
}
