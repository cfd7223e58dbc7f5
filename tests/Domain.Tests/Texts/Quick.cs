using System.Diagnostics;

namespace QuttyMeken.Domain.Tests.Texts;

/// <summary>The best of a few runs: other tests share the machine.</summary>
internal static class Quick
{
    public static double Milliseconds(Action what)
    {
        var best = double.MaxValue;
        for (var run = 0; run < 4; run++)
        {
            var watch = Stopwatch.StartNew();
            what();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return best;
    }
}
