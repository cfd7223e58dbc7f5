using System.Globalization;
using Xunit;

namespace QuttyMeken.Domain.Tests;

public sealed class ServiceLevelTests
{
    private static readonly Region Demo = Region.Shipped("aktobe");
    private static readonly Guid Moderator = Guid.Parse("01955a00-0000-7000-8000-000000000001");

    [Theory]
    // Times of the region, UTC+5. 2026: 16 December is a Wednesday off.
    [InlineData("2026-11-23 10:00", 1, "2026-11-24 10:00")]
    [InlineData("2026-11-23 20:00", 1, "2026-11-24 18:30")]
    [InlineData("2026-11-23 03:00", 1, "2026-11-23 18:30")]
    [InlineData("2026-11-23 09:00", 1, "2026-11-23 18:30")]
    [InlineData("2026-11-21 12:00", 1, "2026-11-23 18:30")]
    [InlineData("2026-11-21 23:00", 1, "2026-11-23 18:30")]
    [InlineData("2026-11-20 18:00", 1, "2026-11-23 18:00")]
    [InlineData("2026-11-20 10:00", 5, "2026-11-27 10:00")]
    [InlineData("2026-12-15 10:00", 1, "2026-12-17 10:00")]
    [InlineData("2026-11-23 10:00", 15, "2026-12-14 10:00")]
    public void Working_time_passes_only_while_offices_are_open(string from, int days, string until) =>
        Assert.Equal(Local(until), Demo.AfterWorkingDays(Local(from), days));

    [Fact]
    public void What_is_critical_runs_by_the_clock_also_on_a_sunday()
    {
        var report = New(Local("2026-11-22 03:00"), pressed: true);

        Assert.Equal(Local("2026-11-22 04:00"), report.DueAt);
    }

    [Fact]
    public void Each_stage_has_its_term()
    {
        var report = New(Local("2026-11-23 10:00"));
        Assert.Equal(Local("2026-11-24 10:00"), report.DueAt);

        report.Classify(Moderator, Sector.Education, Kind.RedTape, null, null, null, Local("2026-11-23 15:00"), Demo);
        Assert.Equal(Local("2026-11-30 10:00"), report.DueAt);

        report.Wrote(Moderator, isQuestion: true, Local("2026-11-24 11:00"), Demo);
        Assert.Equal(Local("2026-12-15 11:00"), report.DueAt);

        report.Answered(Local("2026-11-25 12:00"), Demo);
        Assert.Equal((Local("2026-11-26 12:00"), ReportStatus.InWork), (report.DueAt, report.Status));

        report.Seen(Demo);
        Assert.Equal((Local("2026-12-15 11:00"), null), (report.DueAt, report.AnsweredAt));

        report.Close(Moderator, Outcome.Substantiated, Local("2026-11-26 10:00"));
        Assert.Null(report.DueAt);

        report.Reopen(Moderator, Local("2026-11-27 10:00"), Demo);
        Assert.Equal(Local("2026-12-18 10:00"), report.DueAt);
    }

    [Fact]
    public void Reading_is_no_deed_and_a_deed_is_reading()
    {
        var report = New(Local("2026-11-23 10:00"));
        report.Answered(Local("2026-11-23 11:00"), Demo);
        report.Answered(Local("2026-11-23 12:00"), Demo);
        Assert.Equal((Local("2026-11-23 11:00"), 2), (report.AnsweredAt, report.Version));

        report.Seen(Demo);
        Assert.Equal((null, 2), (report.AnsweredAt, report.Version));

        report.Answered(Local("2026-11-23 13:00"), Demo);
        report.MoveTo(Moderator, ReportStatus.InWork, Local("2026-11-23 14:00"), Demo);
        Assert.Null(report.AnsweredAt);
    }

    [Fact]
    public void A_deed_taken_back_leaves_the_report_as_it_was()
    {
        var report = New(Local("2026-11-23 10:00"));
        report.Answered(Local("2026-11-23 11:00"), Demo);
        var (before, due) = (report.State(), report.DueAt);

        report.Close(Moderator, Outcome.Spam, Local("2026-11-23 12:00"));
        report.Return(before, Local("2026-11-23 12:01"), Demo);

        Assert.Equal((before, due, true, 3), (report.State(), report.DueAt, report.IsOpen, report.Version));
    }

    private static Report New(DateTimeOffset at, bool pressed = false) => new(Guid.CreateVersion7(at), 12_345_678,
        new(ReportChannel.WebChat, ReportLanguage.Kazakh, "Мәтін", "Мәтін", Kind: Kind.RedTape, Pressured: pressed), at, Demo);

    private static DateTimeOffset Local(string time) =>
        new DateTimeOffset(DateTime.Parse(time, CultureInfo.InvariantCulture), TimeSpan.FromHours(5)).ToUniversalTime();
}
