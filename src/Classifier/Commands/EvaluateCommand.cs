using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace QuttyMeken.Classifier;

internal static class EvaluateCommand
{
    public static Command Create()
    {
        var data = Options.File("--data", "Columns text and sector and, where present, kind and language.");
        var model = Options.Model();
        var json = Options.Json();
        var command = new Command("evaluate", "Judges a model by a table.") { data, model, json };
        command.SetAction(parsed =>
        {
            var rows = Rows(parsed.GetRequiredValue(data));
            var loaded = Options.Load(parsed.GetValue(model));
            WarnOfUnknown("sector", rows.Select(row => row.Sector), loaded.Header.Sector.Labels);
            WarnOfUnknown("kind", rows.Select(row => row.Kind).OfType<string>(), loaded.Header.Kind?.Labels);
            Options.Progress($"classifying {rows.Count} rows");
            var evaluation = Evaluation.Of(loaded, rows);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(evaluation, Options.AsJson));
            else
                Write(evaluation);
        });
        return command;
    }

    /// <exception cref="BadInputException">The table cannot be read or holds no row.</exception>
    public static IReadOnlyList<LabelledText> Rows(string path) => LabelledFile.Read(path) is { Count: > 0 } rows
        ? rows
        : throw new BadInputException($"{path}, line 2: there is no row to evaluate on.");

    // Not an error: what the model cannot answer is counted as answered wrongly, and said.
    private static void WarnOfUnknown(string column, IEnumerable<string> labels, IReadOnlyList<string>? known)
    {
        foreach (var (label, rows) in labels.Where(label => known?.Contains(label) == false).CountBy(label => label))
            Options.Progress($"column '{column}': the model does not know the label '{label}' ({rows} rows). They count as wrong");
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
        if (score.Routing is { } routing)
            Console.WriteLine($"  routed from confidence {Number(routing.From)}: {Number(routing.Coverage)} of the rows, {Number(routing.Precision)} of them right");
        Console.WriteLine($"  {"label",-28} {"rows",5} {"precision",9} {"recall",7} {"F1",6}");
        foreach (var label in score.Classes)
            Console.WriteLine($"  {label.Label,-28} {label.Support,5} {Number(label.Precision),9} {Number(label.Recall),7} {Number(label.F1),6}");
        Console.WriteLine();
    }

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
