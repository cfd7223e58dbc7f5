namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>The way back to a report, from any chat.</summary>
internal static class AskCode
{
    public static Asked Ask(Conversation conversation) =>
        new(conversation.WrongCodes > 0 ? "status.ask-code-again" : "status.ask-code", Choices.Back);

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "back" } => conversation.Leave(world, conversation.Draft.IsEmpty ? [new Line("menu.hint")] : []),
        // Who tells a story instead of a code is heard.
        { Input: Said said } when Telling.LooksLikeMore(answered.Text) =>
            Telling.Take(conversation with { Question = conversation.Paused ?? Question.Account, Paused = null, WantsToWithdraw = false }, said, world),
        _ => conversation.Again(world, Lines.Fault("status.not-a-code")),
    };
}
