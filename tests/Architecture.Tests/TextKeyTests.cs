using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace QuttyMeken.Architecture.Tests;

/// <summary>The catalogue and the program name the same texts: no hole, nothing left over.</summary>
public sealed partial class TextKeyTests
{
    // Keys that the program builds from a code, by their beginning: T[$"sector.{…}"].
    private static readonly string[] Built = [
        "sector.", "kind.", "role.", "staff-state.", "sorry.", "choice.", "status.", "channel.", "happened.", "language.", "delivery.", "attachment.", "hidden.",
        "move.", "command.", "command-words.", "thread.", "report.done-", "filter.", "queue.all-", "queue.group-", "urgency.", "reply.way-",
        "view.", "me.",
        "drift-level.", "training-state.", "outcome.", "closed.", "state.", "office-text-name.", "alarm-channel.", "verdict.", "models.done-", "card.rows-", "score.in-", "role-for.", "account.done-", "day-kind.",
        "mention-state.", "mention-source.", "quarantine-cause.", "quarantine.done-", "conflicts.done-", "registry.done-", "organisation-type.",
    ];

    // A channel's own words for a text that the others share: "start.privacy.telegram".
    private static readonly string[] Channels = [".telegram", ".whats-app", ".web-chat"];

    private static readonly string Source = Path.GetFullPath(Path.Combine(Here(), "../../src"));

    private static readonly Dictionary<string, string> Files = Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
        .Where(file => !Path.GetRelativePath(Source, file).Split('/', '\\').Any(part => part is "bin" or "obj" or "Migrations"))
        .ToDictionary(file => Path.GetRelativePath(Source, file), File.ReadAllText);

    private static readonly HashSet<string> Keys = [.. Directory.EnumerateFiles(Path.Combine(Source, "Domain/Texts"), "*.json")
        .SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(file))!.Keys)];

    [Fact]
    public void Every_text_that_is_asked_for_is_there()
    {
        var missing = from file in Files
                      from Match asked in Asked().Matches(file.Value)
                      let key = asked.Groups["key"].Value
                      where !Keys.Contains(key)
                      select $"{file.Key}: {key}";

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_text_that_is_there_is_used()
    {
        var program = string.Join('\n', Files.Values);

        Assert.DoesNotContain(Keys, key => !Built.Any(start => key.StartsWith(start, StringComparison.Ordinal))
            && !program.Contains($"\"{Channels.Aggregate(key, (name, end) => name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name)}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_beginning_of_a_built_key_is_listed_and_has_texts()
    {
        var built = Files.Values.SelectMany(text => AskedBuilt().Matches(text)).Select(asked => asked.Groups["start"].Value).Where(start => start.Length > 0).Distinct();

        Assert.All(built, start => Assert.Contains(Built, listed => start.StartsWith(listed, StringComparison.Ordinal)));
        Assert.All(Built, start => Assert.Contains(Keys, key => key.StartsWith(start, StringComparison.Ordinal)));
    }

    // T["…"], texts["…"], WithErrorCode("…"), new RuleBrokenException("…"), new Problem("…"), ErrorCode = "…", Action = "…".
    [GeneratedRegex("""(?:\bT\[|\btexts?\[|WithErrorCode\(|RuleBrokenException\(|new Problem\(|\bErrorCode = |\bAction = )"(?<key>[^"{]+)"[^+]""")]
    private static partial Regex Asked();

    // T[$"sector.{…}"] and T["choice." + …].
    [GeneratedRegex("""\b(?:T|texts?)\[(?:\$"(?<start>[^"{]*)\{|"(?<start>[^"]*)"\s*\+)""")]
    private static partial Regex AskedBuilt();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
