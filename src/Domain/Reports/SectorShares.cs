using System.Globalization;

namespace QuttyMeken.Domain;

/// <summary>The next best sectors as one short text: <c>education:0.31;other:0.02</c>.</summary>
public static class SectorShares
{
    public static string Write(IEnumerable<SectorShare> shares) => string.Join(';', shares.Select(share =>
        string.Create(CultureInfo.InvariantCulture, $"{Code.Of(share.Sector)}:{share.Confidence:0.00}")));

    public static IReadOnlyList<SectorShare> Read(string? written) => string.IsNullOrEmpty(written)
        ? []
        : [.. written.Split(';').Select(share => share.Split(':')).Select(parts =>
            new SectorShare(Code.Parse<Sector>(parts[0]), float.Parse(parts[1], CultureInfo.InvariantCulture)))];
}
