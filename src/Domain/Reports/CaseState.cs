namespace QuttyMeken.Domain;

/// <summary>What a deed of the office can change of a report. Codes and times alone.</summary>
public sealed record CaseState(
    ReportStatus Status, Guid? ModeratorId, Sector? ModeratorSector, Kind? ModeratorKind, string? District, string? OrganisationCode,
    DateTimeOffset? ClosedAt, DateTimeOffset? ToldAt, DateTimeOffset? AnsweredAt,
    Outcome? Outcome, Guid? MainId);
