namespace QuttyMeken.Classifier;

/// <summary>A file that is there whole or not at all: written under another name and moved at the end.</summary>
internal static class WholeFile
{
    /// <summary>Asked before long work, so that it is not done in vain.</summary>
    public static void Demand(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw new BadInputException($"{path}: is a directory. Name a file.");
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new BadInputException($"{path}: there is no directory '{Path.GetDirectoryName(path)}'. Make it first.");
    }

    public static async Task Write(string path, Func<Stream, Task> write)
    {
        Demand(path);
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            await using (var stream = File.Create(temporary))
                await write(stream);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
