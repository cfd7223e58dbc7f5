using Microsoft.Extensions.Configuration;

namespace QuttyMeken.Storage;

/// <summary>Where things lie (DESIGN.md §7): one data directory, the same whichever project is run and from whichever folder.</summary>
public sealed record DataLayout(string Root, string BotKeys, string OfficeKeys, string FileKeys)
{
    public string DatabaseFile => Path.Combine(Root, "quttymeken.db");
    public string Attachments => Path.Combine(Root, "attachments");

    public static DataLayout Read(IConfiguration settings)
    {
        var root = Absolute(settings["DataDirectory"]) ?? Path.Combine(Home(), "data");
        return new(root,
            Absolute(settings["Keys:Bot"]) ?? Path.Combine(root, "keys", "bot"),
            Absolute(settings["Keys:Office"]) ?? Path.Combine(root, "keys", "office"),
            Absolute(settings["Keys:Files"]) ?? Path.Combine(root, "keys", "files"));
    }

    /// <summary>A file name as the caller meant it: <c>dotnet run</c> may start the program elsewhere than where the caller stands.</summary>
    public static string? Absolute(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
            return null;
        if (Path.IsPathRooted(path))
            return path;

        var stands = Environment.GetEnvironmentVariable("PWD");
        return Path.GetFullPath(path, stands is not null && Directory.Exists(stands) ? stands : Environment.CurrentDirectory);
    }

    /// <summary>The folder of the solution when run from the sources, else the program's own.</summary>
    public static string Home()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "QuttyMeken.sln")))
                return folder.FullName;

        return AppContext.BaseDirectory;
    }
}
