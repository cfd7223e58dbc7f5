using Xunit;

namespace QuttyMeken.Domain.Tests;

public sealed class ReportDuplicateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Moderator = Guid.CreateVersion7(Now);
    private int _last = 10_000_000;

    [Fact]
    public void A_merged_report_is_closed_and_a_split_one_worked_on_again()
    {
        var (main, report) = (New(), New());
        var version = main.Version;

        report.MergeInto(main, Moderator, Now);

        Assert.Equal((ReportStatus.Duplicate, false, main.Id, Now), (report.Status, report.IsOpen, report.MainId, report.ClosedAt));
        Assert.Equal((ReportStatus.New, true, version + 1), (main.Status, main.IsOpen, main.Version));

        report.Split(Moderator, Now, Region.Shipped("demo"));

        Assert.Equal((ReportStatus.InWork, true, null, null), (report.Status, report.IsOpen, report.MainId, report.ClosedAt));
    }

    [Fact]
    public void There_are_no_chains()
    {
        var (main, member, third) = (New(), New(), New());
        member.MergeInto(main, Moderator, Now);

        Refused("duplicate.not-a-main", () => third.MergeInto(member, Moderator, Now));
        Refused("duplicate.not-a-main", () => main.MergeInto(member, Moderator, Now));
        Refused("report.already-closed", () => member.MergeInto(third, Moderator, Now));

        main.MergeInto(third, Moderator, Now);
        member.MoveAlong(third, Now);
        Assert.Equal((third.Id, third.Id), (main.MainId, member.MainId));
    }

    [Fact]
    public void What_makes_no_sense_is_refused_and_changes_nothing()
    {
        var (main, report) = (New(), New());
        var withdrawn = New();
        withdrawn.Withdraw(Now);
        var repeated = New();
        repeated.MarkDuplicate(Moderator, Now);

        Refused("duplicate.itself", () => report.MergeInto(report, Moderator, Now));
        Refused("duplicate.not-a-main", () => report.MergeInto(withdrawn, Moderator, Now));
        Refused("duplicate.not-a-main", () => report.MergeInto(repeated, Moderator, Now));
        Refused("report.withdrawn", () => withdrawn.MergeInto(main, Moderator, Now));
        Refused("duplicate.not-merged", () => report.Split(Moderator, Now, Region.Shipped("demo")));
        Refused("duplicate.not-merged", () => report.MoveAlong(main, Now));
        Assert.Equal((0, 0, ReportStatus.New), (main.Version, report.Version, report.Status));

        report.MergeInto(main, Moderator, Now);
        Refused("report.is-merged", () => report.Reopen(Moderator, Now, Region.Shipped("demo")));
    }

    [Fact]
    public void Pressure_and_withdrawal_take_a_report_from_its_main_one()
    {
        var (main, pressed, withdrawn) = (New(), New(), New());
        pressed.MergeInto(main, Moderator, Now);
        withdrawn.MergeInto(main, Moderator, Now);

        pressed.Press(Now, Region.Shipped("demo"));
        withdrawn.Withdraw(Now);

        Assert.Equal((null, true, ReportStatus.InWork), (pressed.MainId, pressed.IsOpen, pressed.Status));
        Assert.Equal((null, ReportStatus.Withdrawn), (withdrawn.MainId, withdrawn.Status));
    }

    private Report New() => new(Guid.CreateVersion7(Now), ++_last, new(ReportChannel.Telegram, ReportLanguage.Kazakh, "Мәтін", "Мәтін"), Now, Region.Shipped("demo"));

    private static void Refused(string code, Action deed) => Assert.Equal(code, Assert.Throws<RuleBrokenException>(deed).Problem.Code);
}
