namespace QuttyMeken.Domain;

/// <summary>One citizen's account of one incident. Knows nothing about who sent it.</summary>
public sealed partial class Report
{
    /// <summary>Longest account kept, in characters: several messages of any messenger together.</summary>
    public const int MaxTextLength = 16_000;
    public const int MaxOpeningLength = 160;
    public const int MaxOrganisationLength = 200;
    public const int MaxRemarkLength = 1_000;

    /// <summary>Statuses in which nobody works on a report any more: the outcomes a case is closed with, and withdrawal.</summary>
    public static readonly IReadOnlyList<ReportStatus> Outcomes =
        [ReportStatus.MeasuresTaken, ReportStatus.Unconfirmed, ReportStatus.Forwarded, ReportStatus.LinkedToRisk, ReportStatus.Irrelevant, ReportStatus.Duplicate];

    private Report() { (Text, Opening) = ("", ""); }     // EF Core

    /// <param name="caseNumber">Random, from 10 000 000 to 99 999 999: for people to say aloud. Unique.</param>
    /// <param name="region">Whose calendar counts the office's working days, here and wherever a deed moves <see cref="DueAt"/>.</param>
    public Report(Guid id, int caseNumber, Submission submission, DateTimeOffset receivedAt, Region region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(submission.Text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(submission.Text.Length, MaxTextLength, nameof(submission));
        ArgumentOutOfRangeException.ThrowIfLessThan(caseNumber, 10_000_000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(caseNumber, 99_999_999);
        (Id, CaseNumber, ReceivedAt, ChangedAt) = (id, caseNumber, receivedAt.ToUniversalTime(), receivedAt.ToUniversalTime());
        (Channel, Language, Text, Opening) = (submission.Channel, submission.Language, submission.Text, submission.Opening);
        (CitizenSector, CitizenKind) = (submission.Sector, submission.Kind);
        (District, OrganisationCode, OrganisationText) = (submission.District, submission.OrganisationCode, submission.OrganisationText);
        (Happened, HappenedOn, Amount) = (submission.Happened, submission.HappenedOn, submission.Amount);
        (Pressured, Danger, Independent, MayBeAsked) = (submission.Pressured, submission.Danger, submission.Independent, submission.MayBeAsked);
        if (submission.Guess is { } guess)
            Suggest(guess);
        Weigh();
        Schedule(region);
    }

    public Guid Id { get; private set; }
    public int CaseNumber { get; private set; }
    public ReportChannel Channel { get; private set; }
    public ReportLanguage Language { get; private set; }
    public string Text { get; private set; }
    public string Opening { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public ReportStatus Status { get; private set; } = ReportStatus.New;

    /// <summary>Whether somebody still works on it. Follows from the status; stored, since the queue is indexed by it.</summary>
    public bool IsOpen { get; private set; } = true;
    public Urgency Urgency { get; private set; }

    public Sector? GuessedSector { get; private set; }
    public float? GuessedSectorConfidence { get; private set; }

    /// <summary>Whether the guessed sector may be routed; otherwise a person should look. Not known of guesses from before it was kept.</summary>
    public bool? GuessIsSure { get; private set; }
    public Kind? GuessedKind { get; private set; }
    public float? GuessedKindConfidence { get; private set; }
    public Kind? GuessedSecondKind { get; private set; }

    /// <summary>The model's next best sectors: <c>education:0.31;other:0.02</c>.</summary>
    public string? NextBest { get; private set; }

    /// <summary>Words of the text that decided, one a line.</summary>
    public string? Reasons { get; private set; }

    /// <summary>SHA-256 of the model that guessed.</summary>
    public string? Model { get; private set; }

    public Sector? CitizenSector { get; private set; }
    public Kind? CitizenKind { get; private set; }
    public Sector? ModeratorSector { get; private set; }
    public Kind? ModeratorKind { get; private set; }

    /// <summary>The sector that counts: the moderator's, else the citizen's, else the model's. Stored, since the queue filters by it.</summary>
    public Sector? Sector { get; private set; }

    /// <summary>The kind that counts, by the same order.</summary>
    public Kind? Kind { get; private set; }

    /// <summary>Slug of a district or city of the region.</summary>
    public string? District { get; private set; }
    public string? OrganisationCode { get; private set; }
    public string? OrganisationText { get; private set; }
    public Happened? Happened { get; private set; }
    public DateOnly? HappenedOn { get; private set; }

    /// <summary>In whole tenge.</summary>
    public long? Amount { get; private set; }
    public bool? Pressured { get; private set; }
    public bool Danger { get; private set; }
    public bool Independent { get; private set; }
    public bool MayBeAsked { get; private set; }
    public Guid? ModeratorId { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>By when the office must have done the next thing (<see cref="ServiceLevels"/>); <see langword="null"/> when nothing is left to do.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When the office last wrote to the citizen.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>Since when words of the citizen lie unread; <see langword="null"/> when those who work on reports have seen all of them.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The citizen's mark for the office, from 1 (very bad) to 5.</summary>
    public int? Rating { get; private set; }
    public string? RatingRemark { get; private set; }
    public int Version { get; private set; }

    /// <summary>Takes the model's opinion, at submission or later when a model has come.</summary>
    public void Suggest(Guess guess)
    {
        (GuessedSector, GuessedSectorConfidence, GuessIsSure) = (guess.Sector, guess.Confidence, guess.IsSure);
        (GuessedKind, GuessedKindConfidence, GuessedSecondKind) = (guess.Kind, guess.KindConfidence, guess.SecondKind);
        NextBest = SectorShares.Write(guess.NextBest);
        Reasons = string.Join('\n', guess.Reasons);
        Model = guess.Model;
        Weigh();
    }

    /// <summary>A moderator settles what the report is about; the citizen's and the model's words are kept beside.</summary>
    /// <exception cref="RuleBrokenException"><c>report.already-closed</c>, <c>report.withdrawn</c>.</exception>
    public void Classify(Guid moderatorId, Sector sector, Kind kind, string? district, string? organisationCode, string? organisationText, DateTimeOffset now, Region region)
    {
        MustBeOpen();
        (ModeratorSector, ModeratorKind) = (sector, kind);
        (District, OrganisationCode, OrganisationText) = (district, organisationCode, organisationText);
        Weigh();
        TakeBy(moderatorId, now);
        Schedule(region);
    }

    /// <summary>A moderator takes an open report over, whoever had it.</summary>
    /// <exception cref="RuleBrokenException"><c>report.already-closed</c>, <c>report.withdrawn</c>.</exception>
    public void Assign(Guid moderatorId, DateTimeOffset now, Region region)
    {
        MustBeOpen();
        ModeratorId = moderatorId;
        TakeBy(moderatorId, now);
        Schedule(region);
    }

    /// <summary>Somebody who works on reports has read everything. No deed: nobody else's page grows old by it.</summary>
    public void Seen(Region region)
    {
        AnsweredAt = null;
        Schedule(region);
    }

    /// <summary>Works out <see cref="DueAt"/> anew: for reports from before it was kept, and after a change of the calendar.</summary>
    public void Schedule(Region region) =>
        DueAt = IsOpen ? ServiceLevels.DueAt(Status, Urgency, ReceivedAt, ToldAt, AnsweredAt, region) : null;

    /// <summary>Moves an open report on. A new one that somebody touches is in triage.</summary>
    /// <exception cref="RuleBrokenException">The report is closed or withdrawn, or the status is not one of work.</exception>
    public void MoveTo(Guid moderatorId, ReportStatus status, DateTimeOffset now, Region region)
    {
        MustBeOpen();
        if (status is not (ReportStatus.InTriage or ReportStatus.NeedsInfo or ReportStatus.InWork))
            throw new RuleBrokenException("report.not-a-working-status");

        TakeBy(moderatorId, now);
        Status = status;
        Schedule(region);
    }

    /// <summary>Notes that the office wrote to the citizen.</summary>
    /// <exception cref="RuleBrokenException"><c>report.withdrawn</c>.</exception>
    public void Wrote(Guid moderatorId, bool isQuestion, DateTimeOffset now, Region region)
    {
        if (Status is ReportStatus.Withdrawn)
            throw new RuleBrokenException("report.withdrawn");

        if (IsOpen)
        {
            TakeBy(moderatorId, now);
            if (isQuestion)
                Status = ReportStatus.NeedsInfo;
        }

        ToldAt = now.ToUniversalTime();
        Worked(now);
        Schedule(region);
    }

    /// <summary>Ends the work with one of <see cref="Outcomes"/>.</summary>
    /// <exception cref="RuleBrokenException">The report is closed or withdrawn already, or the status is no outcome.</exception>
    public void Close(Guid moderatorId, ReportStatus outcome, DateTimeOffset now)
    {
        MustBeOpen();
        if (!Outcomes.Contains(outcome))
            throw new RuleBrokenException("report.not-an-outcome");

        ModeratorId ??= moderatorId;
        Status = outcome;
        IsOpen = false;
        (ClosedAt, ToldAt, DueAt) = (now.ToUniversalTime(), now.ToUniversalTime(), null);
        Worked(now);
    }

    /// <summary>Takes a closed report up again.</summary>
    /// <exception cref="RuleBrokenException"><c>report.not-closed</c>, <c>report.withdrawn</c>.</exception>
    public void Reopen(Guid moderatorId, DateTimeOffset now, Region region)
    {
        if (Status is ReportStatus.Withdrawn)
            throw new RuleBrokenException("report.withdrawn");
        if (IsOpen)
            throw new RuleBrokenException("report.not-closed");

        (IsOpen, ClosedAt, Status) = (true, null, ReportStatus.InWork);
        ModeratorId = moderatorId;
        Worked(now);
        Schedule(region);
    }

    /// <summary>What a deed of the office changes, as it is now.</summary>
    public CaseState State() => new(Status, ModeratorId, ModeratorSector, ModeratorKind, District, OrganisationCode, ClosedAt, ToldAt, AnsweredAt);

    /// <summary>Puts the report back to how it was before a deed. Free words about the organisation stay as they are.</summary>
    /// <exception cref="RuleBrokenException"><c>report.withdrawn</c>.</exception>
    public void Return(CaseState before, DateTimeOffset now, Region region)
    {
        if (Status is ReportStatus.Withdrawn)
            throw new RuleBrokenException("report.withdrawn");

        (Status, ModeratorId, ModeratorSector, ModeratorKind) = (before.Status, before.ModeratorId, before.ModeratorSector, before.ModeratorKind);
        (District, OrganisationCode, ClosedAt, ToldAt) = (before.District, before.OrganisationCode, before.ClosedAt, before.ToldAt);
        IsOpen = !Outcomes.Contains(Status);
        Weigh();
        Touch(now);
        AnsweredAt = before.AnsweredAt;
        Schedule(region);
    }

    private void MustBeOpen()
    {
        if (Status is ReportStatus.Withdrawn)
            throw new RuleBrokenException("report.withdrawn");
        if (!IsOpen)
            throw new RuleBrokenException("report.already-closed");
    }

    private void TakeBy(Guid moderatorId, DateTimeOffset now)
    {
        ModeratorId ??= moderatorId;
        if (Status is ReportStatus.New)
            Status = ReportStatus.InTriage;
        Worked(now);
    }

    private void Weigh()
    {
        Sector = ModeratorSector ?? CitizenSector ?? GuessedSector;
        Kind = ModeratorKind ?? CitizenKind ?? GuessedKind;
        Urgency = Urgencies.Of(Kind, Danger || Pressured is true);
    }

    // Who does something with a report has read it.
    private void Worked(DateTimeOffset now)
    {
        AnsweredAt = null;
        Touch(now);
    }

    private void Touch(DateTimeOffset now)
    {
        ChangedAt = now.ToUniversalTime();
        Version++;
    }
}
