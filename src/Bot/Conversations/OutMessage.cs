using System.Text.Json.Serialization;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations;

/// <summary>
/// One message to a citizen, by meaning: what is said and what can be chosen. A channel's renderer makes text, buttons or a numbered
/// list of it.
/// </summary>
/// <param name="Language">Of the citizen.</param>
/// <param name="Lines">Paragraphs, in order.</param>
/// <param name="Choices">What can be pressed, typed by number or typed in words; empty when nothing is asked.</param>
/// <param name="Turn">Number of the turn that the choices belong to: a press on an older one is known by it.</param>
/// <param name="Step">Which of the three steps of the shortest path this asks; 0 for none.</param>
public sealed record OutMessage(Language Language, IReadOnlyList<Line> Lines, IReadOnlyList<Choice> Choices, int Turn, int Step = 0)
{
    /// <summary>Key of the button that opens a letter; it works whatever is being asked.</summary>
    public const string ReadKey = "read";

    /// <summary>What a button carries: 1–64 bytes, opaque to who sees it on the wire.</summary>
    public string KeyOf(int index) => Choices[index].Id == ReadKey ? ReadKey : $"{Turn}.{index}";
}

/// <summary>A paragraph.</summary>
/// <param name="Key">Text catalogue key. Where the catalogue has <c>key.telegram</c>, <c>key.whatsapp</c> or <c>key.web-chat</c>, the channel takes its own.</param>
/// <param name="Places">What fills the text's <c>{places}</c>: the citizen's or the office's own words, names, numbers.</param>
/// <param name="Look">What a channel that can draw makes of it.</param>
[method: JsonConstructor]
public sealed record Line(string Key, IReadOnlyDictionary<string, string> Places, Look Look = Look.Plain)
{
    public Line(string key, Look look = Look.Plain) : this(key, new Dictionary<string, string>(), look) { }
}

public enum Look
{
    Plain,
    /// <summary>The question itself.</summary>
    Question,
    /// <summary>Somebody's own words: the account in the review.</summary>
    Quote,
    /// <summary>A pair of name and value (places <c>name</c>, <c>value</c>).</summary>
    Fact,
    Quiet,
    /// <summary>The receipt code (place <c>code</c>).</summary>
    Receipt,
    /// <summary>Words of the office (place <c>text</c>).</summary>
    Office,
    /// <summary>A mistake that is to be mended.</summary>
    Fault,
}

/// <param name="Id">Meaning of the choice for the engine; never shown, never sent out.</param>
/// <param name="LabelKey">Text catalogue key of the label: at most 20 characters, the narrowest button of our messengers.</param>
/// <param name="Number">What a person types instead of pressing: counted from 1, but 0 for "back".</param>
/// <param name="Label">The label itself where it is data (an organisation, a district), not a text of ours.</param>
public sealed record Choice(string Id, string LabelKey, int Number, string? Label = null, bool IsMain = false);
