using Xunit;

namespace QuttyMeken.Bot.Tests.Channels.WhatsApp;

/// <summary>Stand-ins and vectors that lie outside the repository: <c>QUTTY_SHARED</c>, else a folder <c>shared</c> above us.</summary>
internal static class SharedFolder
{
    public static string? Channels { get; } = Candidates().FirstOrDefault(Directory.Exists);

    public static string? Node { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "node.exe") })
        .FirstOrDefault(File.Exists);

    public static string? WhyNot(bool withNode) =>
        Channels is null ? "No folder shared/channels above this one, and QUTTY_SHARED does not name one."
        : withNode && Node is null ? "No node on the path: the stand-in for Twilio cannot run."
        : null;

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("QUTTY_SHARED") is { Length: > 0 } named)
            yield return Path.Combine(named, "channels");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared", "channels");
    }
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = SharedFolder.WhyNot(withNode: false)!;
}

[AttributeUsage(AttributeTargets.Method)]
internal sealed class StandInFactAttribute : FactAttribute
{
    public StandInFactAttribute() => Skip = SharedFolder.WhyNot(withNode: true)!;
}
