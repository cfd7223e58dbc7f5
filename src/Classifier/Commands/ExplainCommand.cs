using System.CommandLine;
using System.Globalization;

namespace QuttyMeken.Classifier;

internal static class ExplainCommand
{
    private const int Shown = 4;

    public static Command Create()
    {
        var text = new Option<string>("--text") { Description = "The citizen's words.", Required = true };
        var model = Options.Model();
        var command = new Command("explain", "Says what one text is about, and which of its words said so.") { text, model };
        command.SetAction(parsed =>
        {
            var loaded = Options.Load(parsed.GetValue(model));
            var words = parsed.GetRequiredValue(text);
            var prediction = loaded.Predict(words);
            Console.WriteLine($"language  {prediction.Language}");
            Write("sector", prediction.Sectors);
            Write("kind", prediction.Kinds);
            Console.WriteLine($"because   {string.Join(", ", loaded.Reasons(words))}");
        });
        return command;
    }

    private static void Write(string question, IReadOnlyList<Share> shares)
    {
        foreach (var (label, confidence) in shares.Take(Shown))
            Console.WriteLine($"{question,-9} {confidence.ToString("F3", CultureInfo.InvariantCulture)}  {label}");
    }
}
