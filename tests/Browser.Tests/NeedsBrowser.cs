using Xunit;

namespace QuttyMeken.Browser.Tests;

/// <summary>A test that needs an installed Chromium. It installs nothing by itself: without one it says so and is skipped.</summary>
internal sealed class NeedsBrowserTheoryAttribute : TheoryAttribute
{
    public NeedsBrowserTheoryAttribute()
    {
        if (Browser.Path is null)
            Skip = "No Chromium: install the package 'chromium', or name the program in the environment variable CHROMIUM.";
    }
}

internal static class Browser
{
    public static string? Path { get; } = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(path => path is not null && File.Exists(path));
}
