using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations.Questions;

internal static class AskAmount
{
    public static Asked Ask() => new("report.ask-amount", Choices.Numbered(Choices.Of("skip"), Choices.Back));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        // A bare "1" is the choice; sums have more digits or a word.
        { Pick: "back" } => conversation.Onward(world),
        { Pick: "skip" } => conversation.With(draft => draft with { Amount = null }).Onward(world),
        { Text: { } text } when Money.ReadAmount(text) is { } amount => conversation.With(draft => draft with { Amount = amount }).Onward(world),
        _ => conversation.Again(world, Lines.Fault("error.amount")),
    };
}
