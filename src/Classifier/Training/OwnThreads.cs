using System.Runtime.ExceptionServices;

namespace QuttyMeken.Classifier;

/// <summary>
/// Long work on threads of its own, of lower priority: the pool's are few, and while training held them nobody's request would be answered.
/// </summary>
internal static class OwnThreads
{
    /// <summary>Does each piece of the work once, as many at a time as there are cores. The first error ends it and is thrown as it was.</summary>
    public static void For(int count, Action<int> work)
    {
        var (next, first) = (-1, default(ExceptionDispatchInfo));
        var threads = Enumerable.Range(0, Math.Min(count, Environment.ProcessorCount)).Select(_ => new Thread(Work) { IsBackground = true, Priority = ThreadPriority.BelowNormal }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        first?.Throw();

        void Work()
        {
            while (Volatile.Read(ref first) is null && Interlocked.Increment(ref next) is var piece && piece < count)
            {
                try
                {
                    work(piece);
                }
                catch (Exception error)
                {
                    // Kept for the caller: an exception that leaves a thread ends the program.
                    Interlocked.CompareExchange(ref first, ExceptionDispatchInfo.Capture(error), null);
                }
            }
        }
    }
}
