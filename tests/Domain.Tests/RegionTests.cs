using System.Text;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.Domain.Tests;

public sealed class RegionTests
{
    [Theory]
    [InlineData("aktobe", 13)]
    [InlineData("demo", 7)]
    public void A_region_that_travels_with_the_program_can_be_read(string name, int districts)
    {
        var region = Region.Shipped(name);

        Assert.Equal(districts, region.Districts.Count);
        Assert.All(region.Districts, unit => Assert.InRange(unit.ShortName(Language.Kazakh).Length, 1, 20));
        Assert.All(region.Districts, unit => Assert.InRange(unit.ShortName(Language.Russian).Length, 1, 20));
    }

    [Theory]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-03-09", false)]
    [InlineData("2027-03-15", false)]
    public void Working_days_come_from_the_file(string day, bool works) =>
        Assert.Equal(works, Region.Shipped("aktobe").IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_day_is_the_regions_day() =>
        Assert.Equal(new DateOnly(2026, 3, 4), Region.Shipped("aktobe").DayOf(new DateTimeOffset(2026, 3, 3, 19, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"region":{"slug":"r","nameKk":"Р","nameRu":"Р","inKk":"Р","inRu":"Р","timeZone":"Asia/Aqtobe","projectNameKk":"Р","projectNameRu":"Р","officeKk":"Р","officeRu":"Р","triageDays":5},"units":[],"organisations":[]}""")]
    [InlineData("""{"region":{"slug":"r","nameKk":"Р","nameRu":"Р","inKk":"Р","inRu":"Р","timeZone":"Asia/Aqtobe","projectNameKk":"Р","projectNameRu":"Р","officeKk":"Р","officeRu":"Р","triageDays":5},"units":[{"slug":"a","level":"city","parent":"nowhere","nameKk":"А","nameRu":"А"}],"organisations":[]}""")]
    public void A_file_that_is_no_region_is_refused_in_words(string json) =>
        Assert.Throws<InvalidDataException>(() => Region.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))));
}
