using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>More words and files, as many as there are, until "done".</summary>
internal static class AskMore
{
    public static Asked Ask(Conversation conversation, World world) => new(conversation.Draft.IsRewriting
        ? [new Line("report.rewrite", Look.Question)]
        : [Lines.Of("report.more", ("max_files", Spoken.Number(world.Limits.MaxFiles)),
            ("files", Spoken.Number(conversation.Draft.Files.Count)), ("characters", Spoken.Number(conversation.Draft.Text.Length))) with { Look = Look.Question }],
        Choices.Numbered(Choices.Of("done", main: true)));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "done" } => Done(conversation, world),
        { Input: Said said } => Telling.Add(conversation, said, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };

    private static Turn Done(Conversation conversation, World world) =>
        conversation.With(draft => draft with { IsRewriting = false, Amount = draft.Amount ?? Money.FindAmount(draft.Text) }).Onward(world);
}
