namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>What a moderator comes back to several times a day. Without one, the queue is of everything that is open.</summary>
public enum QueueView
{
    Mine, Unassigned, Urgent,
    /// <summary>The citizen was asked and has not answered.</summary>
    Waiting,
    /// <summary>Words of the citizen lie unread, also at a closed report.</summary>
    Answered,
    Overdue,
    /// <summary>The model was not sure, and no moderator has looked.</summary>
    Unsure,
}
