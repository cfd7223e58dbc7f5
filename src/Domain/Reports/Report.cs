namespace QuttyMeken.Domain;

/// <summary>One citizen's account of one incident. Knows nothing about who sent it.</summary>
public sealed partial class Report
{
    /// <summary>Longest account kept, in characters: several messages of any messenger together.</summary>
    public const int MaxTextLength = 16_000;
    public const int MaxOpeningLength = 160;
    public const int MaxOrganisationLength = 200;
    public const int MaxRemarkLength = 1_000;

    /// <summary>Statuses a case is closed with.</summary>
    public static readonly IReadOnlyList<ReportStatus> ClosedStatuses =
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

    /// <summary>What was found; <see langword="null"/> while it is open, and of one that was passed on, linked or merged.</summary>
    public Outcome? Outcome { get; private set; }

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

    /// <summary>With which state of the registry's names the words were compared; 0 for never.</summary>
    public int ComparedNames { get; private set; }

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

    /// <summary>Ends the work with what was found.</summary>
    /// <exception cref="RuleBrokenException"><c>report.already-closed</c>, <c>report.withdrawn</c>.</exception>
    public void Close(Guid moderatorId, Outcome outcome, DateTimeOffset now)
    {
        MustBeOpen();
        (Outcome, Status) = (outcome, outcome.Status());
        End(moderatorId, now);
    }

    /// <summary>Passes the report on to a body that may look into crimes. The office's own work on it ends.</summary>
    /// <exception cref="RuleBrokenException"><c>report.already-closed</c>, <c>report.withdrawn</c>.</exception>
    public void Forward(Guid moderatorId, DateTimeOffset now)
    {
        MustBeOpen();
        Status = ReportStatus.Forwarded;
        End(moderatorId, now);
    }

    /// <summary>Ends the work because the report is evidence of a risk that is being analysed.</summary>
    /// <exception cref="RuleBrokenException"><c>report.already-closed</c>, <c>report.withdrawn</c>.</exception>
    public void LinkToRisk(Guid moderatorId, DateTimeOffset now)
    {
        MustBeOpen();
        Status = ReportStatus.LinkedToRisk;
        End(moderatorId, now);
    }

    /// <summary>Ends the work because another report tells of the same.</summary>
    /// <exception cref="RuleBrokenException"><c>report.already-closed</c>, <c>report.withdrawn</c>.</exception>
    public void MarkDuplicate(Guid moderatorId, DateTimeOffset now)
    {
        MustBeOpen();
        Status = ReportStatus.Duplicate;
        End(moderatorId, now);
    }

    /// <summary>Takes a closed report up again.</summary>
    /// <exception cref="RuleBrokenException"><c>report.not-closed</c>, <c>report.withdrawn</c>, <c>report.is-merged</c>.</exception>
    public void Reopen(Guid moderatorId, DateTimeOffset now, Region region)
    {
        if (Status is ReportStatus.Withdrawn)
            throw new RuleBrokenException("report.withdrawn");
        if (IsOpen)
            throw new RuleBrokenException("report.not-closed");
        if (MainId is not null)
            throw new RuleBrokenException("report.is-merged");

        TakeUpAgain();
        ModeratorId = moderatorId;
        Worked(now);
        Schedule(region);
    }

    /// <summary>What a deed of the office changes, as it is now.</summary>
    public CaseState State() => new(Status, ModeratorId, ModeratorSector, ModeratorKind, District, OrganisationCode, ClosedAt, ToldAt, AnsweredAt, Outcome, MainId);

    /// <summary>Puts the report back to how it was before a deed. Free words about the organisation stay as they are.</summary>
    /// <exception cref="RuleBrokenException"><c>report.withdrawn</c>.</exception>
    public void Return(CaseState before, DateTimeOffset now, Region region)
    {
        if (Status is ReportStatus.Withdrawn)
            throw new RuleBrokenException("report.withdrawn");

        (Status, ModeratorId, ModeratorSector, ModeratorKind) = (before.Status, before.ModeratorId, before.ModeratorSector, before.ModeratorKind);
        (District, OrganisationCode, ClosedAt, ToldAt) = (before.District, before.OrganisationCode, before.ClosedAt, before.ToldAt);
        (IsOpen, Outcome, MainId) = (!ClosedStatuses.Contains(Status), before.Outcome, before.MainId);
        Weigh();
        Touch(now);
        AnsweredAt = before.AnsweredAt;
        Schedule(region);
    }

    /// <summary>Notes with which state of the registry's names the words were compared.</summary>
    public void Compared(int names) => ComparedNames = names;

    /// <summary>Gives an open report back to the queue: whoever had it knows somebody in it.</summary>
    /// <exception cref="RuleBrokenException"><c>report.withdrawn</c>.</exception>
    public void Leave(Guid moderatorId, DateTimeOffset now, Region region)
    {
        if (Status is ReportStatus.Withdrawn)
            throw new RuleBrokenException("report.withdrawn");

        if (ModeratorId == moderatorId)
            (ModeratorId, Status) = (null, Status is ReportStatus.InTriage ? ReportStatus.New : Status);
        Touch(now);
        Schedule(region);
    }

    /// <summary>From quarantine to the queue.</summary>
    /// <exception cref="RuleBrokenException"><c>quarantine.not-there</c>: it does not lie there.</exception>
    public void Release(DateTimeOffset now, Region region)
    {
        if (Status is not ReportStatus.Quarantined)
            throw new RuleBrokenException("quarantine.not-there");

        (Status, IsOpen, ClosedAt) = (ReportStatus.New, true, null);
        Touch(now);
        Schedule(region);
    }

    private void MustBeOpen()
    {
        if (Status is ReportStatus.Withdrawn)
            throw new RuleBrokenException("report.withdrawn");
        if (!IsOpen)
            throw new RuleBrokenException("report.already-closed");
    }

    private void End(Guid moderatorId, DateTimeOffset now)
    {
        ModeratorId ??= moderatorId;
        (IsOpen, ClosedAt, ToldAt, DueAt) = (false, now.ToUniversalTime(), now.ToUniversalTime(), null);
        Worked(now);
    }

    private void TakeUpAgain() => (IsOpen, ClosedAt, Outcome, MainId, Status) = (true, null, null, null, ReportStatus.InWork);

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
