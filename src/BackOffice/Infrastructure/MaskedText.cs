using System.Text.RegularExpressions;

namespace QuttyMeken.BackOffice.Infrastructure;

/// <summary>Part of a text: words that may be read, or words that give a person away.</summary>
/// <param name="Hidden">Code of what is hidden, such as <c>phone</c>; <see langword="null"/> for words that may be read.</param>
internal sealed record Segment(int Start, int Length, string? Hidden);

/// <summary>Cuts a text into what everyone in the office may read and what is masked.</summary>
internal static partial class MaskedText
{
    /// <returns>Segments that cover the text without a gap, in its order.</returns>
    public static IReadOnlyList<Segment> Of(string text)
    {
        var segments = new List<Segment>();
        var at = 0;
        foreach (var (hidden, start, length) in Find(text))
        {
            if (start < at)
                continue;
            if (start > at)
                segments.Add(new(at, start - at, null));
            segments.Add(new(start, length, hidden));
            at = start + length;
        }

        if (at < text.Length)
            segments.Add(new(at, text.Length - at, null));
        return segments;
    }

    // Stands in until PersonalData.Find is there: Find(text).Select(found => (Code.Of(found.Kind), found.Start, found.Length)).
    private static IEnumerable<(string Hidden, int Start, int Length)> Find(string text) =>
        Numbers().Matches(text).Select(match => (match.Length == 12 ? "iin" : "phone", match.Index, match.Length));

    [GeneratedRegex(@"(?:\+7|\b8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}\b|\b\d{12}\b")]
    private static partial Regex Numbers();
}
