using System.Security.Cryptography;
using System.Text;

namespace QuttyMeken.Classifier;

/// <summary>The labelled texts that stand in the program.</summary>
public static class Corpus
{
    private const string Folder = "Corpus/";

    private static readonly Lazy<IReadOnlyList<LabelledText>> All = new(Read);

    /// <exception cref="BadInputException">A file of the corpus cannot be read.</exception>
    public static IReadOnlyList<LabelledText> Rows => All.Value;

    /// <summary>Of the texts and their labels, not of their files: another order or source changes nothing.</summary>
    public static string Hash()
    {
        var lines = Rows.Select(row => string.Join('\t', row.Text, row.Sector, row.Kind, row.Language)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static List<LabelledText> Read()
    {
        var assembly = typeof(Corpus).Assembly;
        var rows = new List<LabelledText>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            rows.AddRange(LabelledFile.Read(assembly.GetManifestResourceStream(name)!, name));
        return rows;
    }
}
