using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Registry;

/// <summary>A table that was sent, as lines of named cells.</summary>
/// <param name="Columns">Of the first line, in small letters.</param>
/// <param name="Lines">Each with its number in the file.</param>
internal sealed record ImportSheet(IReadOnlyList<string> Columns, IReadOnlyList<(int Number, IReadOnlyDictionary<string, string> Cells)> Lines)
{
    public const int MostLines = 2_000;
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>Reads CSV with commas, semicolons or tabs, or the first sheet of an XLSX.</summary>
    /// <exception cref="RuleBrokenException"><c>import.unreadable</c>, <c>import.too-long</c>.</exception>
    public static ImportSheet Read(byte[] file)
    {
        try
        {
            // An XLSX is a ZIP, and begins like one.
            return file.AsSpan().StartsWith("PK"u8) ? ReadExcel(file) : ReadCsv(file);
        }
        catch (Exception broken) when (broken is not RuleBrokenException)
        {
            throw new RuleBrokenException("import.unreadable");
        }
    }

    /// <summary>The same table as CSV, to be carried from the preview to the import.</summary>
    public string ToCsv()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)))
        {
            foreach (var column in Columns)
                csv.WriteField(column);
            csv.NextRecord();
            foreach (var (_, cells) in Lines)
            {
                foreach (var column in Columns)
                    csv.WriteField(cells[column]);
                csv.NextRecord();
            }
        }

        return text.ToString();
    }

    private static ImportSheet ReadCsv(byte[] file)
    {
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => throw new RuleBrokenException("import.unreadable"),
        };
        using var reader = new StreamReader(new MemoryStream(file), new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var csv = new CsvParser(reader, settings);
        string[] columns = csv.Read() ? [.. csv.Record!.Select(NameOf)] : [];
        var lines = new List<(int, IReadOnlyDictionary<string, string>)>();
        while (csv.Read())
            Add(lines, csv.RawRow, columns, csv.Record!);
        return new(columns, lines);
    }

    private static ImportSheet ReadExcel(byte[] file)
    {
        using var stream = new MemoryStream(file);
        string[] columns = [];
        var lines = new List<(int, IReadOnlyDictionary<string, string>)>();
        var number = 0;
        foreach (IDictionary<string, object?> row in stream.Query(excelType: ExcelType.XLSX))
        {
            string[] cells = [.. row.Values.Select(Written)];
            if (++number == 1)
                columns = [.. cells.Select(NameOf)];
            else
                Add(lines, number, columns, cells);
        }

        return new(columns, lines);
    }

    private static void Add(List<(int, IReadOnlyDictionary<string, string>)> lines, int number, string[] columns, string[] cells)
    {
        if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            return;
        if (lines.Count == MostLines)
            throw new RuleBrokenException("import.too-long");
        lines.Add((number, columns.Select((column, index) => (column, Cell: cells.ElementAtOrDefault(index) ?? ""))
            .DistinctBy(one => one.column).ToDictionary(one => one.column, one => one.Cell.Trim())));
    }

    private static string NameOf(string column) => column.Trim().TrimStart('\uFEFF').ToLowerInvariant();

    private static string Written(object? cell) => cell switch
    {
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        null => "",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
