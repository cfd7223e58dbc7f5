using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using Xunit;

namespace QuttyMeken.BackOffice.Tests.Infrastructure;

public sealed class FormatTests
{
    private static readonly Region Region = Region.Shipped("demo");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(Language.Kazakh, "2026 ж. 23 қараша")]
    [InlineData(Language.Russian, "23 ноября 2026 г.")]
    public void A_date_is_written_as_people_write_it(Language language, string expected) =>
        Assert.Equal(expected, Plain(Format.Date(new(2026, 11, 23), language)));

    // UTC+5: half past seven in the evening is past midnight there.
    [Fact]
    public void Time_is_the_time_of_the_region() =>
        Assert.Equal("2026 ж. 24 қараша, 00:30", Plain(Format.DateTime(new(2026, 11, 23, 19, 30, 0, TimeSpan.Zero), Region, Language.Kazakh)));

    [Theory]
    [InlineData(0, "14:00", "14:00")]
    [InlineData(-1, "22 қар., 14:00", "22 нояб., 14:00")]
    [InlineData(-400, "2025 ж. 19 қаз.", "19 окт. 2025 г.")]
    public void A_short_time_says_no_more_than_it_must(int days, string kazakh, string russian)
    {
        var time = Now.AddDays(days);

        Assert.Equal((kazakh, russian), (Plain(Format.Brief(time, Now, Region, Language.Kazakh)), Plain(Format.Brief(time, Now, Region, Language.Russian))));
    }

    [Theory]
    [InlineData(0, "1 мин", "1 мин")]
    [InlineData(14, "14 мин", "14 мин")]
    [InlineData(59, "59 мин", "59 мин")]
    [InlineData(60, "1 сағ", "1 ч")]
    [InlineData(1439, "23 сағ", "23 ч")]
    [InlineData(2880, "2 күн", "2 дн.")]
    public void An_age_is_in_its_largest_unit(int minutes, string kazakh, string russian)
    {
        var age = TimeSpan.FromMinutes(minutes);

        Assert.Equal((kazakh, russian), (Plain(Format.Age(age, Language.Kazakh)), Plain(Format.Age(age, Language.Russian))));
    }

    [Fact]
    public void Money_has_its_thousands_apart_and_stays_on_one_line()
    {
        Assert.Equal("150\u202f000\u00a0теңге", Format.Money(150_000, Language.Kazakh));
        Assert.Equal("1\u202f500\u202f000\u00a0тенге", Format.Money(1_500_000, Language.Russian));
    }

    [Fact]
    public void A_case_number_is_two_groups_of_four() => Assert.Equal("4182-0390", Format.CaseNumber(41_820_390));

    [Theory]
    [InlineData(500, "1 КБ")]
    [InlineData(184_300, "184 КБ")]
    [InlineData(1_240_000, "1,2 МБ")]
    [InlineData(2_000_000, "2 МБ")]
    public void A_size_is_short(long bytes, string expected) => Assert.Equal(expected, Plain(Format.Size(bytes)));

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
