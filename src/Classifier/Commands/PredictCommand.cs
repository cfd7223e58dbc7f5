using System.CommandLine;
using System.Globalization;

namespace QuttyMeken.Classifier;

internal static class PredictCommand
{
    private const int BatchRows = 4096;

    private static readonly string[] Added = ["language", "sector", "sector_confidence", "kind", "kind_confidence"];

    public static Command Create()
    {
        var input = Options.File("--input", "Any columns, one of them text.");
        var output = Options.File("--output", $"The input's columns, then {string.Join(", ", Added)}.");
        var model = Options.Model();
        var command = new Command("predict", "Classifies a table.") { input, output, model };
        command.SetAction((parsed, ct) =>
            Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), () => Options.Load(parsed.GetValue(model)), Options.Progress, ct));
        return command;
    }

    internal static async Task Run(string input, string output, Func<TextModel> load, Action<string> progress, CancellationToken ct)
    {
        using var reader = TsvReader.Open(input);
        var text = reader.Column("text");
        foreach (var column in reader.Columns.Intersect(Added))
            progress($"{input} already has a column '{column}'; the predicted one is the last of that name");

        WholeFile.Demand(output);
        var model = load();
        await WholeFile.Write(output, async stream =>
        {
            await using var writer = Options.Utf8(stream);
            await writer.WriteLineAsync(string.Join('\t', [.. reader.Columns, .. Added]));
            var done = 0;
            foreach (var batch in reader.Rows().Chunk(BatchRows))
            {
                var lines = new string[batch.Length];
                Parallel.For(0, batch.Length, new() { CancellationToken = ct }, row =>
                    lines[row] = string.Join('\t', [.. batch[row].Fields, .. Answer(model.Predict(batch[row].Fields[text]))]));
                foreach (var line in lines)
                    await writer.WriteLineAsync(line.AsMemory(), ct);
                progress($"{done += batch.Length} rows");
            }

            reader.Dispose();
        });
    }

    private static string[] Answer(Prediction prediction)
    {
        var (sector, kind) = (prediction.Sectors[0], prediction.Kinds.Count > 0 ? prediction.Kinds[0] : default(Share?));
        return [prediction.Language, sector.Label, Number(sector.Confidence), kind?.Label ?? "", kind is { } known ? Number(known.Confidence) : ""];
    }

    private static string Number(float share) => share.ToString("F4", CultureInfo.InvariantCulture);
}
