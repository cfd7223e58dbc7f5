using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Channels;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Bot.Files;
using QuttyMeken.Bot.Outbound;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot;

/// <summary>
/// Gives what came its effect: the identity of the update, the state, the report and the outgoing messages in one transaction. The caller
/// acknowledges after it returns. Wherever the process dies, either all of it is stored or nothing is.
/// </summary>
internal sealed class ConversationRunner(
    IServiceScopeFactory scopes, Seals seals, WorldMaker worlds, FileIntake files, Wake wake, RunnerProbe probe, TimeProvider clock) : IIntake
{
    // Two copies that answer one chat at once: the second finds the row changed and begins again.
    private const int Tries = 5;

    public async Task<Taken> Take(Inbound inbound, CancellationToken ct)
    {
        probe.Reached(RunnerStep.Received);
        var prepared = await files.Prepare(inbound.Content, ct);
        Taken outcome;
        try
        {
            outcome = await InTransaction(db => TakeOnce(db, inbound, prepared, ct), ct);
        }
        catch
        {
            files.Discard(prepared);
            throw;
        }

        if (outcome.Seen)
            files.Discard(prepared);
        probe.Reached(RunnerStep.Committed);
        wake.Up();
        return outcome;
    }

    public async Task DeliveryCame(
        Domain.ReportChannel channel, string providerMessageId, Domain.Delivery delivery, string? problem, CancellationToken ct)
    {
        var key = seals.MessageKey(channel, providerMessageId);
        await InTransaction(async db =>
        {
            if (await db.DeliveryReceipts.FindAsync([key], ct) is { } receipt
                && await db.Messages.SingleOrDefaultAsync(message => message.Id == receipt.MessageId, ct) is { } message)
                message.Came(delivery, clock.GetUtcNow(), problem);
            return true;
        }, ct);
    }

    /// <summary>Lets something happen in a chat that nobody wrote in: a letter of the office, a draft that is too old.</summary>
    /// <param name="messageId">The office's message that is announced by it.</param>
    /// <returns>Whether something is on its way to the citizen.</returns>
    public async Task<bool> Happen(Database db, Domain.ReportChannel channel, string address, Input input, Guid? messageId, CancellationToken ct)
    {
        var session = await Load(db, channel, address, null, ct);
        await Advance(session, input, null, messageId, ct);
        Save(session);
        return session.SaidSomething;
    }

    public Task<T> InTransaction<T>(Func<Database, Task<T>> work, CancellationToken ct) => Retry.OnConflict(Tries, async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        return await db.InOneTransaction(_ => work(db), ct);
    });

    private async Task<Taken> TakeOnce(Database db, Inbound inbound, PreparedFile? prepared, CancellationToken ct)
    {
        probe.Reached(RunnerStep.Begun);
        var now = clock.GetUtcNow();
        var update = seals.UpdateKey(inbound.Channel, inbound.UpdateId);
        if (await db.SeenUpdates.AnyAsync(seen => seen.Key == update, ct))
            return new(true, null, Language.Kazakh);

        db.SeenUpdates.Add(new() { Key = update, Day = DateOnly.FromDateTime(now.UtcDateTime) });
        probe.Reached(RunnerStep.Recorded);
        var session = await Load(db, inbound.Channel, inbound.Address, inbound.AppLanguage, ct);
        probe.Reached(RunnerStep.Loaded);
        var input = files.ToInput(db, inbound, prepared, now);
        session.Show(inbound.Content, now);
        await Advance(session, input, inbound.Content is FileContent { Album: true } ? "album" : null, null, ct);
        probe.Reached(RunnerStep.Advanced);
        Save(session);
        await db.SaveChangesAsync(ct);
        probe.Reached(RunnerStep.Saved);
        return new(false, session.Toast, session.Conversation.Language);
    }

    private async Task<Session> Load(Database db, Domain.ReportChannel channel, string address, string? appLanguage, CancellationToken ct)
    {
        var key = seals.ConversationKey(channel, address);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var row = await db.Conversations.FindAsync([key], ct);
        var memory = row is null || seals.TryOpenConversation(row.Body) is not { } opened
            // The web chat's first page has said already what is hidden and what is not.
            ? new Memory(channel, address, Conversation.New with { Language = AppLanguageOf(appLanguage), IsGreeted = channel is Domain.ReportChannel.WebChat },
                seals.ChatToken(channel, address, today), today, 0, [])
            : opened;
        if (memory.TokenDay != today && !await db.Outbox.AnyAsync(o => o.ChatToken == memory.ChatToken && o.State == OutboxState.Waiting, ct))
            memory = memory with { ChatToken = seals.ChatToken(channel, address, today), TokenDay = today, Sequence = 0 };
        // A chat with nothing to remember leaves no row: what it still has to be told knows the last number.
        if (row is null)
            memory = memory with { Sequence = await LastWaiting(db, memory.ChatToken, ct) };

        return new Session(db, key, row, memory);
    }

    private static async Task<long> LastWaiting(Database db, Guid chatToken, CancellationToken ct) =>
        await db.Outbox.Where(o => o.ChatToken == chatToken && o.State == OutboxState.Waiting).MaxAsync(o => (long?)o.Sequence, ct) ?? 0;

    private async Task Advance(Session session, Input input, string? slot, Guid? messageId, CancellationToken ct)
    {
        await worlds.LookAround(session.Db, ct);
        var world = worlds.Make(session.Memory.Channel);
        var actions = new Actions(session, seals, worlds, clock);
        var says = new List<Say>();
        var inputs = new Queue<Input>([input]);
        while (inputs.TryDequeue(out var next))
        {
            var turn = Interview.Advance(session.Conversation, next, world);
            session.Conversation = turn.Next;
            foreach (var effect in turn.Effects)
            {
                if (effect is Say say)
                    says.Add(say);
                else if (await actions.Carry(effect, ct) is { } answer)
                    inputs.Enqueue(answer);
            }
        }

        var channelJoins = session.Memory.Channel is Domain.ReportChannel.WhatsApp;
        foreach (var message in Messages.Join(says, session.Conversation.Language, channelJoins))
            await Outgoing.Put(session, message, slot, messageId, seals, clock.GetUtcNow(), ct);
    }

    private void Save(Session session)
    {
        var stale = StaleAt(session.Conversation, clock.GetUtcNow());
        if (session.IsBlank)
        {
            if (session.Row is not null)
                session.Db.Conversations.Remove(session.Row);
            return;
        }

        var body = seals.SealConversation(session.Memory);
        if (session.Row is { } row)
        {
            (row.Body, row.StaleAt) = (body, stale);
            row.Version++;
        }
        else
        {
            session.Db.Conversations.Add(new() { Key = session.Key, Body = body, StaleAt = stale });
        }
    }

    // A day after the last word, rounded up to the hour.
    private static DateTimeOffset StaleAt(Conversation conversation, DateTimeOffset now)
    {
        var day = now.AddHours(25);
        return new(day.Year, day.Month, day.Day, day.Hour, 0, 0, TimeSpan.Zero);
    }

    private static Language AppLanguageOf(string? code) =>
        code is not null && code.StartsWith("ru", StringComparison.OrdinalIgnoreCase) ? Language.Russian : Language.Kazakh;
}
