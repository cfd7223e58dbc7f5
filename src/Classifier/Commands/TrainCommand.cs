using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace QuttyMeken.Classifier;

internal static class TrainCommand
{
    public static Command Create()
    {
        var data = Options.File("--data", "Columns text and sector and, where present, kind and language.");
        var model = Options.File("--model", "Where the model is written.");
        var seed = Options.Seed();
        var design = new Option<string>("--design") { Description = "How the model is made; see the command designs.", DefaultValueFactory = _ => Design.Chosen.Name };
        design.AcceptOnlyFromAmong([.. Design.All.Select(one => one.Name)]);
        var json = Options.Json();
        var command = new Command("train", "Trains a model.") { data, model, seed, design, json };
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetRequiredValue(data);
            var rows = LabelledFile.Read(path);
            if (rows.Count == 0)
                throw new BadInputException($"{path}, line 2: there is no row to train on.");

            WholeFile.Demand(parsed.GetRequiredValue(model));
            var bytes = Training.Train(rows, parsed.GetValue(seed), Design.All.First(one => one.Name == parsed.GetValue(design)), Options.Progress);
            ct.ThrowIfCancellationRequested();
            await WholeFile.Write(parsed.GetRequiredValue(model), stream => stream.WriteAsync(bytes, ct).AsTask());
            using var written = new MemoryStream(bytes, writable: false);
            var trained = TextModel.Load(written);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(new { trained.Header, trained.Card }, Options.AsJson));
            else
                Report(trained.Header);
        });
        return command;
    }

    private static void Report(ModelHeader header)
    {
        Console.WriteLine($"rows      {header.Rows}");
        Report("sector", header.Sector);
        if (header.Kind is not null)
            Report("kind", header.Kind);
    }

    private static void Report(string name, TaskHeader task)
    {
        var accuracy = task.HeldOutAccuracy?.ToString("F3", CultureInfo.InvariantCulture) ?? "unknown, too few rows";
        Console.WriteLine($"{name,-9} {task.Labels.Count} labels, accuracy on held-out folds {accuracy}");
    }
}
