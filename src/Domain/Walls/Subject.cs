namespace QuttyMeken.Domain.Walls;

/// <summary>Whom or what a report can speak of.</summary>
public enum SubjectKind { Organisation, Official, Staff }

/// <summary>Somebody or something that a report speaks of, or that a member of staff is tied to.</summary>
/// <param name="Code">Of the registry; a member of staff by the id, 32 digits.</param>
public readonly record struct Subject(SubjectKind Kind, string Code)
{
    public static Subject Organisation(string code) => new(SubjectKind.Organisation, code);
    public static Subject Official(string code) => new(SubjectKind.Official, code);
    public static Subject Member(Guid id) => new(SubjectKind.Staff, id.ToString("N"));
}

/// <summary>How sure it is that a report speaks of somebody. Both the possible and the certain hide; the cleared does not.</summary>
public enum MentionState { Possible, Certain, Cleared }

/// <summary>Where a mention comes from: the organisation of the report as it was chosen, or somebody's words.</summary>
public enum MentionSource { Chosen, Words }
