using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations.Questions;

internal static class AskLanguage
{
    public static Asked Ask() => new("language.choose", Choices.Numbered(Choices.Of("language-kk"), Choices.Of("language-ru")));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered.Pick is { } pick
        ? Choose(conversation, pick, world)
        : conversation.Again(world, Lines.Fault("error.choice"));

    /// <summary>From here on the citizen's choice holds, whatever is written.</summary>
    public static Turn Choose(Conversation conversation, string pick, World world)
    {
        var chosen = conversation with { Language = pick is "language-kk" ? Language.Kazakh : Language.Russian, LanguageIsChosen = true };
        if (!chosen.Draft.IsEmpty)
            return (chosen with { Paused = null }).Go(chosen.Paused ?? chosen.Question, world, new Line("language.changed"));

        return chosen.Question is Question.Account ? AskAccount.Greet(chosen, world) : chosen.Rest(new Line("language.changed"), new Line("menu.hint"));
    }
}
