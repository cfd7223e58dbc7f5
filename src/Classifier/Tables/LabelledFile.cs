namespace QuttyMeken.Classifier;

/// <summary>Rows with the columns <c>text</c> and <c>sector</c> and, where present, <c>kind</c>, <c>second_kind</c>, <c>language</c>, <c>variant</c> and <c>source</c>.</summary>
public static class LabelledFile
{
    public static IReadOnlyList<LabelledText> Read(string path)
    {
        using var reader = TsvReader.Open(path);
        return Read(reader);
    }

    internal static IReadOnlyList<LabelledText> Read(Stream input, string name)
    {
        using var reader = new TsvReader(input, name);
        return Read(reader);
    }

    private static List<LabelledText> Read(TsvReader reader)
    {
        var (text, sector) = (reader.Column("text"), reader.Column("sector"));
        var (kind, language, variant) = (reader.FindColumn("kind"), reader.FindColumn("language"), reader.FindColumn("variant"));
        var (secondKind, source) = (reader.FindColumn("second_kind"), reader.FindColumn("source"));
        var rows = new List<LabelledText>();
        foreach (var (line, fields) in reader.Rows())
        {
            if (string.IsNullOrWhiteSpace(fields[text]))
                throw reader.Bad(line, text, "empty. Every row needs a text");
            if (string.IsNullOrWhiteSpace(fields[sector]))
                throw reader.Bad(line, sector, "empty. Every row needs a sector");
            rows.Add(new(fields[text], fields[sector].Trim(), Told(fields, kind), Told(fields, language), Told(fields, variant), Told(fields, secondKind), Told(fields, source)));
        }

        return rows;
    }

    private static string? Told(string[] fields, int? column) =>
        column is { } at && !string.IsNullOrWhiteSpace(fields[at]) ? fields[at].Trim() : null;
}
