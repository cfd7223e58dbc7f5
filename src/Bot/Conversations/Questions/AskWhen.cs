using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>When it happened, as roughly as the citizen likes.</summary>
internal static class AskWhen
{
    public static Asked Ask() => new("report.ask-when", Choices.Numbered(
        Choices.Of("today"), Choices.Of("this-week"), Choices.Of("this-month"), Choices.Of("earlier"), Choices.Of("on-date"), Choices.Of("skip"), Choices.Back));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "back" } => conversation.Onward(world),
        { Pick: "skip" } => conversation.With(draft => draft with { Happened = null, HappenedOn = null }).Onward(world),
        { Pick: "on-date" } => conversation.Go(Question.Date, world),
        { Pick: { } code } => conversation.With(draft => draft with { Happened = Code.Parse<Happened>(code), HappenedOn = null }).Onward(world),
        _ => AnswerDate(conversation, answered, world),
    };

    public static Asked AskDate() => new("report.ask-date", Choices.Numbered(Choices.Of("skip"), Choices.Back));

    public static Turn AnswerDate(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "back" } => conversation.Go(Question.When, world),
        { Pick: "skip" } => conversation.Onward(world),
        { Text: { } text } when Spoken.ReadDate(text, world.Region.DayOf(world.Now)) is { } day =>
            conversation.With(draft => draft with { Happened = Happened.OnDate, HappenedOn = day }).Onward(world),
        _ => conversation.Again(world, Lines.Fault("error.date")),
    };
}
