namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>Everything that may be told and need not: the menu behind "add details". Any answer can be changed here.</summary>
internal static class AskDetails
{
    private static readonly (string Choice, Question Question)[] Menu =
    [
        ("more-words", Question.More), ("rewrite", Question.More), ("its-sector", Question.Sector), ("its-kind", Question.Kind),
        ("its-place", Question.Place), ("its-organisation", Question.Organisation), ("its-time", Question.When), ("its-amount", Question.Amount),
        ("its-pressure", Question.Pressure), ("its-reply", Question.Reply),
    ];

    public static Asked Ask(Conversation conversation, World world) => new(
        [new Line("report.details", Look.Question), .. AskReview.Facts(conversation, world)],
        Choices.Numbered([.. Menu.Select(item => Choices.Of(item.Choice)), Choices.Of("done", main: true)]));

    public static Turn Answer(Conversation conversation, Answered answered, World world)
    {
        if (answered.Pick is "done")
            return (conversation with { Menu = null }).Go(Question.Review, world);
        if (answered.Pick is not null && Menu.FirstOrDefault(item => item.Choice == answered.Pick) is { Choice: not null } item)
            return (conversation with { Menu = Question.Details })
                .With(draft => draft with { IsRewriting = item.Choice is "rewrite" })
                .Go(item.Question, world);

        return answered.Input is Said said && Telling.LooksLikeMore(answered.Text)
            ? Telling.Add(conversation, said, world)
            : conversation.Again(world, Lines.Fault("error.choice"));
    }
}
