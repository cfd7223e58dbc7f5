using QuttyMeken.BackOffice.Learning;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Learning;

public sealed class ComparisonTests
{
    // With 100 rows, 0.8 and 0.6: √((0.16 + 0.24) / 100) = 0.0632, twice that is 0.126.
    [Theory]
    [InlineData(100, 0.6, 0.8, Verdict.Better)]
    [InlineData(100, 0.8, 0.6, Verdict.Worse)]
    [InlineData(100, 0.7, 0.8, Verdict.Same)]
    [InlineData(50, 0.1, 0.9, Verdict.Better)]
    [InlineData(49, 0.1, 0.9, Verdict.TooFew)]
    public void A_difference_counts_when_chance_does_not_explain_it(int rows, double champion, double challenger, Verdict expected) =>
        Assert.Equal(expected, new Trial(rows, Scored(champion), Scored(challenger)).Verdict);

    [Fact]
    public void Without_a_champion_or_without_rows_nothing_is_claimed()
    {
        Assert.Equal(Verdict.NoChampion, new Trial(100, null, Scored(0.9)).Verdict);
        Assert.Equal(Verdict.TooFew, new Trial(0, null, null).Verdict);
    }

    [Fact]
    public void What_was_written_is_read_again()
    {
        var written = new Comparison("ab", 200, 50, new(60, Scored(0.5), Scored(0.6)), new(0, null, null));

        Assert.Equal(written.Write(), Comparison.Read(written.Write())!.Write());
        Assert.Equal(0.6, Comparison.Read(written.Write())!.HeldOut.Challenger!.Sector);
        Assert.Null(Comparison.Read(null));
    }

    private static Measured Scored(double sector) => new(sector, sector, null, null, new Dictionary<string, double> { ["kk"] = sector });
}
