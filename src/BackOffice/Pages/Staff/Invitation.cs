namespace QuttyMeken.BackOffice.Pages.Staff;

/// <summary>A one-time link as the administrator sees it, once.</summary>
public sealed record Invitation(string Name, string Path, DateTimeOffset EndsAt);
