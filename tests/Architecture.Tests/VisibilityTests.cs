using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace QuttyMeken.Architecture.Tests;

/// <summary>In the back office reports are reached through VisibleTo alone: whoever goes round it goes round the walls.</summary>
public sealed partial class VisibilityTests
{
    private static readonly string Office = Path.GetFullPath(Path.Combine(Here(), "../../src/BackOffice"));

    // Who may, and why.
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Commands/DemoCommand.cs"] = "prints how many reports the demo has made",
        ["Demo/DemoFill.cs"] = "makes the reports of an empty database, before anybody signs in",
        ["Learning/TrainingJob.cs"] = "a model learns from all that count; it shows nobody a report",
        ["Duty/AlarmBell.cs"] = "a bell for the people on duty: two numbers over all that are urgent, no report named",
        ["Learning/DriftBell.cs"] = "a bell for everybody: one number over all that count, no report named",
    };

    [Fact]
    public void Nobody_in_the_back_office_goes_round_the_walls() => Assert.Empty(
        Directory.EnumerateFiles(Office, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => (Name: Path.GetRelativePath(Office, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !file.Name.StartsWith("bin/", StringComparison.Ordinal) && !file.Name.StartsWith("obj/", StringComparison.Ordinal))
            .Where(file => Round().IsMatch(file.Text) && !Allowed.ContainsKey(file.Name))
            .Select(file => file.Name));

    [Fact]
    public void Whoever_is_allowed_to_still_does() => Assert.All(Allowed.Keys, name => Assert.Matches(Round(), File.ReadAllText(Path.Combine(Office, name))));

    [Theory]
    [InlineData("db.Reports.Where(r => true)", true)]
    [InlineData("await database.Reports\n    .CountAsync()", true)]
    [InlineData("db.Set<Report>()", true)]
    [InlineData("db.Set<Domain.Report>()", true)]
    [InlineData("db.FindAsync<Report>(id)", true)]
    [InlineData("db.Database.SqlQuery<int>($\"SELECT COUNT(*) FROM Reports\")", true)]
    [InlineData("db.VisibleTo(staff).Where(r => true)", false)]
    [InlineData("@using QuttyMeken.BackOffice.Pages.Reports.Parts", false)]
    [InlineData("using QuttyMeken.BackOffice.Pages.Reports;", false)]
    public void A_way_round_is_recognised(string code, bool isRound) => Assert.Equal(isRound, Round().IsMatch(code));

    // "Pages.Reports" is a folder.
    [GeneratedRegex(@"(?<!\bPages)\.Reports\b|\b(?:Set|Find|FindAsync)<(?:\w+\.)*Report>|\b(?:FROM|JOIN|UPDATE|INTO)\s+""?Reports\b")]
    private static partial Regex Round();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
