namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>May the office write here? Two equal answers, none is nudged.</summary>
internal static class AskReply
{
    public static Asked Ask(World world) => new(
    [
        new Line("report.ask-reply", Look.Question),
        Lines.Of("report.reply-yes", ("days", Spoken.Number(world.Limits.AddressDays))),
        new Line("report.reply-no"),
    ], Choices.Numbered(Choices.Of("reply-yes"), Choices.Of("reply-no")), Step: 2);

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "reply-yes" } => Chosen(conversation, true, world),
        { Pick: "reply-no" } => Chosen(conversation, false, world),
        { Input: Said said } when Telling.LooksLikeMore(answered.Text) => Telling.Add(conversation, said, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };

    private static Turn Chosen(Conversation conversation, bool mayBeAsked, World world) =>
        conversation.With(draft => draft with { MayBeAsked = mayBeAsked }).Onward(world);
}
