using System.Diagnostics;
using QuttyMeken.Bot.Tests.Conversations;

namespace QuttyMeken.Bot.Tests.Runner;

/// <summary>A process of its own that takes one update and is killed by the system at one numbered step: nothing of it can tidy up.</summary>
internal static class Victim
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not ["victim", var folder, var step, var update, var text])
            return 2;

        await using var bot = new WholeBot(folder, new KilledAt(Enum.Parse<RunnerStep>(step)));
        bot.Know(Player.Education());
        await bot.Says("chat", update, text);
        return 0;
    }

    /// <returns>The exit code: 137 for a process that was killed.</returns>
    public static async Task<int> Run(string folder, RunnerStep step, string update, string text)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "exec", typeof(Victim).Assembly.Location, "victim", folder, step.ToString(), update, text })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private sealed class KilledAt(RunnerStep where) : RunnerProbe
    {
        public override void Reached(RunnerStep step)
        {
            if (step != where)
                return;

            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }
}
