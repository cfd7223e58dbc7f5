namespace QuttyMeken.Bot;

/// <summary>Tells the senders of this process that there is work, so that they need not wait for their next look.</summary>
internal sealed class Wake
{
    private TaskCompletionSource _signal = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Up() => Interlocked.Exchange(ref _signal, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits for work, or for the longest pause between two looks.</summary>
    public async Task Wait(TimeSpan longest, TimeProvider clock, CancellationToken ct)
    {
        var pause = Task.Delay(longest, clock, ct);
        await Task.WhenAny(_signal.Task, pause);
        ct.ThrowIfCancellationRequested();
    }
}
