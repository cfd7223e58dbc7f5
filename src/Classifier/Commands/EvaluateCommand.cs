using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace QuttyMeken.Classifier;

internal static class EvaluateCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static Command Create()
    {
        var data = Options.File("--data", "Columns text and sector and, where present, kind and language.");
        var model = Options.Model();
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var command = new Command("evaluate", "Judges a model by a table.") { data, model, json };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(data);
            var rows = LabelledFile.Read(path);
            if (rows.Count == 0)
                throw new BadInputException($"{path}, line 2: there is no row to evaluate on.");

            var loaded = Options.Load(parsed.GetValue(model));
            Options.Progress($"classifying {rows.Count} rows");
            var evaluation = Evaluation.Of(loaded, rows);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(evaluation, Json));
            else
                Write(evaluation);
        });
        return command;
    }

    private static void Write(Evaluation evaluation)
    {
        Write("sector", evaluation.Sector);
        Write("kind", evaluation.Kind);
        if (evaluation.Language is { } language)
            Console.WriteLine($"language  accuracy {Number(language.Accuracy)}  macro-F1 {Number(language.MacroF1)}");
    }

    private static void Write(string question, Score? score)
    {
        if (score is null)
            return;

        Console.WriteLine($"{question,-9} rows {score.Rows}  accuracy {Number(score.Accuracy)}  macro-F1 {Number(score.MacroF1)}  calibration error {Number(score.ExpectedCalibrationError)}");
        foreach (var (language, accuracy) in score.AccuracyByLanguage)
            Console.WriteLine($"  {language,-28} accuracy {Number(accuracy)}");
        Console.WriteLine($"  {"label",-28} {"rows",5} {"precision",9} {"recall",7} {"F1",6}");
        foreach (var label in score.Classes)
            Console.WriteLine($"  {label.Label,-28} {label.Support,5} {Number(label.Precision),9} {Number(label.Recall),7} {Number(label.F1),6}");
        Console.WriteLine();
    }

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
