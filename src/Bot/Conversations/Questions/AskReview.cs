using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>Everything once more before it is sent, with what sending means.</summary>
internal static class AskReview
{
    // The narrowest message holds 1 600 characters: a longer account is shown by its beginning, and sent whole.
    private const int QuoteLength = 600;

    public static Asked Ask(Conversation conversation, World world)
    {
        List<Line> lines = [new("report.review", Look.Question), Lines.Quote(Shorten(conversation.Draft.Text))];
        lines.AddRange(Facts(conversation, world));
        if (Kind(conversation.Draft) is Domain.Kind.BribePaid && !conversation.Draft.BribeWasNoticed)
            lines.Add(Lines.Quiet("bribe-paid.notice", ("hotline_phone", world.Region.FindHotline("anticorruption")?.Phone ?? "—")));
        lines.Add(new("report.consent", Look.Quiet));
        return new(lines, Choices.Numbered(Choices.Of("send", main: true), Choices.Of("add"), Choices.Of("cancel")), Step: 3);
    }

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "send" } => new(conversation, new FileReport(conversation.Draft)),
        { Pick: "add" } => conversation.With(draft => draft with { BribeWasNoticed = true }).Go(Question.Details, world),
        { Pick: "cancel" } => Telling.Cancel(conversation, world),
        { Input: Said said } when Telling.LooksLikeMore(answered.Text) => Telling.Add(conversation, said, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };

    /// <summary>What has been answered so far, as pairs of name and value.</summary>
    public static IEnumerable<Line> Facts(Conversation conversation, World world)
    {
        var (draft, texts, language) = (conversation.Draft, world.Texts, conversation.Language);
        if ((draft.Sector ?? draft.Guess?.Sector) is { } sector && draft.Sector is not null)
            yield return Lines.Fact("report.sector", texts.Get($"sector.{Code.Of(sector)}", language), conversation, world);
        if (draft.Kind is { } kind)
            yield return Lines.Fact("report.kind", texts.Get($"kind.{Code.Of(kind)}", language), conversation, world);
        if (world.Region.FindUnit(draft.District) is { } place)
            yield return Lines.Fact("report.place", place.Name(language), conversation, world);
        if ((world.Region.FindOrganisation(draft.OrganisationCode)?.Name(language) ?? draft.OrganisationText) is { } organisation)
            yield return Lines.Fact("report.organisation", organisation, conversation, world);
        if (draft.HappenedOn is { } day)
            yield return Lines.Fact("report.when", Spoken.Date(day, language), conversation, world);
        else if (draft.Happened is { } happened)
            yield return Lines.Fact("report.when", texts.Get($"choice.{Code.Of(happened)}", language), conversation, world);
        if (draft.Amount is { } amount)
            yield return Lines.Fact("report.amount", Spoken.Money(amount), conversation, world);
        if (draft.Pressured is { } pressured)
            yield return Lines.Fact("report.pressure", texts.Get(pressured ? "choice.yes" : "choice.no", language), conversation, world);
        yield return Lines.Fact("report.files",
            draft.Files.Count == 0 ? texts.Get("report.no-files", language) : Spoken.Number(draft.Files.Count), conversation, world);
        if (draft.MayBeAsked is { } mayBeAsked)
            yield return Lines.Fact("report.contact", texts.Get(mayBeAsked ? "report.this-chat" : "report.code-only", language), conversation, world);
    }

    private static Kind? Kind(Draft draft) => draft.Kind ?? (draft.Guess is { KindConfidence: > 0.5f } guess ? guess.Kind : null);

    private static string Shorten(string text) => TextCut.At(text, QuoteLength);
}
