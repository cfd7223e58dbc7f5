using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>Whether somebody is being pressed because of a report: such words are looked at first.</summary>
internal static class PressureCues
{
    // Folded stems: қысым, қорқыт-, қудала-, давят, давление, угрож-, преследу-, уволить грозят.
    private static readonly string[] Stems = ["кысым", "коркыт", "кудалап", "кудалау", "давят", "давит на", "давлени", "угрож", "угроз", "преследу", "запугив", "шантаж"];

    public static bool In(string text)
    {
        var folded = " " + Folding.Fold(text);
        return DangerCues.In(text) || Stems.Any(stem => folded.Contains(" " + stem, StringComparison.Ordinal));
    }
}
