namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>A word of confirmation before an unsent account is dropped.</summary>
internal static class AskCancel
{
    public static Asked Ask() => new("cancel.confirm", Choices.Numbered(Choices.Of("drop"), Choices.Of("go-on", main: true)));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered.Pick switch
    {
        "drop" => Telling.Drop(conversation, new Line("cancel.done")),
        "go-on" => conversation.Leave(world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };
}
