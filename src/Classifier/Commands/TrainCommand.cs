using System.CommandLine;
using System.Globalization;

namespace QuttyMeken.Classifier;

internal static class TrainCommand
{
    public static Command Create()
    {
        var data = Options.File("--data", "Columns text and sector and, where present, kind and language.");
        var model = Options.File("--model", "Where the model is written.");
        var seed = Options.Seed();
        var command = new Command("train", "Trains a model.") { data, model, seed };
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetRequiredValue(data);
            var rows = LabelledFile.Read(path);
            if (rows.Count == 0)
                throw new BadInputException($"{path}, line 2: there is no row to train on.");

            WholeFile.Demand(parsed.GetRequiredValue(model));
            var bytes = Training.Train(rows, parsed.GetValue(seed), Options.Progress);
            ct.ThrowIfCancellationRequested();
            await WholeFile.Write(parsed.GetRequiredValue(model), stream => stream.WriteAsync(bytes, ct).AsTask());
            using var written = new MemoryStream(bytes, writable: false);
            Report(TextModel.Load(written).Header);
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
