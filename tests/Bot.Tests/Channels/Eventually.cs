using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace QuttyMeken.Bot.Tests.Channels;

internal static class Eventually
{
    /// <summary>Waits until it is so; lets a fake clock run meanwhile, a second at a time.</summary>
    public static async Task Holds(Func<Task<bool>> condition, FakeTimeProvider? clock = null, int seconds = 20)
    {
        for (var end = Environment.TickCount64 + (1000L * seconds); Environment.TickCount64 < end;)
        {
            if (await condition())
                return;
            clock?.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(clock is null ? 50 : 5);
        }

        Assert.Fail($"It did not come to hold in {seconds} s.");
    }

    public static Task Holds(Func<bool> condition, FakeTimeProvider? clock = null, int seconds = 20) => Holds(() => Task.FromResult(condition()), clock, seconds);
}
