namespace QuttyMeken.Domain;

// One account that came more than once: one report is the main one and is worked on, the others follow it.
public sealed partial class Report
{
    /// <summary>The report that this one repeats. That one repeats none: there are no chains.</summary>
    public Guid? MainId { get; private set; }

    /// <summary>Settles that this report repeats another one. It is closed, and its citizen is shown the state of the main one.</summary>
    /// <exception cref="RuleBrokenException">
    /// This report is closed or withdrawn, or the other one is this one, cannot be worked on, or was closed as a repetition itself.
    /// </exception>
    public void MergeInto(Report main, Guid moderatorId, DateTimeOffset now)
    {
        MustBeOpen();
        MustBeMain(main);
        Status = ReportStatus.Duplicate;
        End(moderatorId, now);
        Follow(main, now);
    }

    /// <summary>Goes along when the main report turns out to repeat another one.</summary>
    /// <exception cref="RuleBrokenException"><c>duplicate.not-merged</c>, or the other one is no main report.</exception>
    public void MoveAlong(Report main, DateTimeOffset now)
    {
        if (MainId is null)
            throw new RuleBrokenException("duplicate.not-merged");

        MustBeMain(main);
        Follow(main, now);
    }

    /// <summary>Takes a merged report up again by itself.</summary>
    /// <param name="moderatorId">Who goes on with it; <see langword="null"/> when its main report was withdrawn and nobody decided.</param>
    /// <exception cref="RuleBrokenException"><c>duplicate.not-merged</c>.</exception>
    public void Split(Guid? moderatorId, DateTimeOffset now, Region region)
    {
        if (MainId is null)
            throw new RuleBrokenException("duplicate.not-merged");

        TakeUpAgain();
        ModeratorId = moderatorId ?? ModeratorId;
        Touch(now);
        Schedule(region);
    }

    private void MustBeMain(Report main)
    {
        if (main.Id == Id)
            throw new RuleBrokenException("duplicate.itself");
        if (main.Status is ReportStatus.Withdrawn or ReportStatus.Quarantined or ReportStatus.Duplicate || main.MainId is not null)
            throw new RuleBrokenException("duplicate.not-a-main");
    }

    // Both change, so that two people who merge them both ways at once do not both succeed.
    private void Follow(Report main, DateTimeOffset now)
    {
        MainId = main.Id;
        Touch(now);
        main.Version++;
    }
}
