using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Conversations.Questions;

internal static class AskKind
{
    public static Asked Ask() => new("report.ask-kind", Choices.Numbered(
        [.. Enum.GetValues<Kind>().Select(kind => new Choice(Code.Of(kind), $"kind.{Code.Of(kind)}", 0)), Choices.Of("do-not-know"), Choices.Back]));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "back" } => conversation.Onward(world),
        { Pick: "do-not-know" } => conversation.With(draft => draft with { Kind = null }).Onward(world),
        { Pick: { } code } => Chosen(conversation, Code.Parse<Kind>(code), world),
        { Input: Said said } when Telling.LooksLikeMore(answered.Text) => Telling.Add(conversation, said, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };

    private static Turn Chosen(Conversation conversation, Kind kind, World world) =>
        conversation.With(draft => draft with { Kind = kind }).Onward(world, Lines.Of("report.corrected",
            ("name", world.Texts.Get("report.kind", conversation.Language)), ("value", world.Texts.Get($"kind.{Code.Of(kind)}", conversation.Language))));
}
