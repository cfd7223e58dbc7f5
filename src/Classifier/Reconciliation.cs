namespace QuttyMeken.Classifier;

/// <summary>
/// What is about nothing has no sector: where the taxonomy says so, an irrelevant text of another sector than <c>other</c> cannot be, and the
/// likelihoods of sector and kind are taken on condition of that.
/// </summary>
internal static class Reconciliation
{
    public const string Nothing = "irrelevant";
    public const string NoSector = "other";

    /// <summary>Whether the rows hold irrelevant ones, and all of these are of no sector.</summary>
    public static bool Applies(IReadOnlyList<LabelledText> rows) =>
        rows.Any(row => row.Kind == Nothing) && rows.All(row => row.Kind != Nothing || row.Sector == NoSector);

    /// <returns>-1 where the labels do not hold it.</returns>
    public static int PlaceOfOther(IReadOnlyList<string> sectors) => Place(sectors, NoSector);

    /// <inheritdoc cref="PlaceOfOther"/>
    public static int PlaceOfIrrelevant(IReadOnlyList<string> kinds) => Place(kinds, Nothing);

    /// <summary>Changes both in place; each still sums to one.</summary>
    /// <param name="other">Place of <c>other</c> among the sectors.</param>
    /// <param name="irrelevant">Place of <c>irrelevant</c> among the kinds.</param>
    public static void Reconcile(float[] sectors, int other, float[] kinds, int irrelevant)
    {
        var (noSector, nothing) = (sectors[other], kinds[irrelevant]);
        var possible = 1 - ((1 - noSector) * nothing);
        if (possible <= 0)
            return;

        for (var sector = 0; sector < sectors.Length; sector++)
            sectors[sector] *= (sector == other ? 1 : 1 - nothing) / possible;
        for (var kind = 0; kind < kinds.Length; kind++)
            kinds[kind] *= (kind == irrelevant ? noSector : 1) / possible;
    }

    private static int Place(IReadOnlyList<string> labels, string label)
    {
        for (var at = 0; at < labels.Count; at++)
        {
            if (labels[at] == label)
                return at;
        }

        return -1;
    }
}
