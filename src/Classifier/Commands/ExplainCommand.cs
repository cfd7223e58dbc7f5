using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace QuttyMeken.Classifier;

internal static class ExplainCommand
{
    private const int Shown = 4;

    public static Command Create()
    {
        var text = new Option<string>("--text") { Description = "The citizen's words.", Required = true };
        var model = Options.Model();
        var json = Options.Json();
        var command = new Command("explain", "Says what one text is about, and which of its words said so.") { text, model, json };
        command.SetAction(parsed =>
        {
            var loaded = Options.Load(parsed.GetValue(model));
            var words = parsed.GetRequiredValue(text);
            var (prediction, reasons) = loaded.Explain(words);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(new { prediction.Language, prediction.IsSure, prediction.Sectors, prediction.Kinds, prediction.SecondKind, Reasons = reasons }, Options.AsJson));
                return;
            }

            Console.WriteLine($"language  {prediction.Language}");
            Write("sector", prediction.Sectors);
            Write("kind", prediction.Kinds);
            Console.WriteLine(prediction.IsSure ? "routed    yes" : "routed    no, a person should look");
            Console.WriteLine($"because   {string.Join(", ", reasons)}");
        });
        return command;
    }

    private static void Write(string question, IReadOnlyList<Share> shares)
    {
        foreach (var (label, confidence) in shares.Take(Shown))
            Console.WriteLine($"{question,-9} {confidence.ToString("F3", CultureInfo.InvariantCulture)}  {label}");
    }
}
