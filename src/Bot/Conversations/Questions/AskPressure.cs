namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>"Is anyone pressing you?" A yes takes the report to the top of the queue.</summary>
internal static class AskPressure
{
    public static Asked Ask() => new("report.ask-pressure", Choices.Numbered(Choices.Of("yes"), Choices.Of("no"), Choices.Of("skip"), Choices.Back));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "back" } => conversation.Onward(world),
        { Pick: "skip" } => conversation.With(draft => draft with { Pressured = null }).Onward(world),
        { Pick: "yes" } => conversation.With(draft => draft with { Pressured = true }).Onward(world, new Line("emergency.notice")),
        { Pick: "no" } => conversation.With(draft => draft with { Pressured = false }).Onward(world),
        { Input: Said said } when Telling.LooksLikeMore(answered.Text) => Telling.Add(conversation, said, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };
}
