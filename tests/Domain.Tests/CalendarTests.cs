using Xunit;

namespace QuttyMeken.Domain.Tests;

public sealed class CalendarTests
{
    private const string Good = """
        date,kind,name_kk,name_ru
        2027-01-01,off,Жаңа жыл,Новый год
        2027-01-09,working,"Жұмыс күні, көшірілген","Рабочий день, перенесён"

        """;

    [Fact]
    public void An_entered_year_takes_the_place_of_the_files_whole_year_and_no_other()
    {
        var region = Region.Shipped("demo");
        var holiday = region.Calendar.DaysOf(2026).First(day => day.Kind is DayKind.Off && day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Date;
        Assert.False(region.IsWorkingDay(holiday));

        region.Calendar.Take(CalendarFile.Read(Good.Replace("2027", "2026", StringComparison.Ordinal)).Days);
        Assert.True(region.IsWorkingDay(holiday) || holiday == new DateOnly(2026, 1, 1));
        Assert.False(region.IsWorkingDay(new(2026, 1, 1)));
        Assert.True(region.IsWorkingDay(new(2026, 1, 9)));

        region.Calendar.Take([]);
        Assert.False(region.IsWorkingDay(holiday));
    }

    [Fact]
    public void A_good_table_is_read()
    {
        var file = CalendarFile.Read("\uFEFF" + Good.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.True(file.IsGood);
        Assert.Equal(2027, file.Year);
        Assert.Equal([new(new(2027, 1, 1), DayKind.Off, "Жаңа жыл", "Новый год"), new(new(2027, 1, 9), DayKind.Working, "Жұмыс күні, көшірілген", "Рабочий день, перенесён")], file.Days);
    }

    [Theory]
    [InlineData("", 1, "calendar.header-wrong")]
    [InlineData("date,kind,name_kk,name_ru", 1, "calendar.empty")]
    [InlineData("date,kind,name_kk,name_ru\n2027-01-01,off,Жаңа жыл", 2, "calendar.columns-wrong")]
    [InlineData("date,kind,name_kk,name_ru\n01.01.2027,off,Жаңа жыл,Новый год", 2, "calendar.date-wrong")]
    [InlineData("date,kind,name_kk,name_ru\n2027-02-29,off,Жаңа жыл,Новый год", 2, "calendar.date-wrong")]
    [InlineData("date,kind,name_kk,name_ru\n2027-01-01,holiday,Жаңа жыл,Новый год", 2, "calendar.kind-wrong")]
    [InlineData("date,kind,name_kk,name_ru\n2027-01-01,off,Жаңа жыл,", 2, "calendar.name-missing")]
    [InlineData("date,kind,name_kk,name_ru\n2027-01-01,off,а,б\n\n2027-01-01,off,а,б", 4, "calendar.date-twice")]
    [InlineData("date,kind,name_kk,name_ru\n2027-01-01,off,а,б\n2028-01-01,off,а,б", 3, "calendar.other-year")]
    public void What_is_wrong_is_said_with_its_line(string text, int line, string code) =>
        Assert.Equal([new LineProblem(line, code)], CalendarFile.Read(text).Problems);
}
