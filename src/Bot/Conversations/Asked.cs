using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations;

/// <summary>How a question is put: its words and what can be chosen.</summary>
internal sealed record Asked(IReadOnlyList<Line> Lines, IReadOnlyList<Choice> Choices, int Step = 0)
{
    public Asked(string key, params IReadOnlyList<Choice> choices) : this([new Line(key, Look.Question)], choices) { }
}

/// <summary>What a person answered: the choice if it was one, and the words as they came.</summary>
/// <param name="Pick">Id of the choice that was pressed, typed by number or typed in words.</param>
internal sealed record Answered(string? Pick, Input Input)
{
    public string? Text => (Input as Said)?.Text.Trim() is { Length: > 0 } text ? text : null;
}

internal static class Lines
{
    public static Line Of(string key, params (string Name, string Value)[] places) =>
        new(key, places.ToDictionary(place => place.Name, place => place.Value));

    public static Line Fault(string key, params (string Name, string Value)[] places) => Of(key, places) with { Look = Look.Fault };

    public static Line Quiet(string key, params (string Name, string Value)[] places) => Of(key, places) with { Look = Look.Quiet };

    public static Line Fact(string nameKey, string value, Conversation conversation, World world) =>
        Of("report.fact", ("name", world.Texts.Get(nameKey, conversation.Language)), ("value", value)) with { Look = Look.Fact };

    public static Line Quote(string text) => Of("report.quote", ("text", text)) with { Look = Look.Quote };
}

internal static class Choices
{
    public static readonly Choice Back = new("back", "choice.back", 0);

    /// <summary>Numbers the choices from 1, but leaves 0 to "back".</summary>
    public static IReadOnlyList<Choice> Numbered(params IReadOnlyList<Choice> choices)
    {
        var number = 0;
        return [.. choices.Select(choice => choice.Id == Back.Id ? choice : choice with { Number = ++number })];
    }

    public static Choice Of(string id, bool main = false) => new(id, $"choice.{id}", 0, IsMain: main);

    public static Choice Data(string id, string label) => new(id, "", 0, label);

    /// <summary>Reads an answer in words: the number, the label in either language, or the only label that begins so.</summary>
    /// <returns>The chosen id, or <see langword="null"/> when the answer is none of them.</returns>
    public static string? Pick(this IReadOnlyList<Choice> choices, string text, TextCatalog texts)
    {
        var typed = Folding.Fold(text);
        if (typed.Length == 0)
            return null;
        if (int.TryParse(typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return choices.FirstOrDefault(choice => choice.Number == number)?.Id;

        var labels = choices.SelectMany(choice => Labels(choice, texts).Select(label => (choice.Id, Label: Folding.Fold(label)))).ToList();
        if (labels.FirstOrDefault(label => label.Label == typed).Id is { } exact)
            return exact;

        var begun = typed.Length < 3 ? [] : labels.Where(label => label.Label.StartsWith(typed, StringComparison.Ordinal)
            || label.Label.Split(' ').Contains(typed)).Select(label => label.Id).Distinct().ToList();
        return begun.Count == 1 ? begun[0] : null;
    }

    private static IEnumerable<string> Labels(Choice choice, TextCatalog texts)
    {
        if (choice.Label is not null)
            yield return choice.Label;
        if (choice.LabelKey.Length == 0)
            yield break;

        yield return texts.Get(choice.LabelKey, Language.Kazakh);
        yield return texts.Get(choice.LabelKey, Language.Russian);
        // Other words for the same, separated by bars.
        if (texts.Has($"{choice.LabelKey}.also"))
            foreach (var language in (Language[])[Language.Kazakh, Language.Russian])
                foreach (var also in texts.Get($"{choice.LabelKey}.also", language).Split('|'))
                    yield return also;
    }
}
