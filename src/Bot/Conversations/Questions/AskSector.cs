using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>Where the model is not sure its best guesses stand first in the list; where the citizen corrects, the list keeps its order.</summary>
internal static class AskSector
{
    public static Asked Ask(Conversation conversation) => new([new Line("report.ask-sector", Look.Question)],
        Choices.Numbered([.. Order(conversation.Draft).Select(sector => new Choice(Code.Of(sector), $"sector.{Code.Of(sector)}", 0)), Choices.Back]),
        conversation.Draft.Sector is null ? 1 : 0);

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered switch
    {
        { Pick: "back" } when conversation.Menu is null && conversation.Draft is { Sector: not null, MayBeAsked: null } => conversation.Go(Question.Correction, world),
        { Pick: "back" } => conversation.Onward(world),
        // The first choice corrects nothing.
        { Pick: { } code } when conversation.Draft.Sector is null => Chosen(conversation, code).Onward(world),
        { Pick: { } code } => Chosen(conversation, code).Onward(world,
            Lines.Of("report.corrected", ("name", world.Texts.Get("report.sector", conversation.Language)), ("value", world.Texts.Get($"sector.{code}", conversation.Language)))),
        { Input: Said said } when Telling.LooksLikeMore(answered.Text) => Telling.Add(conversation, said, world),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };

    private static Conversation Chosen(Conversation conversation, string code) => conversation.With(draft => draft with { Sector = Code.Parse<Sector>(code) });

    private static IEnumerable<Sector> Order(Draft draft)
    {
        if (draft is not { Sector: null, Guess: { } guess })
            return Enum.GetValues<Sector>();

        Sector[] likely = [guess.Sector, .. guess.NextBest.Select(share => share.Sector)];
        return Enum.GetValues<Sector>().OrderBy(sector => Array.IndexOf(likely, sector) is >= 0 and var rank ? rank : likely.Length);
    }
}
