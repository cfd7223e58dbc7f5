using Xunit;

namespace QuttyMeken.Domain.Tests;

public sealed class ReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Moderator = Guid.Parse("01955a00-0000-7000-8000-000000000001");

    private static readonly Region Demo = Region.Shipped("demo");

    private static Report New(Submission? submission = null) => new(Guid.CreateVersion7(Now), 12_345_678,
        submission ?? new(ReportChannel.WebChat, ReportLanguage.Kazakh, "Жер кезегі жылжымайды", "Жер кезегі"), Now, Demo);

    [Fact]
    public void The_moderators_word_counts_before_the_citizens_and_the_models()
    {
        var guess = new Guess(ReportLanguage.Kazakh, Sector.Education, 0.8f, [], Kind.RedTape, 0.7f, [], "m");
        var report = New(new(ReportChannel.WebChat, ReportLanguage.Kazakh, "Мәтін", "Мәтін", guess, Sector.Healthcare));
        Assert.Equal(Sector.Healthcare, report.Sector);

        report.Classify(Moderator, Sector.LandRelations, Kind.BribeDemanded, null, null, null, Now, Demo);

        Assert.Equal((Sector.LandRelations, Sector.Healthcare, Sector.Education), (report.Sector, report.CitizenSector, report.GuessedSector));
        Assert.Equal(Urgency.High, report.Urgency);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whether_the_guess_was_sure_is_kept(bool isSure)
    {
        var report = New();
        Assert.Null(report.GuessIsSure);

        report.Suggest(new(ReportLanguage.Kazakh, Sector.Education, 0.8f, [], Kind.RedTape, 0.7f, [], "m", isSure));

        Assert.Equal(isSure, report.GuessIsSure);
    }

    [Theory]
    [InlineData(Kind.BribeDemanded, false, Urgency.High)]
    [InlineData(Kind.IllegalFees, false, Urgency.Normal)]
    [InlineData(Kind.PositiveFeedback, false, Urgency.Low)]
    [InlineData(Kind.PositiveFeedback, true, Urgency.Critical)]
    public void Urgency_follows_the_kind_and_danger_goes_before_all(Kind kind, bool danger, Urgency urgency) =>
        Assert.Equal(urgency, New(new(ReportChannel.WebChat, ReportLanguage.Kazakh, "Мәтін", "Мәтін", Kind: kind, Danger: danger)).Urgency);

    [Fact]
    public void A_closed_report_stays_closed_until_it_is_reopened()
    {
        var report = New();
        report.Close(Moderator, Outcome.NotSubstantiated, Now);

        Assert.Equal("report.already-closed", Assert.Throws<RuleBrokenException>(() => report.MoveTo(Moderator, ReportStatus.InWork, Now, Demo)).Problem.Code);
        report.Reopen(Moderator, Now, Demo);
        Assert.Equal((true, ReportStatus.InWork, null), (report.IsOpen, report.Status, report.ClosedAt));
    }

    public static TheoryData<Outcome, ReportStatus> Findings => new()
    {
        { Outcome.Substantiated, ReportStatus.MeasuresTaken },
        { Outcome.PartlySubstantiated, ReportStatus.MeasuresTaken },
        { Outcome.NotSubstantiated, ReportStatus.Unconfirmed },
        { Outcome.NotEnoughInformation, ReportStatus.Unconfirmed },
        { Outcome.OutsideCompetence, ReportStatus.Irrelevant },
        { Outcome.Spam, ReportStatus.Irrelevant },
    };

    [Theory, MemberData(nameof(Findings))]
    public void What_was_found_decides_the_status_until_it_is_taken_up_again(Outcome outcome, ReportStatus status)
    {
        var report = New();
        report.Close(Moderator, outcome, Now);
        Assert.Equal((status, outcome, false, Now), (report.Status, report.Outcome, report.IsOpen, report.ClosedAt));

        report.Reopen(Moderator, Now, Demo);
        Assert.Null(report.Outcome);
    }

    // Who may do what in which state. A letter means: refused because it is closed (c), is not closed (o), is withdrawn (w); a dot: done.
    [Theory]
    [InlineData("new", "....o.....")]
    [InlineData("in-work", "....o.....")]
    [InlineData("closed", "cccc......")]
    [InlineData("forwarded", "cccc......")]
    [InlineData("linked-to-risk", "cccc......")]
    [InlineData("duplicate", "cccc......")]
    [InlineData("withdrawn", "wwwwwwwww.")]
    public void Every_transition_is_guarded(string state, string answers)
    {
        Action<Report>[] deeds =
        [
            r => r.MoveTo(Moderator, ReportStatus.InWork, Now, Demo), r => r.Close(Moderator, Outcome.Spam, Now), r => r.Forward(Moderator, Now), r => r.MarkDuplicate(Moderator, Now),
            r => r.Reopen(Moderator, Now, Demo), r => r.Press(Now, Demo), r => r.Answered(Now, Demo), r => r.Wrote(Moderator, false, Now, Demo), r => r.Wrote(Moderator, true, Now, Demo), r => r.Withdraw(Now),
        ];
        foreach (var (deed, answer) in deeds.Zip(answers))
        {
            var report = In(state);
            var code = answer switch { 'c' => "report.already-closed", 'o' => "report.not-closed", 'w' => "report.withdrawn", _ => null };
            if (code is null)
                deed(report);
            else
                Assert.Equal(code, Assert.Throws<RuleBrokenException>(() => deed(report)).Problem.Code);
        }
    }

    private static Report In(string state)
    {
        var report = New();
        Action<Report> way = state switch
        {
            "new" => _ => report.Answered(Now, Demo),
            "in-work" => r => r.MoveTo(Moderator, ReportStatus.InWork, Now, Demo),
            "closed" => r => r.Close(Moderator, Outcome.NotSubstantiated, Now),
            "forwarded" => r => r.Forward(Moderator, Now),
            "linked-to-risk" => r => r.LinkToRisk(Moderator, Now),
            "duplicate" => r => r.MarkDuplicate(Moderator, Now),
            _ => r => r.Withdraw(Now),
        };
        way(report);
        return report;
    }

    [Fact]
    public void A_withdrawn_report_can_be_touched_no_more()
    {
        var report = New();
        report.Withdraw(Now);

        Assert.Equal(("", "", false), (report.Text, report.Opening, report.IsOpen));
        Assert.All(new Action[]
        {
            () => report.Wrote(Moderator, true, Now, Demo), () => report.Answered(Now, Demo), () => report.Reopen(Moderator, Now, Demo), () => report.Press(Now, Demo),
            () => report.Close(Moderator, Outcome.NotSubstantiated, Now), () => report.Classify(Moderator, Sector.Other, Kind.RedTape, null, null, null, Now, Demo),
        }, deed => Assert.Equal("report.withdrawn", Assert.Throws<RuleBrokenException>(deed).Problem.Code));
    }

    [Fact]
    public void Pressure_takes_a_closed_report_up_again_and_to_the_top()
    {
        var report = New();
        report.Close(Moderator, Outcome.Substantiated, Now);

        report.Press(Now, Demo);

        Assert.Equal((true, Urgency.Critical), (report.IsOpen, report.Urgency));
    }

    [Fact]
    public void A_mark_is_given_once_there_is_an_outcome()
    {
        var report = New();
        Assert.Throws<RuleBrokenException>(() => report.Rate(5, Now));
        report.Close(Moderator, Outcome.Substantiated, Now);
        report.Rate(5, Now);
        Assert.Equal(5, report.Rating);
        Assert.Throws<ArgumentOutOfRangeException>(() => report.Rate(6, Now));
    }

    [Fact]
    public void Delivery_moves_forward_only()
    {
        var report = New(new(ReportChannel.WhatsApp, ReportLanguage.Kazakh, "Мәтін", "Мәтін", MayBeAsked: true));
        var message = ThreadMessage.FromOffice(Guid.CreateVersion7(Now), report, MessageNature.News, "Хабар", Moderator, Now);
        message.Came(Delivery.Delivered, Now);
        message.Came(Delivery.Sent, Now);
        Assert.Equal(Delivery.Delivered, message.Delivery);
        message.Came(Delivery.Failed, Now, "delivery.blocked");
        message.Retry();
        Assert.Equal((Delivery.Waiting, null), (message.Delivery, message.DeliveryProblem));
    }

    [Fact]
    public void Every_code_is_kebab_case_and_reads_back()
    {
        Assert.Equal("citizen-service-centres", Code.Of(Sector.CitizenServiceCentres));
        Assert.All(Enum.GetValues<Sector>(), sector => Assert.Equal(sector, Code.Parse<Sector>(Code.Of(sector))));
        Assert.Equal(17, Enum.GetValues<Sector>().Length);
        Assert.Null(Code.Find<Sector>("astrology"));
    }
}
