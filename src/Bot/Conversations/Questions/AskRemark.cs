namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>A word with the mark. Who writes of pressure is looked at first.</summary>
internal static class AskRemark
{
    public static Asked Ask() => new("rate.thanks", Choices.Numbered(Choices.Of("skip")));

    public static Turn Answer(Conversation conversation, Answered answered, World world)
    {
        if (answered.Pick is "skip")
            return conversation.Leave(world, new Line("rate.done"));
        if (answered.Text is not { } text)
            return conversation.Again(world, Lines.Fault("error.choice"));

        var turn = conversation.Leave(world, new Line("rate.done"));
        return turn with { Effects = [new Conversations.Remark(conversation.Case!.ReportId, text, PressureCues.In(text)), .. turn.Effects] };
    }
}
