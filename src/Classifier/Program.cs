using System.CommandLine;

namespace QuttyMeken.Classifier;

internal static class Program
{
    private const int BadInput = 1;
    private const int BadUsage = 2;

    public static async Task<int> Main(string[] args)
    {
        var root = new RootCommand("Says what citizens' reports are about. Tables are TSV with a header, in UTF-8.")
        {
            TrainCommand.Create(), EvaluateCommand.Create(), PredictCommand.Create(), ExplainCommand.Create(), CompareCommand.Create(),
            DesignsCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{string.Join(" ", parsed.Errors.Select(error => error.Message))} See --help.");
            return BadUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception refused) when (refused is BadInputException or ModelException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(refused.Message.ReplaceLineEndings(" "));
            return BadInput;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. Nothing was written.");
            return BadInput;
        }
    }
}
