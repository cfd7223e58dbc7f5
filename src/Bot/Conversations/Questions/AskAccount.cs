using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>The account itself, in the citizen's own words.</summary>
internal static class AskAccount
{
    public static Asked Ask(Conversation conversation) => new(
        [new Line("report.ask-what", Look.Question)],
        conversation.Draft.Files.Count > 0
            ? Choices.Numbered(Choices.Of("no-text"), Choices.Of("cancel"))
            : [new("code", "choice.code", 9), Other(conversation.Language)]);

    /// <summary>The first words: who this is, what is hidden and what is not, what to write.</summary>
    public static Turn Greet(Conversation conversation, World world)
    {
        var next = conversation with { IsGreeted = true, Case = null, Question = Question.Account, Turn = conversation.Turn + 1 };
        return new(next, new Say([.. Greeting(conversation, world), .. Ask(next).Lines, new Line("emergency.short", Look.Quiet)], Ask(next).Choices, next.Turn));
    }

    public static IReadOnlyList<Line> Greeting(Conversation conversation, World world) =>
    [
        Lines.Of("start.greeting", ("office", world.Region.Facts.Office(conversation.Language)), ("in_region", world.Region.Facts.In(conversation.Language))),
        .. Privacy(world),
    ];

    /// <summary>What is hidden and what is not: always said before anything is sent.</summary>
    public static IReadOnlyList<Line> Privacy(World world) => world.Limits.WebChat is { } address && world.Channel is not Domain.ReportChannel.WebChat
        ? [new Line("start.privacy"), Lines.Of("start.safer", ("web_chat", address)), new Line("start.more", Look.Quiet)]
        : [new Line("start.privacy"), new Line("start.more", Look.Quiet)];

    public static Turn Answer(Conversation conversation, Answered answered, World world)
    {
        switch (answered.Pick)
        {
            case "code":
                return conversation.Pause().Go(Question.Code, world);
            case "language-kk" or "language-ru":
                return AskLanguage.Choose(conversation, answered.Pick, world);
            case "cancel":
                return Telling.Cancel(conversation, world);
            case "no-text" when conversation.Draft.Files.Count > 0:
                return Telling.Understand(
                    conversation.With(draft => draft with { Parts = [new(world.Texts.Get("report.files-only", conversation.Language), null)] }), world);
        }

        if (answered.Input is not Said said)
            return conversation.Again(world, Lines.Fault("error.stale"));

        return IsGreeting(said.Text, world.Texts) && conversation.Draft.IsEmpty
            ? Greet(Telling.Follow(conversation, said.Text), world)
            : Telling.Take(conversation, said, world);
    }

    private static Choice Other(Language language) => language is Language.Kazakh
        ? new("language-ru", "choice.language-ru", 0)
        : new("language-kk", "choice.language-kk", 0);

    private static bool IsGreeting(string text, TextCatalog texts)
    {
        var words = Folding.Fold(text);
        return Enum.GetValues<Language>().Any(language => texts.Get("greeting-words", language).Split('|').Any(word => Folding.Fold(word) == words));
    }
}
