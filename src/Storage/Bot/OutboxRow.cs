using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

public enum OutboxState { Waiting, Sent, Dead }

/// <summary>A message on its way to a chat. To whom and what is sealed, and erased when it was delivered.</summary>
public sealed class OutboxRow
{
    public required Guid Id { get; init; }
    public required ReportChannel Channel { get; init; }

    /// <summary>Random token of the conversation, replaced daily: keeps the order within a chat and tells nothing else.</summary>
    public required Guid ChatToken { get; set; }

    /// <summary>Rises within a chat.</summary>
    public required long Sequence { get; set; }

    /// <summary>Address and message, sealed by Bot.</summary>
    public byte[]? Payload { get; set; }
    public OutboxState State { get; set; } = OutboxState.Waiting;

    /// <summary>A later message of the same chat and slot takes this one's place while it waits: an album is answered once.</summary>
    public string? Slot { get; init; }
    public int Attempts { get; set; }
    public required DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Until when one copy of Bot has it; a copy that dies lets go by itself.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Text key of what stopped it, such as <c>delivery.blocked</c>.</summary>
    public string? Problem { get; set; }

    /// <summary>How often a provider timed out, so that the message may have gone out twice.</summary>
    public int Doubts { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public int Version { get; set; }

    /// <summary>
    /// Ends the row's way. What is left counts and tells no more: no address, no token that would join the messages of one chat, no time
    /// that would point to a report.
    /// </summary>
    /// <param name="problem">Text key; <see langword="null"/> when it was sent.</param>
    public void Finish(OutboxState state, DateTimeOffset now, string? problem)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        (State, Payload, Problem, LeasedUntil, DoneAt, NextAttemptAt) = (state, null, problem, null, day, day);
        (ChatToken, Sequence) = (new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)), 0);
    }
}

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> row)
    {
        row.ToTable("Outbox");
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Slot).HasMaxLength(32);
        row.Property(r => r.Problem).HasMaxLength(64);
        row.Property(r => r.Version).IsConcurrencyToken();
        row.HasIndex(r => new { r.State, r.NextAttemptAt });
        row.HasIndex(r => new { r.ChatToken, r.State, r.Sequence });
    }
}
