using System.Text.Json;
using QuttyMeken.Classifier;

namespace QuttyMeken.BackOffice.Learning;

public enum Verdict { TooFew, NoChampion, Better, Worse, Same }

/// <summary>What a model scored on one table.</summary>
/// <param name="ByLanguage">Accuracy of the sector by the code of the language.</param>
public sealed record Measured(double Sector, double SectorF1, double? Kind, double? KindF1, IReadOnlyDictionary<string, double> ByLanguage)
{
    public static Measured? Of(byte[] model, IReadOnlyList<LabelledText> rows)
    {
        if (rows.Count == 0)
            return null;

        using var stream = new MemoryStream(model, writable: false);
        var score = Evaluation.Of(TextModel.Load(stream), rows);
        return new(score.Sector.Accuracy, score.Sector.MacroF1, score.Kind?.Accuracy, score.Kind?.MacroF1, score.Sector.AccuracyByLanguage);
    }
}

/// <summary>Champion and challenger on the same rows.</summary>
public sealed record Trial(int Rows, Measured? Champion, Measured? Challenger)
{
    /// <summary>Fewer rows tell nothing.</summary>
    public const int LeastRows = 50;

    /// <summary>
    /// The challenger is better or worse where its accuracy on sectors differs by more than two standard errors of the difference of
    /// two shares. Both answered the same rows, so that this is on the careful side.
    /// </summary>
    public Verdict Verdict
    {
        get
        {
            if (Rows < LeastRows || Challenger is null)
                return Verdict.TooFew;
            if (Champion is null)
                return Verdict.NoChampion;

            var error = Math.Sqrt(((Champion.Sector * (1 - Champion.Sector)) + (Challenger.Sector * (1 - Challenger.Sector))) / Rows);
            var gain = Challenger.Sector - Champion.Sector;
            return gain > 2 * error ? Verdict.Better : gain < -2 * error ? Verdict.Worse : Verdict.Same;
        }
    }
}

/// <summary>How a challenger did against the model that served when it was trained.</summary>
/// <param name="Champion">Hash of that model; <see langword="null"/> when none served.</param>
/// <param name="Rows">Rows it was trained on, the corpus among them.</param>
public sealed record Comparison(string? Champion, int Rows, int FromOffice, Trial HeldOut, Trial Newest)
{
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static Comparison? Read(string? written) => written is null ? null : JsonSerializer.Deserialize<Comparison>(written, JsonSerializerOptions.Web);
}
