namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>What of the program's understanding is wrong.</summary>
internal static class AskCorrection
{
    public static Asked Ask() => new("report.correct",
        Choices.Numbered(Choices.Of("its-sector"), Choices.Of("its-kind"), Choices.Of("its-place"), Choices.Back));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "its-sector" } => Accept(conversation).Go(Question.Sector, world),
        { Pick: "its-kind" } => Accept(conversation).Go(Question.Kind, world),
        { Pick: "its-place" } => Accept(conversation).Go(Question.Place, world),
        { Pick: "back" } => conversation.Go(Question.Suggestion, world),
        { Input: Said said } when Telling.LooksLikeMore(answered.Text) => Telling.Add(conversation with { Question = Question.Suggestion }, said, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };

    // What is not corrected stands as the program had it.
    private static Conversation Accept(Conversation conversation) => conversation.With(draft => draft with
    {
        Sector = draft.Sector ?? draft.Guess?.Sector,
        Kind = draft.Kind ?? draft.Guess?.Kind,
    });
}
