using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QuttyMeken.Classifier;

/// <summary>What the commands have in common.</summary>
internal static class Options
{
    public static Option<string> File(string name, string description, bool required = true) =>
        new(name) { Description = description, Required = required, HelpName = "FILE" };

    public static Option<string> Model() =>
        File("--model", "A trained model. Left out: the shipped one, trained at first use and kept in the data directory.", required: false);

    public static Option<int> Seed() =>
        new("--seed") { Description = "The same rows and seed give the same model.", DefaultValueFactory = _ => ShippedModel.Seed };

    public static Option<bool> Json() => new("--json") { Description = "As JSON." };

    public static JsonSerializerOptions AsJson { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,      // for a terminal or a file, never for a page
    };

    public static JsonSerializerOptions AsJsonLine { get; } = new(AsJson) { WriteIndented = false };

    public static void Progress(string message) => Console.Error.WriteLine(message);

    public static TextModel Load(string? path)
    {
        if (path is null)
        {
            using var shipped = new MemoryStream(ShippedModel.Bytes(ShippedModel.DataDirectory(), Progress), writable: false);
            return TextModel.Load(shipped);
        }

        try
        {
            using var file = System.IO.File.OpenRead(path);
            return TextModel.Load(file);
        }
        catch (ModelException bad)
        {
            throw new ModelException($"{path}: {bad.Message}", bad);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException($"{path}: there is no such file.");
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be opened. {missing.Message}");
        }
    }

    public static StreamWriter Utf8(Stream output) => new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
}
