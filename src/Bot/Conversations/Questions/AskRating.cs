using System.Globalization;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>A mark for the office, from 1 to 5.</summary>
internal static class AskRating
{
    public static Asked Ask() => new("rate.ask", [.. Enumerable.Range(1, 5).Select(stars =>
        new Choice(stars.ToString(CultureInfo.InvariantCulture), $"choice.rate-{stars}", stars))]);

    public static Turn Answer(Conversation conversation, Answered answered, World world)
    {
        if (answered.Pick is not { } pick)
            // Words instead of a mark: they go to the office, and the mark may still be given.
            return Telling.LooksLikeMore(answered.Text)
                ? Words(conversation, answered.Text!, world)
                : conversation.Again(world, Lines.Fault("error.rating"));

        var turn = (conversation with { Case = conversation.Case! with { MayBeRated = false } }).Go(Question.Remark, world);
        return turn with { Effects = [new Rate(conversation.Case!.ReportId, int.Parse(pick, CultureInfo.InvariantCulture)), .. turn.Effects] };
    }

    private static Turn Words(Conversation conversation, string text, World world)
    {
        var turn = conversation.Again(world, new Line("reply.accepted"));
        return turn with { Effects = [new AddToReport(conversation.Case!.ReportId, text, PressureCues.In(text)), .. turn.Effects] };
    }
}
