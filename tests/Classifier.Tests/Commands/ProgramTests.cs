using Xunit;

namespace QuttyMeken.Classifier.Tests;

public sealed class ProgramTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task A_model_is_trained_on_a_file_and_judged_by_it()
    {
        await File.WriteAllLinesAsync(InFolder("train.tsv"), ["text\tsector", .. TinyFile.Rows.Select(row => $"{row.Text}\t{row.Sector}")]);

        Assert.Equal(0, await Program.Main(["train", "--data", InFolder("train.tsv"), "--model", InFolder("m.zip")]));
        Assert.Equal(0, await Program.Main(["evaluate", "--data", InFolder("train.tsv"), "--model", InFolder("m.zip"), "--json"]));
        Assert.Equal(0, await Program.Main(["explain", "--text", "мои носки", "--model", InFolder("m.zip")]));
        Assert.Equal(["m.zip", "train.tsv"], folder.GetFiles().Select(file => file.Name).Order());
    }

    [Fact]
    public async Task Bad_input_is_told_from_bad_usage()
    {
        await File.WriteAllTextAsync(InFolder("train.tsv"), "text\tsector\nяблоко\t\n");

        Assert.Equal(1, await Program.Main(["train", "--data", InFolder("train.tsv"), "--model", InFolder("m.zip")]));
        Assert.Equal(1, await Program.Main(["train", "--data", InFolder("none.tsv"), "--model", InFolder("m.zip")]));
        Assert.Equal(1, await Program.Main(["explain", "--text", "а", "--model", InFolder("train.tsv")]));
        Assert.Equal(2, await Program.Main(["train"]));
        Assert.Equal(2, await Program.Main(["tarin"]));
        Assert.False(File.Exists(InFolder("m.zip")));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string InFolder(string name) => Path.Combine(folder.FullName, name);
}
