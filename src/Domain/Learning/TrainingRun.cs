namespace QuttyMeken.Domain;

public enum TrainingState { Queued, Running, Done, Failed, Cancelled }

/// <summary>
/// Somebody asked for a new model. One copy of the office at a time works on it and says again and again that it does; when it falls
/// silent for longer than <see cref="Lease"/>, another begins anew, and after <see cref="MaxAttempts"/> the run has failed.
/// </summary>
public sealed class TrainingRun
{
    public const int MaxAttempts = 2;
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private TrainingRun() => Progress = "";     // EF Core

    public TrainingRun(Guid id, Guid requestedBy, DateTimeOffset now)
    {
        (Id, RequestedBy, RequestedAt) = (id, requestedBy, now.ToUniversalTime());
        Progress = "training.waiting";
    }

    public Guid Id { get; private set; }
    public Guid RequestedBy { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    public TrainingState State { get; private set; } = TrainingState.Queued;

    /// <summary>1 while it waits or runs, else nothing. Unique: there is no second run at the same time.</summary>
    public int? OnlyOne { get; private set; } = 1;
    public int Attempts { get; private set; }

    /// <summary>Which copy of the office works on it.</summary>
    public Guid? Owner { get; private set; }
    public DateTimeOffset? LeaseEndsAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public bool CancelAsked { get; private set; }

    /// <summary>Text key of what is being done.</summary>
    public string Progress { get; private set; }

    /// <summary>From 0 to 100.</summary>
    public int Percent { get; private set; }

    /// <summary>Text key of why it failed.</summary>
    public string? Problem { get; private set; }

    /// <summary>The model that came of it.</summary>
    public string? ModelHash { get; private set; }
    public int Version { get; private set; }

    public bool IsAlive => State is TrainingState.Queued or TrainingState.Running;

    /// <summary>Whether nobody works on it although somebody should.</summary>
    public bool IsFree(DateTimeOffset now) => State is TrainingState.Queued || (State is TrainingState.Running && LeaseEndsAt <= now);

    /// <summary>Begins, or begins anew after its worker fell silent.</summary>
    /// <returns>Whether there is work to do; a run that has died too often, or was to be cancelled, has ended instead.</returns>
    public bool Claim(Guid owner, DateTimeOffset now)
    {
        if (!IsFree(now))
            return false;
        if (CancelAsked)
            return End(TrainingState.Cancelled, now, null);
        if (Attempts >= MaxAttempts)
            return End(TrainingState.Failed, now, "training.problem-died");

        Attempts++;
        (State, Owner, StartedAt, Percent, Progress) = (TrainingState.Running, owner, now.ToUniversalTime(), 0, "training.reading");
        Hold(now);
        return true;
    }

    /// <summary>The worker is alive and got so far.</summary>
    /// <returns>Whether it should go on: it must stop when the run was taken from it or is to be cancelled.</returns>
    public bool Beat(Guid owner, string progress, int percent, DateTimeOffset now)
    {
        if (!IsOf(owner) || CancelAsked)
            return false;

        (Progress, Percent) = (progress, Math.Clamp(percent, Percent, 99));
        Hold(now);
        return true;
    }

    /// <returns>Whether the run was this worker's to end.</returns>
    public bool Finish(Guid owner, string modelHash, DateTimeOffset now)
    {
        if (!IsOf(owner))
            return false;

        (ModelHash, Percent) = (modelHash, 100);
        End(TrainingState.Done, now, null);
        return true;
    }

    /// <param name="problem">Text key.</param>
    public void Fail(Guid owner, string problem, DateTimeOffset now)
    {
        if (IsOf(owner))
            End(CancelAsked ? TrainingState.Cancelled : TrainingState.Failed, now, CancelAsked ? null : problem);
    }

    /// <summary>The worker is stopped and gives the run back as if it had not begun.</summary>
    public void Release(Guid owner)
    {
        if (!IsOf(owner))
            return;

        Attempts--;
        (State, Owner, LeaseEndsAt, StartedAt, Percent, Progress) = (TrainingState.Queued, null, null, null, 0, "training.waiting");
        Version++;
    }

    /// <summary>Ends a run that nobody works on; one that is worked on is told to stop.</summary>
    /// <exception cref="RuleBrokenException"><c>training.ended-already</c>.</exception>
    public void Cancel(DateTimeOffset now)
    {
        if (!IsAlive)
            throw new RuleBrokenException("training.ended-already");

        CancelAsked = true;
        if (IsFree(now))
            End(TrainingState.Cancelled, now, null);
        else
            Version++;
    }

    private bool IsOf(Guid owner) => State is TrainingState.Running && Owner == owner;

    private void Hold(DateTimeOffset now)
    {
        LeaseEndsAt = now.ToUniversalTime() + Lease;
        Version++;
    }

    private bool End(TrainingState state, DateTimeOffset now, string? problem)
    {
        (State, EndedAt, Problem, Owner, LeaseEndsAt, OnlyOne) = (state, now.ToUniversalTime(), problem, null, null, null);
        Version++;
        return false;
    }
}
