using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>The district and no more: a small village would tell who wrote.</summary>
internal static class AskPlace
{
    public static Asked Ask(Conversation conversation, World world) => new("report.ask-where", Choices.Numbered(
        [.. world.Region.Districts.Select(unit => Choices.Data(unit.Slug, unit.ShortName(conversation.Language))), Choices.Of("skip"), Choices.Back]));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "back" } => conversation.Onward(world),
        { Pick: "skip" } => conversation.With(draft => draft with { District = null }).Onward(world),
        { Pick: { } slug } => Chosen(conversation, world.Region.FindUnit(slug)!, world),
        { Text: { } text } when world.Places.FindDistrict(text) is { } unit => Chosen(conversation, unit, world),
        { Input: Said said } when Telling.LooksLikeMore(answered.Text) => Telling.Add(conversation, said, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };

    /// <summary>A shared position is dropped where it came in; the district is asked instead.</summary>
    public static Turn RefuseLocation(Conversation conversation, World world)
    {
        var refused = Lines.Fault("location.refused");
        return conversation switch
        {
            { Draft.IsEmpty: true } => conversation.Again(world, Lines.Fault("location.not-kept")),
            { Question: Question.Suggestion or Question.Correction or Question.Reply or Question.Sector or Question.Kind } =>
                conversation.Go(Question.Place, world, refused),
            { Question: Question.Review or Question.Details } => (conversation with { Menu = conversation.Question }).Go(Question.Place, world, refused),
            { Question: Question.Place } => conversation.Again(world, refused),
            _ => conversation.Again(world, Lines.Fault("location.not-kept")),
        };
    }

    private static Turn Chosen(Conversation conversation, Unit unit, World world) =>
        conversation.With(draft => draft with { District = unit.Slug }).Onward(world, Lines.Of("report.corrected",
            ("name", world.Texts.Get("report.place", conversation.Language)), ("value", unit.Name(conversation.Language))));
}
