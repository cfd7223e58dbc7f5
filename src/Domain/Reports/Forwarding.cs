namespace QuttyMeken.Domain;

/// <summary>A report was passed on to a partner body: to which, when, by whom. What goes with it is printed from the report itself.</summary>
public sealed class Forwarding
{
    public const int MaxNoteLength = 1_000;

    private Forwarding() { Body = ""; }     // EF Core

    /// <param name="body">Code of the organisation.</param>
    /// <param name="note">The office's own words for the cover; <see langword="null"/> for none.</param>
    public Forwarding(Guid id, Guid reportId, string body, string? note, Guid staffId, DateTimeOffset at)
    {
        ArgumentException.ThrowIfNullOrEmpty(body);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(note?.Length ?? 0, MaxNoteLength, nameof(note));
        (Id, ReportId, Body, Note, StaffId, At) = (id, reportId, body, note, staffId, at.ToUniversalTime());
    }

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }
    public string Body { get; private set; }
    public string? Note { get; private set; }
    public Guid StaffId { get; private set; }
    public DateTimeOffset At { get; private set; }
}
