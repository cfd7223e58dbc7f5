using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.BackOffice.Infrastructure;

/// <summary>Part of a text: words that may be read, or words that give a person away.</summary>
/// <param name="Hidden">Code of what is hidden, such as <c>phone</c>; <see langword="null"/> for words that may be read.</param>
internal sealed record Segment(int Start, int Length, string? Hidden);

/// <summary>Cuts a text into what everyone in the office may read and what is masked.</summary>
internal static class MaskedText
{
    /// <returns>Segments that cover the text without a gap, in its order.</returns>
    public static IReadOnlyList<Segment> Of(string text)
    {
        var segments = new List<Segment>();
        var at = 0;
        foreach (var (kind, start, length, _) in PersonalData.Find(text))
        {
            if (start < at)
                continue;
            if (start > at)
                segments.Add(new(at, start - at, null));
            segments.Add(new(start, length, Code.Of(kind)));
            at = start + length;
        }

        if (at < text.Length)
            segments.Add(new(at, text.Length - at, null));
        return segments;
    }
}
