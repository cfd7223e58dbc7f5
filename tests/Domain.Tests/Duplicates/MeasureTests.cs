using Xunit;
using Xunit.Abstractions;

namespace QuttyMeken.Domain.Tests.Duplicates;

public sealed class MeasureTests(ITestOutputHelper output)
{
    // The threshold was chosen on seed 1.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Copies_among_twenty_thousand_reports_are_found_and_little_else(int seed)
    {
        var made = new MadeReports(seed, 20_000, 1_000);

        var found = Found([.. made.All.AsParallel().AsOrdered().Select(TextSketch.Of)]);

        var planted = made.Planted.ToDictionary(copy => (copy.Original, copy.Copy), copy => copy.Rewriting);
        var right = found.Where(planted.ContainsKey).ToList();
        var (recall, precision) = ((double)right.Count / planted.Count, (double)right.Count / found.Count);
        output.WriteLine($"seed {seed}: {made.All.Count} reports, {planted.Count} copies; recall {recall:0.000}, precision {precision:0.000}");
        foreach (var copies in planted.GroupBy(copy => copy.Value))
            output.WriteLine($" {copies.Key,-24} {copies.Count(copy => found.Contains(copy.Key))} of {copies.Count()}");
        Assert.Equal((20_000, 1_000), (made.All.Count, planted.Count));
        Assert.InRange(recall, 0.95, 1);
        Assert.InRange(precision, 0.9, 1);
    }

    // As a lookup does it: a band in common, then the signatures.
    private static HashSet<(int, int)> Found(TextSketch?[] sketches)
    {
        var (found, bands) = (new HashSet<(int, int)>(), new Dictionary<int, List<int>>());
        for (var at = 0; at < sketches.Length; at++)
        {
            if (sketches[at] is not { } sketch)
                continue;
            foreach (var band in sketch.Bands)
            {
                if (!bands.TryGetValue(band, out var sharing))
                    bands[band] = sharing = [];
                foreach (var other in sharing.Where(other => TextSketch.Similarity(sketches[other]!.Signature, sketch.Signature) >= TextSketch.Alike))
                    found.Add((other, at));
                sharing.Add(at);
            }
        }

        return found;
    }
}
