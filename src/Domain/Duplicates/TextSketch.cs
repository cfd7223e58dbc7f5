using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Domain;

/// <summary>
/// What is kept of a text so that its like is found among a million: MinHash over pieces of the folded text. Two texts that share a share
/// <c>s</c> of their pieces agree in about <c>s</c> of the signature's bytes. A text cannot be read out of it.
/// </summary>
/// <remarks>
/// Pieces are every five letters in a row of the folded text, spaces included: a mistyped letter costs five of them, an exchanged word as many as
/// it has letters and four, sentences in another order four at each seam. Folding takes away what is lost when Kazakh letters are typed as
/// their neighbours. Longer pieces would lose more at each mistake, shorter ones are shared by texts that have nothing in common.
/// </remarks>
/// <param name="Signature"><see cref="SignatureLength"/> bytes.</param>
/// <param name="Bands"><see cref="BandCount"/> numbers: two texts that have one of them in common may be alike. Any value, negative ones too.</param>
public sealed record TextSketch(byte[] Signature, int[] Bands)
{
    public const int SignatureLength = 128;
    public const int BandCount = 20;

    /// <summary>
    /// From here on two texts are likely the same account. Measured on made reports: unrelated texts share 1 % of their pieces, two stories that have one
    /// of two accounts in common mostly 30 to 50 %, and a copy with a tenth of its words exchanged 67 % or more in 98 of 100 cases.
    /// </summary>
    public const double Alike = 0.55;

    /// <summary>
    /// Texts with fewer different pieces, about nine words, are not compared at all: «врач просит деньги» is written by many who never met.
    /// </summary>
    public const int FewestPieces = 50;

    private const int LettersOfPiece = 5;
    private const int RowsOfBand = 4;

    // Changing any of these numbers, or the folding, changes every signature: what is stored must then be emptied by a migration and is made anew.
    private static readonly ulong[] Seeds = [.. Enumerable.Range(1, SignatureLength).Select(number => Mixed((ulong)number * 0x9E3779B97F4A7C15))];

    /// <returns><see langword="null"/> for a text that is too short to be compared.</returns>
    public static TextSketch? Of(string text)
    {
        var pieces = Pieces(Folding.Fold(text));
        if (pieces.Count < FewestPieces)
            return null;

        var least = new ulong[SignatureLength];
        Array.Fill(least, ulong.MaxValue);
        foreach (var piece in pieces)
            for (var at = 0; at < least.Length; at++)
                least[at] = Math.Min(least[at], Mixed(piece ^ Seeds[at]));

        return new([.. least.Select(one => (byte)Mixed(one))], Banded(least));
    }

    /// <returns>Estimated share of pieces that both texts have, from 0 to 1; the standard error is at most 0.044.</returns>
    public static double Similarity(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var same = 0;
        for (var at = 0; at < SignatureLength; at++)
            if (one[at] == other[at])
                same++;

        // One byte in 256 is the same by chance.
        return Math.Max(0, ((double)same / SignatureLength - 1 / 256.0) / (1 - 1 / 256.0));
    }

    private static HashSet<ulong> Pieces(string folded)
    {
        var pieces = new HashSet<ulong>(folded.Length);
        for (var start = 0; start + LettersOfPiece <= folded.Length; start++)
        {
            var hash = 0UL;
            foreach (var letter in folded.AsSpan(start, LettersOfPiece))
                hash = Mixed(hash ^ letter);
            pieces.Add(hash);
        }

        return pieces;
    }

    private static int[] Banded(ulong[] least)
    {
        var bands = new int[BandCount];
        for (var band = 0; band < BandCount; band++)
        {
            var hash = (ulong)band;
            foreach (var one in least.AsSpan(band * RowsOfBand, RowsOfBand))
                hash = Mixed(hash ^ one);
            bands[band] = unchecked((int)hash);
        }

        return bands;
    }

    // The finaliser of SplitMix64.
    private static ulong Mixed(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
