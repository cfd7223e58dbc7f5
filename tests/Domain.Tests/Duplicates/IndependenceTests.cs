using Xunit;

namespace QuttyMeken.Domain.Tests.Duplicates;

public sealed class IndependenceTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    // Worked by hand. A letter is a cluster, "-" a report that resembles no other; a capital or "+" is an independent report.
    [Theory]
    [InlineData("", 0)]
    [InlineData("+", 1)]
    [InlineData("-", 0)]
    [InlineData("+ + +", 3)]                // three strangers, three stories
    [InlineData("A A A A", 1)]              // one text from four chats
    [InlineData("a a", 0)]                  // one text, and each sender had written before
    [InlineData("a A a", 1)]                // one of them is new
    [InlineData("A A B B +", 3)]            // two texts passed round, and a voice of its own
    [InlineData("A a b b + -", 2)]          // a counts once, b not, one alone of two
    public void A_cluster_counts_once(string reports, int voices) => Assert.Equal(voices, Independence.Count(
        reports.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => (
            one is "+" or "-" ? (int?)null : char.ToLowerInvariant(one[0]), one is "+" || char.IsUpper(one[0])))));

    [Theory]
    [InlineData(false, 0, 1, 2, 3)]                 // four are few
    [InlineData(true, 0, 1, 2, 3, 4)]
    [InlineData(true, 0, 0, 0, 0, 7)]               // to the hour
    [InlineData(false, 0, 2, 4, 6, 8)]              // nine days
    [InlineData(true, 0, 30, 31, 32, 33, 34, 90)]   // a week in the middle
    public void Five_in_a_week_are_a_campaign(bool isCampaign, params int[] days) =>
        Assert.Equal(isCampaign, Campaign.Is(days.Reverse().Select(day => Monday.AddDays(day))));
}
