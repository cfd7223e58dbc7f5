using Xunit;

namespace QuttyMeken.Domain.Tests.Learning;

public sealed class QualityTests
{
    private static readonly Tally[] Tallies =
    [
        new(ReportLanguage.Kazakh, Sector.Education, Sector.Education, IsSure: true, 60),
        new(ReportLanguage.Kazakh, Sector.Education, Sector.Healthcare, IsSure: true, 5),
        new(ReportLanguage.Russian, Sector.Healthcare, Sector.Education, IsSure: false, 20),
        new(ReportLanguage.Russian, Sector.Healthcare, Decided: null, IsSure: true, 7),
        new(ReportLanguage.Russian, Sector.Healthcare, Sector.Healthcare, IsSure: null, 8),
    ];

    [Fact]
    public void Only_what_a_moderator_decided_counts()
    {
        Assert.Equal(new Ratio(68, 93), Quality.Agreed(Tallies));
        Assert.Equal(new Ratio(60, 80), Quality.Agreed(Tallies, Sector.Education));
        Assert.Equal(new Ratio(8, 28), Quality.Agreed(Tallies, ReportLanguage.Russian));
    }

    [Fact]
    public void Routed_is_told_apart_from_routed_and_right()
    {
        Assert.Equal(new Ratio(72, 92), Quality.Routed(Tallies));
        Assert.Equal(new Ratio(60, 65), Quality.RoutedRight(Tallies));
    }
}
