using Microsoft.EntityFrameworkCore;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <param name="Similarity">Share of pieces of text that both have, from <see cref="TextSketch.Alike"/> to 1.</param>
public sealed record Likeness(int CaseNumber, double Similarity);

public static class Likenesses
{
    /// <summary>
    /// As many reports of one band are looked at. A text that was sent ten thousand times, or words that stand in every tenth report, do not make a lookup
    /// slow; the other bands tell such texts apart.
    /// </summary>
    public const int MostOfBand = 100;

    /// <summary>As many are compared, those first that have the most bands in common.</summary>
    public const int MostCompared = 200;

    /// <summary>
    /// Reports whose text resembles this one, among all there are, most alike first; without those that a person has told apart from it. Who asks for a
    /// reader goes on through <see cref="Visibility"/>.
    /// </summary>
    public static async Task<List<Likeness>> LikeOf(this Database db, int caseNumber, TextSketch sketch, CancellationToken ct)
    {
        var keys = await db.SharingBand(sketch.Bands).ToListAsync(ct);
        var candidates = keys.Select(SketchBand.CaseNumberOf).Where(number => number != caseNumber)
            .GroupBy(number => number).OrderByDescending(number => number.Count()).ThenBy(number => number.Key)
            .Take(MostCompared).Select(number => number.Key).ToList();
        if (candidates.Count == 0)
            return [];

        var signatures = await db.Sketches.AsNoTracking().Where(s => candidates.Contains(s.CaseNumber))
            .Select(s => new { s.CaseNumber, s.Signature }).ToListAsync(ct);
        var like = signatures.Where(s => s.Signature.Length == TextSketch.SignatureLength)
            .Select(s => new Likeness(s.CaseNumber, TextSketch.Similarity(s.Signature, sketch.Signature)))
            .Where(s => s.Similarity >= TextSketch.Alike).OrderByDescending(s => s.Similarity).ThenBy(s => s.CaseNumber).ToList();
        if (like.Count == 0)
            return [];

        var apart = await db.NotDuplicates.Where(p => p.First == caseNumber).Select(p => p.Second)
            .Concat(db.NotDuplicates.Where(p => p.Second == caseNumber).Select(p => p.First)).ToListAsync(ct);
        return [.. like.Where(one => !apart.Contains(one.CaseNumber))];
    }

    // One question for all bands, each a short walk along the key.
    private static IQueryable<long> SharingBand(this Database db, int[] bands) => bands.Select(band =>
    {
        var (from, to) = (SketchBand.KeyOf(band, 0), SketchBand.KeyOf(band, -1));
        return db.SketchBands.Where(b => b.Key >= from && b.Key <= to).OrderBy(b => b.Key).Take(MostOfBand).Select(b => b.Key);
    }).Aggregate((all, next) => all.Concat(next));
}
