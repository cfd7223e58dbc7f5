using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>The organisation: typed, then one of up to three close matches, or as it was typed.</summary>
internal static class AskOrganisation
{
    public static Asked Ask() => new("report.ask-organisation", Choices.Numbered(Choices.Of("skip"), Choices.Back));

    public static Turn Answer(Conversation conversation, Answered answered, World world)
    {
        if (answered.Pick is "back")
            return conversation.Onward(world);
        if (answered.Pick is "skip")
            return conversation.With(draft => draft with { OrganisationCode = null, OrganisationText = null }).Onward(world);
        if (answered.Text is not { } typed)
            return conversation.Again(world, Lines.Fault("error.choice"));

        var matches = world.Places.FindOrganisations(typed, conversation.Draft.District).Select(one => one.Code).ToList();
        var kept = conversation.With(draft => draft with
        {
            OrganisationText = TextCut.At(typed, Report.MaxOrganisationLength - 1),
            OrganisationCode = null,
            Matches = matches,
        });
        return matches.Count > 0 ? kept.Go(Question.OrganisationMatch, world) : kept.Onward(world, Lines.Of("report.organisation-kept", ("name", kept.Draft.OrganisationText!)));
    }

    public static Asked AskMatch(Conversation conversation, World world)
    {
        var found = conversation.Draft.Matches.Select(code => world.Region.FindOrganisation(code)!.Name(conversation.Language)).ToList();
        return new([new Line("report.organisation-match", Look.Question), .. found.Index().Select(one => Lines.Of("report.numbered", ("n", $"{one.Index + 1}"), ("name", one.Item)))],
            Choices.Numbered([.. conversation.Draft.Matches.Zip(found).Select(one => Choices.Data(one.First, TextCut.At(one.Second, 40))), Choices.Of("none-of-these"), Choices.Back]));
    }

    public static Turn AnswerMatch(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "back" } => conversation.Go(Question.Organisation, world),
        { Pick: "none-of-these" } => conversation.With(draft => draft with { Matches = [] }).Onward(world,
            Lines.Of("report.organisation-kept", ("name", conversation.Draft.OrganisationText ?? ""))),
        { Pick: { } code } => conversation.With(draft => draft with { OrganisationCode = code, OrganisationText = null, Matches = [] }).Onward(world,
            Lines.Of("report.corrected", ("name", world.Texts.Get("report.organisation", conversation.Language)),
                ("value", world.Region.FindOrganisation(code)!.Name(conversation.Language)))),
        // Another name: looked for anew.
        { Text: not null } => Answer(conversation, answered, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };
}
