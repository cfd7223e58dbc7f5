namespace QuttyMeken.Domain.Texts;

/// <summary>What citizens are told of the state and the outcome of a report: the office may put it in its own words.</summary>
public static class EditableTexts
{
    /// <summary>Longest text, in characters: with the office's letter inside it must fit one message of the narrowest messenger.</summary>
    public const int MaxLength = 350;

    /// <summary>Where the letter of a moderator stands in it.</summary>
    public const string Letter = "{text}";

    /// <summary>In the order in which a report may come to them.</summary>
    public static readonly IReadOnlyList<string> Keys =
    [
        "state.new", "state.in-triage", "state.needs-info", "state.in-work",
        .. Enum.GetValues<Outcome>().Select(outcome => $"closed.{Code.Of(outcome)}"),
        "closed.forwarded", "closed.linked-to-risk", "closed.duplicate",
    ];

    public static bool May(string key) => Keys.Contains(key);

    /// <summary>Whether a moderator's letter belongs into this text.</summary>
    public static bool HoldsLetter(string key) => key.StartsWith("closed.", StringComparison.Ordinal);

    /// <summary>What is wrong with new words for a text, as a text key; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string key, string? words) => words switch
    {
        null or "" => "office-text.missing",
        { Length: > MaxLength } => "office-text.too-long",
        _ when HoldsLetter(key) != words.Contains(Letter, StringComparison.Ordinal) => HoldsLetter(key) ? "office-text.no-letter" : "office-text.letter",
        _ => null,
    };
}
