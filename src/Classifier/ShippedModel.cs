namespace QuttyMeken.Classifier;

/// <summary>The model that comes with the program: trained from the embedded corpus at first use, then kept.</summary>
public static class ShippedModel
{
    internal const int Seed = 1;

    /// <summary><c>DataDirectory</c> of the environment, else <c>data</c> beside QuttyMeken.sln, else <c>data</c> beside the program.</summary>
    public static string DataDirectory()
    {
        if (Environment.GetEnvironmentVariable("DataDirectory") is { Length: > 0 } told)
            return Path.GetFullPath(told);

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "QuttyMeken.sln")))
                return Path.Combine(folder.FullName, "data");
        }

        return Path.Combine(AppContext.BaseDirectory, "data");
    }

    /// <param name="dataDirectory">Made when it is not there.</param>
    public static byte[] Bytes(string dataDirectory, Action<string>? progress = null)
    {
        var path = Path.Combine(dataDirectory, "models", $"shipped-{Name()}.zip");
        if (File.Exists(path) && File.ReadAllBytes(path) is var kept && IsWhole(kept))
            return kept;

        progress?.Invoke("training the shipped model, once");
        var model = Train(CancellationToken.None, progress);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Two programs may start at once: each writes its own file, and both write the same.
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllBytes(temporary, model);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return model;
    }

    /// <summary>Trains it from the embedded corpus; the same on every machine.</summary>
    public static byte[] Train(CancellationToken ct, Action<string>? progress = null) => Training.Train(Corpus.Rows, Seed, message =>
    {
        ct.ThrowIfCancellationRequested();
        progress?.Invoke(message);
    });

    /// <summary>Changes with the corpus and with the way a model is made, so that a new program never reads an old one.</summary>
    private static string Name() => ModelArchive.Name(
        System.Text.Encoding.UTF8.GetBytes($"{TextModel.FormatVersion} {Design.Chosen} {Lexicon.Sectors.Hash()} {Lexicon.Kinds.Hash()} {Corpus.Hash()}"))[..16];

    private static bool IsWhole(byte[] model)
    {
        try
        {
            using var stream = new MemoryStream(model, writable: false);
            TextModel.Load(stream);
            return true;
        }
        catch (ModelException)
        {
            return false;
        }
    }
}
