namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>The office asked something: what is written next is the answer.</summary>
internal static class AskAnswer
{
    public static Asked Ask() => new("moderator.answer-here", Choices.Numbered(Choices.Of("no-answer")));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "no-answer" } => conversation.Leave(world, new Line("answer.skipped")),
        { Text: { } text } => AskCase.Add(conversation, text, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };
}
