using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Demo;

/// <summary>How much a demonstration holds.</summary>
/// <param name="Reports">At least 1.</param>
/// <param name="Seed">The same seed at the same time gives the same reports; ids and passwords are always new.</param>
/// <param name="Classifier">
/// Guesses of the texts, at about 3 ms each; where there is none, or it has no model, guesses are made up from the labels.
/// </param>
public sealed record DemoPlan(int Reports = 2_000, int Seed = 2026, IReportClassifier? Classifier = null);

/// <summary>What was put into the database.</summary>
public sealed record DemoResult(int Reports, int Messages, IReadOnlyDictionary<ReportStatus, int> Statuses, IReadOnlyList<DemoAccount> Accounts);

/// <summary>Who may sign in to the demonstration. The password is nowhere else.</summary>
public sealed record DemoAccount(StaffRole Role, string Name, string Email, string Password)
{
    /// <summary>A record prints all its members: this one must not.</summary>
    public override string ToString() => $"{Role} {Email}";
}
