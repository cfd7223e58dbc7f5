namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>A voice can be known, and a document cannot be cleaned: said once, before it is kept.</summary>
internal static class AskKeepFile
{
    public static Asked Ask(string warning) => new(warning, Choices.Numbered(Choices.Of("keep"), Choices.Of("drop-file")));

    public static Turn Answer(Conversation conversation, Answered answered, World world)
    {
        var pending = conversation.Draft.Pending;
        return answered switch
        {
            { Pick: "keep" } when pending is not null => Sending.Keep(
                conversation.With(draft => draft with { Pending = null }), pending, world),
            { Pick: "drop-file" } when pending is not null => Drop(conversation, pending, world),
            // Words in place of an answer: they are the account, and the file goes with it.
            { Input: Said said } when pending is not null && Telling.LooksLikeMore(answered.Text) => Words(conversation, said, pending, world),
            _ => conversation.Again(world, Lines.Fault("error.choice")),
        };
    }

    private static Turn Drop(Conversation conversation, DraftFile pending, World world)
    {
        var left = conversation.With(draft => draft with { Pending = null });
        var turn = left.Draft.IsEmpty
            ? left.Go(Question.Account, world, new Line("file.dropped"))
            : (left with { Paused = null }).Go(left.Paused ?? Question.Account, world, new Line("file.dropped"));
        return turn with { Effects = [new DropFiles([pending.Id]), .. turn.Effects] };
    }

    private static Turn Words(Conversation conversation, Said said, DraftFile pending, World world)
    {
        var kept = conversation.With(draft => draft with { Pending = null, Files = [.. draft.Files, pending] });
        return Telling.Take(kept with { Question = kept.Paused ?? Question.Account, Paused = null }, said, world);
    }
}
