using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Tests.Conversations;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Xunit;

namespace QuttyMeken.Bot.Tests.Runner;

public sealed class RunnerTests : IAsyncLifetime
{
    private readonly WholeBot _bot = new();

    public Task InitializeAsync()
    {
        _bot.Know(Player.Education());
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task A_report_goes_from_the_chat_to_the_table_and_its_answer_back()
    {
        var report = await Sent("chat-1", "Иә, жазыңыз");
        await OfficeWrites(report, MessageNature.Question, "Қай бөлмеде?");

        await _bot.Announce();
        await _bot.Send();
        Assert.Equal("notice", _bot.Telegram.Sent[^1].Message.Lines[0].Key);
        Assert.Equal(Delivery.Sent, (await Messages(report)).Single().Delivery);

        await _bot.Presses("chat-1", "u10", "Оқу");
        await _bot.Says("chat-1", "u11", "Екінші қабатта отыр");

        var thread = await Messages(report);
        Assert.Equal(Delivery.Read, thread[0].Delivery);
        Assert.Equal(("Екінші қабатта отыр", MessageNature.Answer), (thread[1].Text, thread[1].Nature));
        Assert.Equal(ReportStatus.InWork, (await _bot.Query(db => db.Reports.SingleAsync())).Status);
    }

    [Fact]
    public async Task A_letter_that_is_held_is_not_announced_before_its_time()
    {
        var report = await Sent("chat-1", "Иә, жазыңыз");
        await OfficeWrites(report, MessageNature.News, "Қате жазылған хат.", TimeSpan.FromSeconds(30));

        _bot.Clock.Advance(TimeSpan.FromSeconds(29));
        await _bot.Announce();
        Assert.Equal(Delivery.Waiting, (await Messages(report)).Single().Delivery);

        _bot.Clock.Advance(TimeSpan.FromSeconds(1));
        await _bot.Announce();
        Assert.Equal(Delivery.OnItsWay, (await Messages(report)).Single().Delivery);
    }

    [Fact]
    public async Task Who_asked_to_be_forgotten_leaves_no_address_and_no_conversation()
    {
        var report = await Sent("chat-1", "Жоқ, мені ұмытыңыз");
        await OfficeWrites(report, MessageNature.News, "Қарап жатырмыз.");

        await _bot.Announce();

        Assert.Equal(0, await _bot.Query(db => db.ReplyAddresses.CountAsync()));
        Assert.Equal(0, await _bot.Query(db => db.Conversations.CountAsync()));
        Assert.Equal(Delivery.CodeOnly, (await Messages(report)).Single().Delivery);
    }

    [Fact]
    public async Task A_second_delivery_changes_nothing()
    {
        await _bot.Says("chat-1", "u1", Player.Story);
        await _bot.Send();
        var before = _bot.Telegram.Sent.Count;

        var second = await _bot.Says("chat-1", "u1", Player.Story);
        await _bot.Send();

        Assert.True(second.Seen);
        Assert.Equal(before, _bot.Telegram.Sent.Count);
    }

    [Fact]
    public async Task The_first_report_of_a_month_on_a_matter_is_independent_and_the_next_is_not()
    {
        foreach (var chat in new[] { "chat-1", "chat-1", "chat-2" })
            await Sent(chat, "Иә, жазыңыз", organisation: "Қырық құрақ көрпе тігетін үй");

        var bits = await _bot.Query(db => db.Reports.OrderBy(report => report.Id).Select(report => report.Independent).ToListAsync());
        Assert.Equal([true, false, true], bits);
    }

    [Fact]
    public async Task An_album_is_answered_once()
    {
        await _bot.Says("chat-1", "u1", Player.Story);
        await _bot.Send();
        var before = _bot.Telegram.Sent.Count;

        for (var photo = 0; photo < 5; photo++)
            await _bot.Intake.Take(new(ReportChannel.Telegram, $"p{photo}", "chat-1", "kk", null, new FileContent(FileKind.Image, $"file-{photo}", null, null, 100, true)), default);
        _bot.Clock.Advance(TimeSpan.FromSeconds(2));
        await _bot.Send();

        Assert.Equal(before + 1, _bot.Telegram.Sent.Count);
        Assert.Equal("5", _bot.Telegram.Sent[^1].Message.Lines[0].Places["n"]);
    }

    [Fact]
    public async Task A_delivered_message_is_erased_from_the_outbox()
    {
        await _bot.Says("chat-1", "u1", Player.Story);
        await _bot.Send();

        var row = await _bot.Query(db => db.Outbox.SingleAsync());
        Assert.Equal((OutboxState.Sent, null), (row.State, row.Payload));
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_now_is_sent_later_and_in_order()
    {
        for (var fault = 0; fault < 3; fault++)
            _bot.Telegram.Faults.Enqueue(new HttpRequestException("down"));
        await _bot.Says("chat-1", "u1", "/help");
        await _bot.Says("chat-1", "u2", "/privacy");

        for (var round = 0; round < 20; round++)
        {
            await _bot.Send();
            _bot.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(["help.text", "privacy.text"], _bot.Telegram.Sent.Select(sent => sent.Message.Lines[0].Key));
    }

    [Fact]
    public async Task Two_answers_of_one_moment_keep_their_order_though_the_chat_leaves_nothing_to_remember()
    {
        await _bot.Says("chat-1", "u1", "/help");
        await _bot.Says("chat-1", "u2", "/privacy");

        var places = await _bot.Query(db => db.Outbox.Select(row => row.Sequence).ToListAsync());
        Assert.Equal(2, places.Distinct().Count());
        Assert.Empty(await _bot.Query(db => db.Conversations.ToListAsync()));
    }

    [Fact]
    public async Task A_messenger_that_asks_to_wait_is_waited_for()
    {
        _bot.Telegram.Faults.Enqueue(new ChannelBusyException(TimeSpan.FromSeconds(40)));
        await _bot.Says("chat-1", "u1", "/help");
        await _bot.Send();
        _bot.Clock.Advance(TimeSpan.FromSeconds(20));
        await _bot.Send();
        Assert.Empty(_bot.Telegram.Sent);

        _bot.Clock.Advance(TimeSpan.FromSeconds(30));
        await _bot.Send();
        Assert.Single(_bot.Telegram.Sent);
    }

    [Fact]
    public async Task A_blocked_chat_is_a_dead_letter_with_its_reason_and_the_office_sees_it()
    {
        var report = await Sent("chat-1", "Иә, жазыңыз");
        await OfficeWrites(report, MessageNature.News, "Қарап жатырмыз.");
        await _bot.Announce();
        _bot.Telegram.Faults.Enqueue(new ChannelRefusedException("delivery.blocked", chatIsGone: true));

        await _bot.Send();

        var dead = await _bot.Query(db => db.Outbox.SingleAsync(row => row.State == OutboxState.Dead));
        Assert.Equal("delivery.blocked", dead.Problem);
        var message = (await Messages(report)).Single();
        Assert.Equal((Delivery.Failed, "delivery.blocked"), (message.Delivery, message.DeliveryProblem));
    }

    [Fact]
    public async Task A_message_that_may_have_gone_out_twice_is_counted()
    {
        _bot.Telegram.Faults.Enqueue(new TimeoutException());
        await _bot.Says("chat-1", "u1", "/help");
        for (var round = 0; round < 3; round++)
        {
            await _bot.Send();
            _bot.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(1, (await _bot.Query(db => db.Outbox.SingleAsync())).Doubts);
        Assert.Single(_bot.Telegram.Sent);
    }

    [Fact]
    public async Task A_delivery_state_reaches_the_office_by_the_hash_of_the_providers_id()
    {
        var report = await Sent("chat-1", "Иә, жазыңыз", ReportChannel.WhatsApp);
        await OfficeWrites(report, MessageNature.News, "Қарап жатырмыз.");
        await _bot.Announce();
        await _bot.Send();

        await _bot.Intake.DeliveryCame(ReportChannel.WhatsApp, $"provider-WhatsApp-{_bot.WhatsApp.Sent.Count}", Delivery.Delivered, null, default);
        await _bot.Intake.DeliveryCame(ReportChannel.WhatsApp, $"provider-WhatsApp-{_bot.WhatsApp.Sent.Count}", Delivery.Sent, null, default);

        Assert.Equal(Delivery.Delivered, (await Messages(report)).Single().Delivery);
    }

    [Fact]
    public async Task A_withdrawn_report_leaves_no_word_behind()
    {
        var report = await Sent("chat-1", "Иә, жазыңыз");
        Assert.Equal(report.Id, await _bot.Query(db => db.SearchDocuments.Where(d => d.Words != "").Select(d => d.ReportId).SingleAsync()));
        await _bot.Says("chat-1", "u20", "/delete");
        await _bot.Send();
        await _bot.Presses("chat-1", "u21", "Өшіру");

        var kept = await _bot.Query(db => db.Reports.SingleAsync());
        Assert.Equal((report.Id, "", "", ReportStatus.Withdrawn), (kept.Id, kept.Text, kept.Opening, kept.Status));
        Assert.Equal(0, await _bot.Query(db => db.ReplyAddresses.CountAsync()));
        Assert.Equal(0, await _bot.Query(db => db.SearchDocuments.CountAsync()));
    }

    [Fact]
    public async Task A_draft_of_yesterday_and_its_file_are_removed()
    {
        await _bot.Says("chat-1", "u1", Player.Story);
        await _bot.Intake.Take(new(ReportChannel.Telegram, "u2", "chat-1", "kk", null, new FileContent(FileKind.Image, "file-1", null, null, 100, false)), default);

        _bot.Clock.Advance(TimeSpan.FromHours(27));
        await _bot.Clean();

        Assert.Equal(0, await _bot.Query(db => db.Conversations.CountAsync()));
        Assert.Equal(0, await _bot.Query(db => db.Attachments.CountAsync()));
    }

    [Fact]
    public async Task The_address_of_a_closed_report_goes_after_its_days()
    {
        var report = await Sent("chat-1", "Иә, жазыңыз");
        await _bot.Query(async db =>
        {
            (await db.Reports.SingleAsync(one => one.Id == report.Id)).Close(Guid.Empty, Outcome.NotSubstantiated, _bot.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        await _bot.Clean();
        _bot.Clock.Advance(TimeSpan.FromDays(29));
        await _bot.Clean();
        Assert.Equal(1, await _bot.Query(db => db.ReplyAddresses.CountAsync()));

        _bot.Clock.Advance(TimeSpan.FromDays(2));
        await _bot.Clean();
        Assert.Equal(0, await _bot.Query(db => db.ReplyAddresses.CountAsync()));
    }

    [Fact]
    public async Task What_is_left_of_the_outbox_joins_no_two_messages_of_a_chat()
    {
        await Sent("chat-1", "Иә, жазыңыз");
        await Sent("chat-1", "Иә, жазыңыз");

        var rows = await _bot.Query(db => db.Outbox.ToListAsync());
        Assert.All(rows, row => Assert.Equal((OutboxState.Sent, null, 0L, TimeSpan.Zero), (row.State, row.Payload, row.Sequence, row.DoneAt!.Value.TimeOfDay)));
        Assert.Equal(rows.Count, rows.Select(row => row.ChatToken).Distinct().Count());
        // A version-7 id begins with the time: these begin with nothing in common.
        Assert.Equal(rows.Count, rows.Select(row => row.Id.ToString()[..8]).Distinct().Count());
    }

    [Fact]
    public async Task A_mark_for_a_report_that_was_reopened_meanwhile_is_no_fault()
    {
        var report = await Sent("chat-1", "Иә, жазыңыз");
        await _bot.Query(async db =>
        {
            (await db.Reports.SingleAsync(one => one.Id == report.Id)).Close(Guid.Empty, Outcome.NotSubstantiated, _bot.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        await _bot.Says("chat-1", "r1", "/status");
        await _bot.Query(async db =>
        {
            (await db.Reports.SingleAsync(one => one.Id == report.Id)).Reopen(Guid.Empty, _bot.Clock.GetUtcNow(), _bot.Service<Region>());
            return await db.SaveChangesAsync();
        });

        Assert.False((await _bot.Says("chat-1", "r2", "5")).Seen);
        Assert.Null((await _bot.Query(db => db.Reports.SingleAsync())).Rating);
    }

    [Fact]
    public async Task A_row_whose_key_is_gone_holds_up_nobody()
    {
        var lost = await Sent("chat-1", "Иә, жазыңыз");
        var kept = await Sent("chat-2", "Иә, жазыңыз");
        await _bot.Query(db => db.ReplyAddresses.Where(address => address.ReportId == lost.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(address => address.Sealed, new byte[] { 1, 2, 3 })));
        await OfficeWrites(lost, MessageNature.News, "Бірінші");
        await OfficeWrites(kept, MessageNature.News, "Екінші");

        await _bot.Announce();
        await _bot.Send();

        Assert.Equal((Delivery.Failed, "delivery.key-lost"), ((await Messages(lost)).Single().Delivery, (await Messages(lost)).Single().DeliveryProblem));
        Assert.Equal(Delivery.Sent, (await Messages(kept)).Single().Delivery);
    }

    private int _updates;

    private async Task<Report> Sent(string chat, string mayAsk, ReportChannel channel = ReportChannel.Telegram, string? organisation = null)
    {
        await _bot.Says(chat, $"s{_updates++}", Player.Story, channel);
        foreach (var label in organisation is null ? new[] { "Дұрыс", mayAsk, "Жіберу" } : ["Дұрыс", mayAsk, "Толықтыру", "Мекемесін", organisation, "Дайын", "Жіберу"])
        {
            if (label == organisation)
            {
                await _bot.Says(chat, $"s{_updates++}", organisation, channel);
                continue;
            }

            await _bot.Send();
            await _bot.Presses(chat, $"s{_updates++}", label, channel);
        }

        await _bot.Send();
        return await _bot.Query(db => db.Reports.OrderByDescending(report => report.Id).FirstAsync());
    }

    private Task<int> OfficeWrites(Report report, MessageNature nature, string text, TimeSpan? heldFor = null) => _bot.Query(db =>
    {
        var now = _bot.Clock.GetUtcNow();
        var tracked = db.Reports.Single(one => one.Id == report.Id);
        tracked.Wrote(Guid.Empty, nature is MessageNature.Question, now, _bot.Service<Region>());
        db.Messages.Add(ThreadMessage.FromOffice(Guid.CreateVersion7(now), tracked, nature, text, Guid.Empty, now, heldFor));
        return db.SaveChangesAsync();
    });

    private Task<List<ThreadMessage>> Messages(Report report) =>
        _bot.Query(db => db.Messages.Where(message => message.ReportId == report.Id).OrderBy(message => message.At).ToListAsync());
}
