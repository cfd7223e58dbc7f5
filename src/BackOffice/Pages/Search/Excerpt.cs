using System.Text.RegularExpressions;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Parts;
using QuttyMeken.Domain.Search;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.BackOffice.Pages.Search;

/// <summary>A few words of a text around the first that was looked for. What is masked is neither looked at nor shown.</summary>
internal static partial class Excerpt
{
    private const int Before = 60;
    private const int MaxLength = 200;

    /// <returns>On one line, every hit marked; <see langword="null"/> when the text has none.</returns>
    public static IReadOnlyList<Piece>? Around(string? text, SearchQuery query)
    {
        if (string.IsNullOrEmpty(text))
            return null;

        var segments = MaskedText.Of(text);
        var hits = segments.Where(segment => segment.Hidden is null).SelectMany(segment => Hits(text, segment, query)).ToList();
        return hits.Count == 0 ? null : Cut(text, segments, hits, hits[0].Start);
    }

    /// <summary>The beginning of a text, where what was looked for stands elsewhere.</summary>
    public static IReadOnlyList<Piece> Beginning(string text) => Cut(text, MaskedText.Of(text), [], 0);

    private static IEnumerable<(int Start, int End)> Hits(string text, Segment segment, SearchQuery query) => Folding
        .Words(text.Substring(segment.Start, segment.Length)).Where(word => query.Hits(word.Folded))
        .Select(word => (segment.Start + word.Start, segment.Start + word.Start + word.Length));

    private static List<Piece> Cut(string text, IReadOnlyList<Segment> segments, List<(int Start, int End)> hits, int around)
    {
        var from = around <= Before ? 0 : WordStart(text, around - Before, around);
        var to = Math.Min(text.Length, from + MaxLength);
        if (to < text.Length && text.LastIndexOf(' ', to - 1, to - from) is var space && space > around)
            to = space;
        else if (to < text.Length && char.IsHighSurrogate(text[to - 1]))
            to--;

        var pieces = new List<Piece>();
        if (from > 0)
            pieces.Add(new("… "));
        foreach (var segment in segments.Where(segment => segment.Start < to && segment.Start + segment.Length > from))
        {
            if (segment.Hidden is not null)
            {
                pieces.Add(new("", Hidden: segment.Hidden));
                continue;
            }

            var (at, end) = (Math.Max(from, segment.Start), Math.Min(to, segment.Start + segment.Length));
            foreach (var hit in hits.Where(hit => hit.Start >= at && hit.End <= end).ToList())
            {
                if (hit.Start > at)
                    pieces.Add(new(OneLine(text[at..hit.Start])));
                pieces.Add(new(text[hit.Start..hit.End], Marked: true));
                at = hit.End;
            }

            if (end > at)
                pieces.Add(new(OneLine(text[at..end])));
        }

        if (to < text.Length)
            pieces.Add(new("…"));
        return pieces;
    }

    // The first word that begins at or after a place, but not beyond another place.
    private static int WordStart(string text, int at, int end)
    {
        for (var start = at; start < end; start++)
            if (char.IsWhiteSpace(text[start - 1]) && !char.IsWhiteSpace(text[start]))
                return start;
        return end;
    }

    private static string OneLine(string text) => WhiteSpace().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
