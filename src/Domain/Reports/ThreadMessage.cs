namespace QuttyMeken.Domain;

public enum MessageNature
{
    /// <summary>The office asks the citizen something.</summary>
    Question,
    /// <summary>The office tells the citizen something.</summary>
    News,
    /// <summary>The office says what came of it; a rating is asked for with it.</summary>
    Outcome,
    /// <summary>The citizen's answer, or what the citizen added.</summary>
    Answer,
}

/// <summary>How far a message of the office has come. Moves forward only, but for a retry.</summary>
public enum Delivery
{
    /// <summary>Of the citizen's own messages.</summary>
    None,
    Waiting,
    /// <summary>Bot has it in its outbox.</summary>
    OnItsWay, Sent, Delivered, Read, Failed,
    /// <summary>Nobody is told: the citizen asked to be forgotten and sees it with the code.</summary>
    CodeOnly,
}

/// <summary>One message between the office and a citizen about a report.</summary>
public sealed class ThreadMessage
{
    /// <summary>Longest message, in characters: one message of the narrowest messenger.</summary>
    public const int MaxOfficeLength = 1_200;

    private ThreadMessage() { Text = ""; }     // EF Core

    private ThreadMessage(Guid id, Guid reportId, MessageNature nature, string text, Guid? staffId, Delivery delivery, DateTimeOffset at) =>
        (Id, ReportId, Nature, Text, StaffId, Delivery, At) = (id, reportId, nature, text, staffId, delivery, at.ToUniversalTime());

    /// <param name="heldFor">How long nobody is told yet, so that the writer can take it back.</param>
    public static ThreadMessage FromOffice(
        Guid id, Report report, MessageNature nature, string text, Guid staffId, DateTimeOffset at, TimeSpan? heldFor = null) =>
        new(id, report.Id, nature, text, staffId, report.MayBeAsked ? Delivery.Waiting : Delivery.CodeOnly, at)
        {
            HeldUntil = heldFor is { } time ? at.ToUniversalTime() + time : null,
        };

    public static ThreadMessage FromCitizen(Guid id, Guid reportId, string text, DateTimeOffset at) =>
        new(id, reportId, MessageNature.Answer, text, null, Delivery.None, at);

    public Guid Id { get; private set; }
    public Guid ReportId { get; private set; }
    public MessageNature Nature { get; private set; }
    public string Text { get; private set; }
    public Guid? StaffId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public Delivery Delivery { get; private set; }

    /// <summary>Text key of what stopped it, such as <c>delivery.blocked</c>.</summary>
    public string? DeliveryProblem { get; private set; }
    public DateTimeOffset? DeliveryAt { get; private set; }

    /// <summary>Until then the citizen neither gets nor sees it, and its writer may take it back.</summary>
    public DateTimeOffset? HeldUntil { get; private init; }

    /// <summary>Moves the delivery forward; an older state that arrives late changes nothing.</summary>
    public void Came(Delivery delivery, DateTimeOffset at, string? problem = null)
    {
        if (Delivery is Delivery.None or Delivery.Read || (Delivery is not Delivery.Failed && delivery <= Delivery))
            return;

        (Delivery, DeliveryProblem, DeliveryAt) = (delivery, problem, at.ToUniversalTime());
    }

    /// <summary>Puts a message that failed into the line again.</summary>
    /// <exception cref="RuleBrokenException"><c>delivery.not-failed</c>.</exception>
    public void Retry()
    {
        if (Delivery is not Delivery.Failed)
            throw new RuleBrokenException("delivery.not-failed");

        (Delivery, DeliveryProblem) = (Delivery.Waiting, null);
    }

    /// <summary>Removes the words when the citizen withdraws the report.</summary>
    public void Erase() => (Text, Delivery) = ("", Delivery is Delivery.Waiting ? Delivery.CodeOnly : Delivery);
}
