using System.Text.Json;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.BackOffice.Demo.Words;

/// <summary>The sentences that were written for the demonstration.</summary>
internal sealed class Phrases
{
    public const string Everything = "any";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Web) { RespectRequiredConstructorParameters = true };

    private readonly LettersFile _letters = Read<LettersFile>("letters");
    private readonly OutcomesFile _outcomes = Read<OutcomesFile>("outcomes");

    public AccountsFile Accounts { get; } = Read<AccountsFile>("accounts");
    public IReadOnlyList<StaffLine> Staff { get; } = Read<IReadOnlyList<StaffLine>>("staff");

    public Around Around(Language language) => language is Language.Kazakh ? Accounts.Kk : Accounts.Ru;
    public Letters Letters(Language language) => language is Language.Kazakh ? _letters.Kk : _letters.Ru;
    public Outcomes Outcomes(Language language) => language is Language.Kazakh ? _outcomes.Kk : _outcomes.Ru;

    private static T Read<T>(string name)
    {
        using var stream = typeof(Phrases).Assembly.GetManifestResourceStream($"Demo/{name}.json")!;
        return JsonSerializer.Deserialize<T>(stream, Strict)!;
    }

    private sealed record LettersFile(Letters Kk, Letters Ru);

    private sealed record OutcomesFile(Outcomes Kk, Outcomes Ru);
}

/// <param name="RealPlaces">Folded beginnings of names: a text that names a real place does not suit a made-up region.</param>
/// <param name="Greetings">Folded beginnings: a text that greets by itself gets no opening.</param>
/// <param name="Latin">How Kazakh is typed on a Latin keyboard.</param>
/// <param name="Plain">How Kazakh is typed without its own letters.</param>
internal sealed record AccountsFile(
    IReadOnlyList<string> RealPlaces, IReadOnlyList<string> Greetings, IReadOnlyDictionary<char, string> Latin, IReadOnlyDictionary<char, string> Plain,
    Around Kk, Around Ru);

/// <summary>Sentences that stand around an account; <c>{in}</c> and <c>{of}</c> are the district.</summary>
internal sealed record Around(
    IReadOnlyList<string> Openings, IReadOnlyList<string> Asks, IReadOnlyList<string> Closings,
    IReadOnlyList<string> ThanksOpenings, IReadOnlyList<string> ThanksClosings);

internal sealed record Letters(
    IReadOnlyDictionary<string, IReadOnlyList<Exchange>> Exchanges, IReadOnlyDictionary<string, IReadOnlyList<string>> News, IReadOnlyList<string> Additions);

/// <param name="Given">What is not asked when the citizen has given it: <c>when</c>, <c>district</c>, <c>organisation</c>, <c>amount</c>.</param>
internal sealed record Exchange(string Ask, IReadOnlyList<string> Answers, string? Given = null);

/// <param name="Texts">By the code of the outcome, then by what the report is about.</param>
internal sealed record Outcomes(
    [property: System.Text.Json.Serialization.JsonPropertyName("outcomes")] IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Texts,
    Remarks Remarks);

internal sealed record Remarks(IReadOnlyList<string> Good, IReadOnlyList<string> Middling, IReadOnlyList<string> Bad);

internal sealed record StaffLine(string Role, string Name, string Email)
{
    public StaffRole Is => Code.Parse<StaffRole>(Role);
}
