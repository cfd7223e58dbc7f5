using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>Shows how the program understood the account: one press confirms all of it.</summary>
internal static class AskSuggestion
{
    public static Asked Ask(Conversation conversation, World world)
    {
        var (draft, texts, language) = (conversation.Draft, world.Texts, conversation.Language);
        List<Line> lines = [new("report.understood")];
        if (draft.Guess is { } guess)
        {
            lines.Add(Lines.Fact("report.sector", texts.Get($"sector.{Code.Of(guess.Sector)}", language), conversation, world));
            lines.Add(Lines.Fact("report.kind", texts.Get($"kind.{Code.Of(guess.Kind)}", language), conversation, world));
        }

        if (world.Region.FindUnit(draft.District) is { } place)
            lines.Add(Lines.Fact("report.place", place.Name(language), conversation, world));
        lines.Add(new("report.is-right", Look.Question));
        return new(lines, Choices.Numbered(Choices.Of("ok", main: true), Choices.Of("fix"), Choices.Of("do-not-know")), Step: 1);
    }

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "ok" } => conversation.With(draft => draft with { Sector = draft.Guess?.Sector, Kind = draft.Guess?.Kind }).Onward(world),
        { Pick: "fix" } => conversation.Go(Question.Correction, world),
        { Pick: "do-not-know" } => conversation.Onward(world),
        { Input: Said said } when Telling.LooksLikeMore(answered.Text) => Telling.Add(conversation, said, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };
}
