using System.CommandLine;
using Microsoft.AspNetCore.Connections;

namespace QuttyMeken.BackOffice.Commands;

/// <summary>What can be written after <c>dotnet run --project src/BackOffice --</c>. Read first: the host sees only what is its own.</summary>
internal static class CommandLine
{
    /// <param name="build">Puts the program together from the host's arguments.</param>
    /// <returns>The exit code: 0 when all went well.</returns>
    public static async Task<int> Run(string[] args, Func<string[], WebApplication> build)
    {
        var root = new RootCommand("Құтты мекен: the back office. Without a command it runs; --urls and other settings may follow.")
        {
            AddUserCommand.Describe(build),
            MigrateCommand.Describe(build),
            AuditCommand.Describe(build),
            DemoCommand.Describe(build, (app, ct) => app.RunAsync(ct)),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => Serve([.. parsed.UnmatchedTokens], build, ct));

        try
        {
            var parsed = root.Parse(args);
            // What is left over belongs to the host only where the host runs.
            if (parsed.CommandResult.Command is { TreatUnmatchedTokensAsErrors: true } && parsed.UnmatchedTokens is [var word, ..])
                throw new InvalidDataException($"{word}: not understood here. Add --help to see what is.");

            // Exceptions are ours, and Ctrl-C is the host's.
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.InnerException is AddressInUseException
                ? $"{wrong.Message} Stop the program that uses it, or choose another: --urls http://localhost:5090"
                : $"{wrong.Message} {wrong.InnerException?.Message}".TrimEnd());
            return 1;
        }
    }

    private static async Task<int> Serve(string[] hostArguments, Func<string[], WebApplication> build, CancellationToken ct)
    {
        if (Stranger(hostArguments) is { } word)
            throw new InvalidDataException($"{word}: not understood. Commands: demo, user add, database migrate, audit verify. Settings: --name value, such as --urls http://localhost:5080");

        await using var app = build(hostArguments);
        await OfficeHost.Prepare(app.Services, ct);
        await app.RunAsync(ct);
        return 0;
    }

    // The host takes "--name=value" and "--name value". Anything else it would swallow without a word.
    private static string? Stranger(string[] hostArguments)
    {
        for (var at = 0; at < hostArguments.Length; at++)
        {
            var word = hostArguments[at];
            if (!word.StartsWith("--", StringComparison.Ordinal))
                return word;
            if (word.Contains('=', StringComparison.Ordinal))
                continue;
            if (++at == hostArguments.Length || hostArguments[at].StartsWith("--", StringComparison.Ordinal))
                return $"{word} (its value is missing)";
        }

        return null;
    }
}
