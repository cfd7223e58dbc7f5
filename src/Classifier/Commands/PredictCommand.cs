using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

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
        var json = new Option<bool>("--json") { Description = "The output as JSON, an object a line: the input's columns and the whole prediction." };
        var command = new Command("predict", "Classifies a table.") { input, output, model, json };
        command.SetAction((parsed, ct) => Run(
            parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), () => Options.Load(parsed.GetValue(model)), parsed.GetValue(json), Options.Progress, ct));
        return command;
    }

    internal static async Task Run(string input, string output, Func<TextModel> load, bool asJson, Action<string> progress, CancellationToken ct)
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
            if (!asJson)
                await writer.WriteLineAsync(string.Join('\t', [.. reader.Columns, .. Added]));
            var (done, watch) = (0, Stopwatch.StartNew());
            foreach (var batch in reader.Rows().Chunk(BatchRows))
            {
                var lines = new string[batch.Length];
                Parallel.For(0, batch.Length, new() { CancellationToken = ct }, row =>
                {
                    var (fields, prediction) = (batch[row].Fields, model.Predict(batch[row].Fields[text]));
                    lines[row] = asJson ? Json(reader.Columns, fields, prediction) : string.Join('\t', [.. fields, .. Answer(prediction)]);
                });
                foreach (var line in lines)
                    await writer.WriteLineAsync(line.AsMemory(), ct);
                progress($"{done += batch.Length} rows");
            }

            progress(string.Create(CultureInfo.InvariantCulture, $"{done} rows in {watch.Elapsed.TotalSeconds:F1} s, {done / Math.Max(watch.Elapsed.TotalSeconds, 0.001):F0} a second"));

            reader.Dispose();
        });
    }

    private static string[] Answer(Prediction prediction)
    {
        var (sector, kind) = (prediction.Sectors[0], prediction.Kinds.Count > 0 ? prediction.Kinds[0] : default(Share?));
        return [prediction.Language, sector.Label, Number(sector.Confidence), kind?.Label ?? "", kind is { } known ? Number(known.Confidence) : ""];
    }

    private static string Json(string[] columns, string[] fields, Prediction prediction) => JsonSerializer.Serialize(
        new { Row = columns.Zip(fields).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second), Prediction = prediction }, Options.AsJsonLine);

    private static string Number(float share) => share.ToString("F4", CultureInfo.InvariantCulture);
}
