using System.Globalization;
using Xunit;

namespace QuttyMeken.Classifier.Tests;

[Collection(nameof(ShippedCorpus))]
public sealed class PredictTests(ShippedCorpus shipped) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    private string Input => Path.Combine(folder.FullName, "in.tsv");

    private string Output => Path.Combine(folder.FullName, "out.tsv");

    [Fact]
    public async Task Columns_and_their_order_are_kept_and_five_are_added()
    {
        string[] rows = ["7\tВрач \"просит\" денег\tа,б", "8\t\t'x'", "9\tМектепте ақша жинап жатыр\t\\t"];
        await File.WriteAllTextAsync(Input, "id\ttext\tnote\r\n" + string.Join("\r\n", rows) + "\r\n");

        await Predict();

        var lines = await File.ReadAllLinesAsync(Output);
        Assert.Equal("id\ttext\tnote\tlanguage\tsector\tsector_confidence\tkind\tkind_confidence", lines[0]);
        Assert.Equal(rows, lines[1..].Select(line => string.Join('\t', line.Split('\t')[..3])));
        Assert.Equal(["healthcare", "other", "education"], lines[1..].Select(line => line.Split('\t')[4]));
        Assert.All(lines[1..], line => Assert.InRange(float.Parse(line.Split('\t')[5], CultureInfo.InvariantCulture), 0f, 1f));
    }

    [Fact]
    public async Task The_order_of_many_rows_is_kept()
    {
        await File.WriteAllLinesAsync(Input, ["id\ttext", .. Enumerable.Range(0, 10_000).Select(id => $"{id}\tжер")]);

        await Predict();

        Assert.Equal(
            Enumerable.Range(0, 10_000).Select(id => id.ToString(CultureInfo.InvariantCulture)),
            (await File.ReadAllLinesAsync(Output)).Skip(1).Select(line => line.Split('\t')[0]));
    }

    [Theory]
    [InlineData("id\ttext\n1\tжер\n2\n", "line 3, column 2 'text'")]
    [InlineData("id\ttext\n1\tжер\tартық\n", "line 2, column 3")]
    [InlineData("id\twords\n", "line 1: there is no column 'text'")]
    [InlineData("text\ttext\n", "stands there twice")]
    [InlineData("", "is empty")]
    public async Task A_bad_row_is_refused_by_line_and_column_and_nothing_is_written(string table, string problem)
    {
        await File.WriteAllTextAsync(Input, table);
        await File.WriteAllTextAsync(Output, "what was there before");

        var refused = await Assert.ThrowsAsync<BadInputException>(Predict);

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.Equal("what was there before", await File.ReadAllTextAsync(Output));
        Assert.Equal(2, folder.GetFiles().Length);
    }

    [Fact]
    public async Task A_table_in_another_encoding_is_refused()
    {
        await File.WriteAllBytesAsync(Input, [.. "text\n"u8, 0xE6, 0xE5, 0xF0]);

        Assert.Contains("not UTF-8", (await Assert.ThrowsAsync<BadInputException>(Predict)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_may_be_replaced_by_its_own_answers()
    {
        await File.WriteAllTextAsync(Input, "text\nжер\n");

        await PredictCommand.Run(Input, Input, () => shipped.Model, asJson: false, _ => { }, default);

        Assert.Equal(6, (await File.ReadAllLinesAsync(Input))[0].Split('\t').Length);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task As_JSON_a_line_holds_the_row_and_the_whole_prediction()
    {
        await File.WriteAllLinesAsync(Input, ["id\ttext", "7\tДәрігер ақша сұрады"]);

        await PredictCommand.Run(Input, Output, () => shipped.Model, asJson: true, _ => { }, default);

        var line = System.Text.Json.JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(Output))).RootElement;
        Assert.Equal("7", line.GetProperty("row").GetProperty("id").GetString());
        Assert.Equal("healthcare", line.GetProperty("prediction").GetProperty("sectors")[0].GetProperty("label").GetString());
        Assert.Equal("kk", line.GetProperty("prediction").GetProperty("language").GetString());
    }

    private Task Predict() => PredictCommand.Run(Input, Output, () => shipped.Model, asJson: false, _ => { }, default);
}
