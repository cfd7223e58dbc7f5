using System.Globalization;

namespace QuttyMeken.Bot.Channels;

/// <summary>Cuts a text into pieces that a messenger takes: at a paragraph, else a sentence, else a word, else between graphemes.</summary>
public static class TextSplitter
{
    /// <param name="limit">Longest piece in UTF-16 units; at least 16.</param>
    /// <returns>Pieces in order, none empty, none white space alone.</returns>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 16);
        var pieces = new List<string>();
        var rest = text.Trim();
        while (rest.Length > limit)
        {
            var cut = Cut(rest, limit);
            var piece = rest[..cut].TrimEnd();
            if (piece.Length > 0)
                pieces.Add(piece);
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0)
            pieces.Add(rest);
        return pieces;
    }

    private static int Cut(string text, int limit)
    {
        // A cut in the first half would make many short pieces.
        var half = limit / 2;
        foreach (var end in (string[])["\n\n", "\n", ". ", "! ", "? ", " "])
        {
            var at = text.LastIndexOf(end, limit - 1, limit - half, StringComparison.Ordinal);
            if (at >= half)
                return at + end.Length;
        }

        var grapheme = 0;
        while (true)
        {
            var length = StringInfo.GetNextTextElementLength(text, grapheme);
            if (grapheme + length > limit)
                return grapheme > 0 ? grapheme : limit;
            grapheme += length;
        }
    }
}
