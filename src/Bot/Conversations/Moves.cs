namespace QuttyMeken.Bot.Conversations;

/// <summary>The few ways a conversation can go on.</summary>
internal static class Moves
{
    /// <summary>Goes to a question and asks it.</summary>
    /// <param name="before">What is said before it, in the same message.</param>
    public static Turn Go(this Conversation conversation, Question question, World world, params IReadOnlyList<Line> before)
    {
        var next = conversation with { Question = question, Turn = conversation.Turn + 1 };
        var asked = Interview.Ask(next, world);
        return new(next, new Say([.. before, .. asked.Lines], asked.Choices, next.Turn, asked.Step));
    }

    /// <summary>Says something and asks the present question again.</summary>
    public static Turn Again(this Conversation conversation, World world, params IReadOnlyList<Line> before) =>
        conversation.Go(conversation.Question, world, before);

    /// <summary>Ends what came between: back to the draft's question when there is a draft, else nothing is asked any more.</summary>
    public static Turn Leave(this Conversation conversation, World world, params IReadOnlyList<Line> before)
    {
        var left = conversation with { Case = null, WantsToWithdraw = false, Paused = null };
        return !conversation.Draft.IsEmpty
            ? left.Go(conversation.Paused ?? Question.Account, world, before)
            : left.Rest(before);
    }

    /// <summary>Nothing is asked any more.</summary>
    public static Turn Rest(this Conversation conversation, params IReadOnlyList<Line> said)
    {
        var next = conversation with { Question = Question.None, Turn = conversation.Turn + 1, Paused = null, Menu = null };
        return new(next, said.Count == 0 ? [] : [new Say(said, [], next.Turn)]);
    }

    /// <summary>Remembers the draft's question while something else comes between.</summary>
    public static Conversation Pause(this Conversation conversation) => conversation.Draft.IsEmpty || IsBetween(conversation.Question)
        ? conversation
        : conversation with { Paused = conversation.Question };

    /// <summary>After a detail was given: to the menu it was opened from, else on along the shortest path.</summary>
    public static Turn Onward(this Conversation conversation, World world, params IReadOnlyList<Line> before) => conversation.Menu is { } menu
        ? (conversation with { Menu = null }).Go(menu, world, before)
        : conversation.Go(conversation.Draft.MayBeAsked is null ? Question.Reply : Question.Review, world, before);

    public static Conversation With(this Conversation conversation, Func<Draft, Draft> change) =>
        conversation with { Draft = change(conversation.Draft) };

    private static bool IsBetween(Question question) => question is Question.None or Question.Code or Question.Case or Question.Delete
        or Question.Answer or Question.Rating or Question.Remark or Question.Language or Question.Cancel;
}
