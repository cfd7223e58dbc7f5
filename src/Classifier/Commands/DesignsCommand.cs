using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace QuttyMeken.Classifier;

internal static class DesignsCommand
{
    public static Command Create()
    {
        var data = Options.File("--data", "Columns text, sector and kind. Left out: the embedded corpus.", required: false);
        var seed = Options.Seed();
        var command = new Command("designs", "Measures the designs of the model by five-fold cross-validation.") { data, seed };
        command.SetAction(parsed =>
        {
            var rows = parsed.GetValue(data) is { } path ? LabelledFile.Read(path) : Corpus.Rows;
            Console.WriteLine("| design | sector | kk | ru | mixed | kind | kk | ru | mixed | language | seconds |");
            Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            foreach (var design in Design.All)
            {
                Options.Progress(design.Name);
                var watch = Stopwatch.StartNew();
                var scores = CrossValidation.Run(design, rows, parsed.GetValue(seed));
                Console.WriteLine($"| {design.Name} | {Cells(scores.Sector)} | {Cells(scores.Kind)} | {Number(scores.Language?.Accuracy)} | {watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} |");
            }
        });
        return command;
    }

    private static string Cells(Score? score) => string.Join(" | ",
        new[] { score?.Accuracy, Of(score, "kk"), Of(score, "ru"), Of(score, "mixed") }.Select(Number));

    private static string Number(double? value) => value?.ToString("F3", CultureInfo.InvariantCulture) ?? "—";

    private static double? Of(Score? score, string language) =>
        score is not null && score.AccuracyByLanguage.TryGetValue(language, out var accuracy) ? accuracy : null;
}
