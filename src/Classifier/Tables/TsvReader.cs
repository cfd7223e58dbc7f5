using System.Text;

namespace QuttyMeken.Classifier;

/// <summary>
/// Reads tab-separated text with a header, a line at a time. There is no quoting: a quotation mark is a quotation mark,
/// and no field holds a tab or a line's end.
/// </summary>
internal sealed class TsvReader : IDisposable
{
    private readonly StreamReader lines;
    private readonly string name;
    private int line = 1;

    public TsvReader(Stream input, string name)
    {
        this.name = name;
        lines = new(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        Columns = (ReadLine() ?? throw new BadInputException($"{name} is empty. The first line must name the columns.")).Split('\t');
    }

    public string[] Columns { get; }

    public static TsvReader Open(string path)
    {
        try
        {
            return new(File.OpenRead(path), path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{path}: there is no such file.");
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be opened. {missing.Message}");
        }
    }

    /// <returns>Place of the column, counted from 0.</returns>
    public int Column(string column) => FindColumn(column)
        ?? throw new BadInputException($"{name}, line 1: there is no column '{column}'. The columns are: {string.Join(", ", Columns)}.");

    public int? FindColumn(string column)
    {
        var first = Array.IndexOf(Columns, column);
        if (first >= 0 && Array.LastIndexOf(Columns, column) != first)
            throw new BadInputException($"{name}, line 1: the column '{column}' stands there twice. Keep one.");
        return first < 0 ? null : first;
    }

    /// <summary>Fields of each line with the line's number; as many fields as columns.</summary>
    public IEnumerable<(int Line, string[] Fields)> Rows()
    {
        while (ReadLine() is { } text)
        {
            line++;
            var fields = text.Split('\t');
            if (fields.Length < Columns.Length)
                throw Bad(line, fields.Length, $"missing: the line ends after {fields.Length} of {Columns.Length} columns");
            if (fields.Length > Columns.Length)
                throw new BadInputException($"{name}, line {line}, column {Columns.Length + 1}: one too many. The line has {fields.Length} columns, the header {Columns.Length}.");

            yield return (line, fields);
        }
    }

    public BadInputException Bad(int badLine, int column, string problem) =>
        new($"{name}, line {badLine}, column {column + 1} '{Columns[column]}': {problem}.");

    public void Dispose() => lines.Dispose();

    private string? ReadLine()
    {
        try
        {
            return lines.ReadLine();
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException($"{name}, line {line} or after: not UTF-8. Save the file as UTF-8.");
        }
    }
}

/// <summary>Input that cannot be used. The message says what, where and what to do.</summary>
public sealed class BadInputException(string message) : Exception(message);
