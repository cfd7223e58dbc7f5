using System.Globalization;
using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>After a report was sent: its state, the office's letters, a rating, withdrawal.</summary>
internal static class Afterwards
{
    public static Turn LookUp(Conversation conversation, string code, World world)
    {
        if (conversation.NoCodesUntil is { } until && until > world.Now)
            return conversation.Pause().Go(Question.Code, world, Paused(until, world));

        return new(conversation.Pause(), new LookUp(code));
    }

    public static Turn Miss(Conversation conversation, World world)
    {
        // A report of this chat that is no more: nobody guessed anything.
        if (conversation.Case is { } gone)
            return (conversation with { Reports = [.. conversation.Reports.Where(id => id != gone.ReportId)] }).Leave(world, new Line("status.gone"));

        var wrong = conversation.WrongCodes + 1;
        if (wrong < Limits.WrongCodes)
            return (conversation with { WrongCodes = wrong }).Go(Question.Code, world,
                Lines.Fault("status.not-found", ("left", (Limits.WrongCodes - wrong).ToString(CultureInfo.InvariantCulture))));

        var until = world.Now + Limits.CodePause;
        return (conversation with { WrongCodes = 0, NoCodesUntil = until }).Go(Question.Code, world, Paused(until, world));
    }

    public static Turn Status(Conversation conversation, World world) => conversation.Reports.Count > 0
        ? Open(conversation.Pause(), conversation.Reports[^1])
        : conversation.Pause().Go(Question.Code, world);

    /// <summary>Opens the letter that was announced, the oldest first.</summary>
    public static Turn Open(Conversation conversation, World world) => conversation.Unread.Count > 0
        ? Open(conversation.Pause(), conversation.Unread[0])
        : conversation.Again(world, new Line("letter.none"));

    public static Turn Delete(Conversation conversation, World world)
    {
        conversation = conversation.Pause();
        if (conversation.Case is not null)
            return conversation.Go(Question.Delete, world);

        conversation = conversation with { WantsToWithdraw = true };
        return conversation.Reports.Count == 1
            ? Open(conversation, conversation.Reports[0])
            : conversation.Go(Question.Code, world, new Line("delete.by-code"));
    }

    public static Turn Notify(Conversation conversation, LetterCame letter, World world)
    {
        var next = conversation with { Unread = [.. conversation.Unread.Where(id => id != letter.ReportId), letter.ReportId] };
        if (conversation.IsMuted)
            return new(next);

        // While something is asked a number answers that question, so the letter is opened by a word.
        var read = new Choice(OutMessage.ReadKey, "choice.read", conversation.Question is Question.None ? 1 : -1);
        return new(next, new Say([new Line(conversation.Question is Question.None ? "notice" : "notice.busy")], [read], conversation.Turn));
    }

    public static Turn Show(Conversation conversation, CaseFound found, World world)
    {
        var (view, toWithdraw) = (found.Case, conversation.WantsToWithdraw);
        var open = new OpenCase(view.ReportId, view.Status, view.IsOpen, view.MayBeRated);
        conversation = conversation with
        {
            Case = open,
            WrongCodes = 0,
            NoCodesUntil = null,
            WantsToWithdraw = false,
            Unread = [.. conversation.Unread.Where(id => id != view.ReportId)],
        };
        if (view.Status is ReportStatus.Withdrawn)
            return conversation.Leave(world, new Line("status.withdrawn"));

        List<Line> lines = [];
        var shown = found.ByCode || !view.Letters.Any(letter => letter.IsNew) ? view.Letters : [.. view.Letters.Where(letter => letter.IsNew)];
        if (found.ByCode || shown.All(letter => !letter.IsNew))
            lines.Add(Lines.Of("status.result", ("status", world.Texts.Get(StatusKey(view.Status), conversation.Language)),
                ("date", Spoken.Date(view.ChangedOn, conversation.Language))));
        if (found.ByCode && StateKey(view.Status) is { } meaning)
            lines.Add(new Line(meaning));
        lines.AddRange(shown.Select(letter => Of(letter, view)));

        var asksQuestion = view.IsOpen && shown is [.., { FromOffice: true, Nature: MessageNature.Question }];
        return conversation.Go(toWithdraw ? Question.Delete : view.MayBeRated ? Question.Rating : asksQuestion ? Question.Answer : Question.Case, world, lines);
    }

    /// <summary>The words for a state; a quarantine is nobody's business.</summary>
    public static string StatusKey(ReportStatus status) =>
        $"status.{Code.Of(status is ReportStatus.Quarantined ? ReportStatus.InWork : status)}";

    // What an open state means; a closed one is explained by its outcome.
    private static string? StateKey(ReportStatus status) => status switch
    {
        ReportStatus.New => "state.new",
        ReportStatus.InTriage => "state.in-triage",
        ReportStatus.NeedsInfo => "state.needs-info",
        ReportStatus.InWork or ReportStatus.Quarantined => "state.in-work",
        ReportStatus.Forwarded or ReportStatus.LinkedToRisk or ReportStatus.MeasuresTaken or ReportStatus.Unconfirmed
            or ReportStatus.Irrelevant or ReportStatus.Duplicate or ReportStatus.Withdrawn => null,
    };

    private static Turn Open(Conversation conversation, Guid reportId) =>
        new(conversation with { Case = new(reportId, ReportStatus.New, true, false) }, new OpenReport(reportId));

    private static Line Of(Letter letter, CaseView view) => letter switch
    {
        { FromOffice: false } => Lines.Of("thread.you", ("text", letter.Text)),
        { Nature: MessageNature.Question } => Lines.Of("moderator.question", ("text", letter.Text)) with { Look = Look.Office },
        { Nature: MessageNature.Outcome } => Lines.Of(OutcomeKey(view), ("text", letter.Text)) with { Look = Look.Office },
        _ => Lines.Of("moderator.message", ("text", letter.Text)) with { Look = Look.Office },
    };

    // An earlier outcome of a report that was taken up again is told as a message: what it said holds no more.
    private static string OutcomeKey(CaseView view) => view.IsOpen ? "moderator.message" : OutcomeRules.TextKey(view.Status, view.Outcome);

    private static Line Paused(DateTimeOffset until, World world) =>
        Lines.Fault("status.paused", ("minutes", Math.Max(1, (int)Math.Ceiling((until - world.Now).TotalMinutes)).ToString(CultureInfo.InvariantCulture)));
}
