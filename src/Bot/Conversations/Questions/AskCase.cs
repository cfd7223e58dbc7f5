namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>A report lies open: what is written now is added to it.</summary>
internal static class AskCase
{
    public static Asked Ask(Conversation conversation) => new(
        [new Line("case.what-now", Look.Question)], Choices.Numbered(Choices.Of("withdraw"), Choices.Of("leave-case")));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "withdraw" } => conversation.Go(Question.Delete, world),
        { Pick: "leave-case" } => conversation.Leave(world, conversation.Draft.IsEmpty ? [new Line("case.left")] : []),
        { Text: { } text } => Add(conversation, text, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };

    /// <summary>Adds the citizen's words to the open report and stays with it.</summary>
    public static Turn Add(Conversation conversation, string text, World world)
    {
        var turn = Stay(conversation, world, new Line("reply.accepted"));
        return turn with { Effects = [new AddToReport(conversation.Case!.ReportId, text, PressureCues.In(text)), .. turn.Effects] };
    }

    public static Turn Stay(Conversation conversation, World world, params IReadOnlyList<Line> said) => conversation.Go(Question.Case, world, said);
}
