using System.CommandLine;
using System.Globalization;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Commands;

/// <summary><c>audit verify</c>: walks the whole chain of the audit log.</summary>
internal static class AuditCommand
{
    /// <summary>Exit code of a log that was changed or has lost an entry.</summary>
    private const int Broken = 2;

    public static Command Describe(Func<string[], WebApplication> build)
    {
        var verify = new Command("verify", "Walks the audit log and says whether an entry is missing or was changed. Exit code 2 when one was.");
        verify.SetAction(async (_, ct) =>
        {
            await using var app = build([]);
            await using var scope = app.Services.CreateAsyncScope();
            var state = await scope.ServiceProvider.GetRequiredService<Database>().Verify(ct);
            var words = app.Services.GetRequiredService<TextWriter>();
            await words.WriteLineAsync(Say($"{state.Entries} entries walked, {state.Unchained} from before the chain. Head: {state.Head}"));
            if (state.BrokenAt is not { } number)
            {
                await words.WriteLineAsync("The log is whole. Keep the head elsewhere: with it you can show later that the end was not cut off.");
                return 0;
            }

            await words.WriteLineAsync(Say($"The log is broken: entry {number} is missing, changed or out of its place. Compare with a backup."));
            return Broken;
        });
        return new Command("audit", "The audit log.") { verify };
    }

    private static string Say(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
