using Xunit;

namespace QuttyMeken.Bot.Tests.Channels;

/// <summary>The stand-ins and recorded data that lie beside the project, not in it.</summary>
internal static class Shared
{
    /// <summary>Folder <c>channels</c>; <see langword="null"/> when this machine does not have it.</summary>
    public static string? Channels { get; } = Candidates().Select(folder => Path.Combine(folder, "channels")).FirstOrDefault(Directory.Exists);

    public static bool HasNode { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("QUTTY_SHARED") is { Length: > 0 } named)
            yield return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared");
    }
}

/// <summary>A test that reads the shared data. xunit 2 skips only what says so when it is found.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (Shared.Channels is null)
            Skip = "The folder shared/channels is not beside the project; set QUTTY_SHARED to the folder 'shared'.";
    }
}

/// <summary>A test against a messenger's simulator.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SimulatorFactAttribute : FactAttribute
{
    public SimulatorFactAttribute()
    {
        if (Shared.Channels is null)
            Skip = "The folder shared/channels with the simulators is not beside the project; set QUTTY_SHARED to the folder 'shared'.";
        else if (!Shared.HasNode)
            Skip = "node is not on the PATH; the simulators need it.";
    }
}
