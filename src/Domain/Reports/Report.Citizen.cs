namespace QuttyMeken.Domain;

// What the citizen does after the report was sent.
public sealed partial class Report
{
    /// <summary>Notes that the citizen wrote. An answer takes the report back to work.</summary>
    /// <exception cref="RuleBrokenException"><c>report.withdrawn</c>.</exception>
    public void Answered(DateTimeOffset now, Region region)
    {
        if (Status is ReportStatus.Withdrawn)
            throw new RuleBrokenException("report.withdrawn");

        if (Status is ReportStatus.NeedsInfo)
            Status = ReportStatus.InWork;
        AnsweredAt ??= now.ToUniversalTime();
        Touch(now);
        Schedule(region);
    }

    /// <summary>The citizen marks the office's work.</summary>
    /// <exception cref="RuleBrokenException"><c>report.not-closed</c>: there is no outcome to mark yet.</exception>
    public void Rate(int stars, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stars, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stars, 5);
        if (IsOpen)
            throw new RuleBrokenException("report.not-closed");

        Rating = stars;
        Touch(now);
    }

    /// <summary>Keeps the word that came with the mark, cut to <see cref="MaxRemarkLength"/>.</summary>
    public void Remark(string words, DateTimeOffset now)
    {
        RatingRemark = words.Length > MaxRemarkLength ? words[..MaxRemarkLength] : words;
        Touch(now);
    }

    /// <summary>The citizen is pressed because of this report: it goes to the top, and is taken up again, by itself, if it was closed.</summary>
    /// <exception cref="RuleBrokenException"><c>report.withdrawn</c>.</exception>
    public void Press(DateTimeOffset now, Region region)
    {
        if (Status is ReportStatus.Withdrawn)
            throw new RuleBrokenException("report.withdrawn");

        Pressured = true;
        if (!IsOpen)
            TakeUpAgain();
        AnsweredAt ??= now.ToUniversalTime();
        Weigh();
        Touch(now);
        Schedule(region);
    }

    /// <summary>The citizen takes the report back: its words are gone, the fact that there was one stays.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        (Text, Opening, OrganisationText, Reasons, RatingRemark, NextBest) = ("", "", null, null, null, null);
        (OrganisationCode, HappenedOn, Amount, MainId) = (null, null, null, null);
        (Status, IsOpen, MayBeAsked, AnsweredAt, DueAt) = (ReportStatus.Withdrawn, false, false, null, null);
        ClosedAt ??= now.ToUniversalTime();
        Touch(now);
    }
}
