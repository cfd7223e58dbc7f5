using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Bot.Sealing;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.Bot;

/// <summary>Carries out what the conversation decided, within its transaction.</summary>
internal sealed class Actions(Session session, Seals seals, WorldMaker worlds, TimeProvider clock)
{
    private readonly DateTimeOffset _now = clock.GetUtcNow();

    /// <returns>What the conversation must be told, where the effect has an answer.</returns>
    public async Task<Input?> Carry(Effect effect, CancellationToken ct)
    {
        switch (effect)
        {
            case Toast toast:
                session.Toast = toast.Key;
                return null;
            case ClearPage:
                session.Memory = session.Memory with { Page = [] };
                return null;
            case FileReport file:
                return await Keep(file.Draft, ct);
            case LookUp lookUp:
                var key = seals.CodeKey(lookUp.Code);
                var receipt = await session.Db.ReceiptCodes.SingleOrDefaultAsync(code => code.Hash == key, ct);
                return receipt is null ? new CaseNotFound() : await Open(receipt.ReportId, byCode: true, ct);
            case OpenReport open:
                return await Open(open.ReportId, byCode: false, ct);
            case AddToReport add:
                await Add(add, ct);
                return null;
            case AddFile file:
                await Attach(file, ct);
                return null;
            case DropFiles drop:
                foreach (var id in drop.AttachmentIds)
                    (await session.Db.Attachments.FindAsync([id], ct))?.Drop();
                return null;
            case Rate rate:
                // Reopened or withdrawn while the citizen was choosing: there is no outcome to mark any more.
                if (await Report(rate.ReportId, ct) is { IsOpen: false, Status: not ReportStatus.Withdrawn } closed)
                    closed.Rate(rate.Stars, _now);
                return null;
            case Conversations.Remark remark:
                await Note(remark, ct);
                return null;
            case Withdraw withdraw:
                await Withdraw(withdraw.ReportId, ct);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException($"An effect nobody carries out: {effect.GetType().Name}.");
        }
    }

    private async Task<Input> Keep(Draft draft, CancellationToken ct)
    {
        var (db, memory) = (session.Db, session.Memory);
        var label = worlds.Label(session.Conversation.Language);
        var report = new Report(Guid.CreateVersion7(_now), await FreeCaseNumber(ct), new(
            memory.Channel, draft.Guess?.Language ?? LanguageGuess.Of(draft.Text).Language, draft.Text, PersonalData.Opening(draft.Text, label, Domain.Report.MaxOpeningLength),
            draft.Guess, draft.Sector, draft.Kind, draft.District, draft.OrganisationCode, draft.OrganisationText, draft.Happened, draft.HappenedOn,
            draft.Amount, draft.Pressured, DangerCues.In(draft.Text), await IsIndependent(draft, ct), draft.MayBeAsked is true), _now, worlds.Region);
        db.Reports.Add(report);
        foreach (var file in draft.Files)
            (await db.Attachments.FindAsync([file.Id], ct))?.BelongTo(report.Id);

        var code = string.Concat(Enumerable.Range(0, ReceiptCodes.Length).Select(_ => (char)('0' + RandomNumberGenerator.GetInt32(10))));
        db.ReceiptCodes.Add(new() { Hash = seals.CodeKey(code), ReportId = report.Id });
        if (report.MayBeAsked)
            db.ReplyAddresses.Add(new() { ReportId = report.Id, Sealed = seals.SealAddress(new(memory.Channel, memory.Address)) });
        return new Filed(report.Id, code);
    }

    // One bit, and no tag: whether this chat wrote about this organisation and kind this month already.
    private async Task<bool> IsIndependent(Draft draft, CancellationToken ct)
    {
        // About no organisation in particular, nothing can be the same matter twice.
        if (draft.OrganisationCode is null && draft.OrganisationText is null)
            return true;

        var month = worlds.MonthOf(_now);
        var kind = (draft.Kind ?? draft.Guess?.Kind) is { } known ? Code.Of(known) : "";
        var hash = seals.IndependenceKey(month, session.Memory.Channel, session.Memory.Address,
            draft.OrganisationCode ?? Folding.Fold(draft.OrganisationText ?? ""), kind);
        if (await session.Db.IndependenceMarks.FindAsync([hash], ct) is not null)
            return false;

        session.Db.IndependenceMarks.Add(new() { Hash = hash, Month = month });
        return true;
    }

    private async Task<int> FreeCaseNumber(CancellationToken ct)
    {
        while (true)
        {
            var number = RandomNumberGenerator.GetInt32(10_000_000, 100_000_000);
            if (!await session.Db.Reports.AnyAsync(report => report.CaseNumber == number, ct))
                return number;
        }
    }

    private async Task<Input> Open(Guid reportId, bool byCode, CancellationToken ct)
    {
        if (await Report(reportId, ct) is not { } report)
            return new CaseNotFound();

        var messages = await session.Db.Messages.Where(message => message.ReportId == reportId && (message.HeldUntil == null || message.HeldUntil <= _now)).OrderBy(message => message.At).ThenBy(message => message.Id).ToListAsync(ct);
        var letters = messages.Select(message => new Letter(message.StaffId is not null, message.Nature, message.Text, worlds.DayOf(message.At),
            message.StaffId is not null && message.Delivery is not Domain.Delivery.Read)).ToList();
        foreach (var message in messages)
            message.Came(Domain.Delivery.Read, _now);

        // A repetition is told the state of the report it repeats, and marks the work when that one is closed.
        var main = report.MainId is { } id ? await Report(id, ct) ?? report : report;
        return new CaseFound(new(report.Id, Told(main.Status), main.IsOpen, worlds.DayOf(main.ChangedAt),
            !main.IsOpen && report.Rating is null && report.Status is not ReportStatus.Withdrawn, letters, main.Outcome), byCode);
    }

    // Who may read it inside the office is the office's own matter.
    private static ReportStatus Told(ReportStatus status) => status is ReportStatus.Quarantined ? ReportStatus.InWork : status;

    private async Task Add(AddToReport add, CancellationToken ct)
    {
        if (await Report(add.ReportId, ct) is not { Status: not ReportStatus.Withdrawn } report)
            return;

        session.Db.Messages.Add(ThreadMessage.FromCitizen(Guid.CreateVersion7(_now), report.Id, TextCut.At(add.Text, Domain.Report.MaxTextLength), _now));
        report.Answered(_now, worlds.Region);
        if (add.IsUrgent)
            report.Press(_now, worlds.Region);
    }

    private async Task Attach(AddFile file, CancellationToken ct)
    {
        var attachment = await session.Db.Attachments.FindAsync([file.AttachmentId], ct);
        if (await Report(file.ReportId, ct) is { Status: not ReportStatus.Withdrawn } report)
        {
            attachment?.BelongTo(report.Id);
            report.Answered(_now, worlds.Region);
        }
        else
        {
            attachment?.Drop();
        }
    }

    private async Task Note(Conversations.Remark remark, CancellationToken ct)
    {
        if (await Report(remark.ReportId, ct) is not { Status: not ReportStatus.Withdrawn } report)
            return;

        report.Remark(remark.Words, _now);
        if (!remark.IsUrgent)
            return;

        session.Db.Messages.Add(ThreadMessage.FromCitizen(Guid.CreateVersion7(_now), report.Id, remark.Words, _now));
        report.Press(_now, worlds.Region);
    }

    private async Task Withdraw(Guid reportId, CancellationToken ct)
    {
        if (await Report(reportId, ct) is not { } report)
            return;

        await session.Db.ReleaseMembers(report, worlds.Region, _now, ct);
        report.Withdraw(_now);
        foreach (var message in await session.Db.Messages.Where(message => message.ReportId == reportId).ToListAsync(ct))
            message.Erase();
        foreach (var attachment in await session.Db.Attachments.Where(attachment => attachment.ReportId == reportId).ToListAsync(ct))
            attachment.Drop();
        if (await session.Db.ReplyAddresses.FindAsync([reportId], ct) is { } address)
            session.Db.ReplyAddresses.Remove(address);
    }

    private Task<Report?> Report(Guid id, CancellationToken ct) => session.Db.Reports.SingleOrDefaultAsync(report => report.Id == id, ct);
}
