using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace QuttyMeken.Classifier;

internal static class CompareCommand
{
    public static Command Create()
    {
        var data = Options.File("--data", "Columns text and sector and, where present, kind and language: rows that neither model was trained on.");
        var model = Options.Model();
        var other = Options.File("--other", "The model to compare with.");
        var json = Options.Json();
        var command = new Command("compare", "Judges two models by one table.") { data, model, other, json };
        command.SetAction(parsed =>
        {
            var rows = EvaluateCommand.Rows(parsed.GetRequiredValue(data));
            var (first, second) = (Options.Load(parsed.GetValue(model)), Options.Load(parsed.GetRequiredValue(other)));
            Options.Progress($"classifying {rows.Count} rows twice");
            var comparison = SideBySide.Of(first, second, rows);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(comparison, Options.AsJson));
            else
                Write(comparison);
        });
        return command;
    }

    private static void Write(SideBySide comparison)
    {
        Console.WriteLine($"{"",-28} {"model",7} {"other",7} {"change",7}");
        Write("sector", comparison.Model.Sector, comparison.Other.Sector);
        Write("kind", comparison.Model.Kind, comparison.Other.Kind);
        Write("language", comparison.Model.Language, comparison.Other.Language);
        Console.WriteLine($"sectors that only the model gets right: {comparison.OnlyModelRight}, only the other: {comparison.OnlyOtherRight}");
    }

    private static void Write(string question, Score? model, Score? other)
    {
        if (model is null || other is null)
            return;

        Line($"{question} accuracy", model.Accuracy, other.Accuracy);
        Line($"{question} macro-F1", model.MacroF1, other.MacroF1);
        foreach (var (language, accuracy) in model.AccuracyByLanguage)
            Line($"  {language}", accuracy, other.AccuracyByLanguage[language]);
    }

    private static void Line(string name, double model, double other) =>
        Console.WriteLine($"{name,-28} {Number(model),7} {Number(other),7} {(other - model).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture),7}");

    private static string Number(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
