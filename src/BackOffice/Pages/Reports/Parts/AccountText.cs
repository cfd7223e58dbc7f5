using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Reports.Parts;

/// <param name="Words">What is shown; empty while it is hidden.</param>
/// <param name="Marked">The words spoke for the model's sector.</param>
/// <param name="Hidden">Code of what kind of personal data stands here, hidden or shown.</param>
public sealed record Piece(string Words, bool Marked = false, string? Hidden = null);

/// <summary>Cuts a citizen's text into what is plain, what is marked and what is masked. What is masked does not leave this place.</summary>
public static class AccountText
{
    /// <param name="reasons">Words that decided: each is marked where it first stands, never inside or across what is masked.</param>
    /// <param name="revealed">Whether what is masked is shown, because a reason was given.</param>
    public static IReadOnlyList<Piece> Cut(string text, IEnumerable<string> reasons, bool revealed = false)
    {
        var segments = MaskedText.Of(text);
        var marks = Marks(text, segments, reasons);
        var pieces = new List<Piece>();
        foreach (var segment in segments)
        {
            if (segment.Hidden is not null)
            {
                pieces.Add(new(revealed ? text.Substring(segment.Start, segment.Length) : "", Hidden: segment.Hidden));
                continue;
            }

            var (at, end) = (segment.Start, segment.Start + segment.Length);
            foreach (var (start, length) in marks.Where(mark => mark.Start >= segment.Start && mark.Start < end))
            {
                if (start > at)
                    pieces.Add(new(text[at..start]));
                pieces.Add(new(text.Substring(start, length), Marked: true));
                at = start + length;
            }

            if (end > at)
                pieces.Add(new(text[at..end]));
        }

        return pieces;
    }

    /// <summary>First words of a report. Masked when it was made; masked again, since what counts as personal grows with the program.</summary>
    public static string Opening(string opening, Infrastructure.Texts texts) => string.Concat(Cut(opening, []).Select(piece =>
        piece.Hidden is null ? piece.Words : $"[{texts[$"hidden.{piece.Hidden}"]}]"));

    /// <summary>For the <c>lang</c> attribute; none where both languages are mixed.</summary>
    public static string? Tag(ReportLanguage language) => language switch
    {
        ReportLanguage.Kazakh => "kk",
        ReportLanguage.Russian => "ru",
        ReportLanguage.Mixed => null,
    };

    private static List<(int Start, int Length)> Marks(string text, IReadOnlyList<Segment> segments, IEnumerable<string> reasons)
    {
        var marks = new List<(int Start, int Length)>();
        foreach (var reason in reasons.Where(reason => reason.Length > 0).OrderByDescending(reason => reason.Length))
        {
            var start = segments.Where(segment => segment.Hidden is null)
                .SelectMany(segment => Occurrences(text, reason, segment))
                .FirstOrDefault(start => marks.All(mark => start >= mark.Start + mark.Length || mark.Start >= start + reason.Length), -1);
            if (start >= 0)
                marks.Add((start, reason.Length));
        }

        marks.Sort();
        return marks;
    }

    private static IEnumerable<int> Occurrences(string text, string reason, Segment segment)
    {
        var end = segment.Start + segment.Length;
        for (var at = segment.Start; at < end;)
        {
            var start = text.IndexOf(reason, at, end - at, StringComparison.OrdinalIgnoreCase);
            if (start < 0)
                yield break;
            if (IsEdge(text, start - 1) && IsEdge(text, start + reason.Length))
                yield return start;
            at = start + 1;
        }
    }

    private static bool IsEdge(string text, int at) => at < 0 || at >= text.Length || !char.IsLetterOrDigit(text[at]);
}
