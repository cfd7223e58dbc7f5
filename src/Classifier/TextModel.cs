using System.IO.Compression;
using System.Text.Json;

namespace QuttyMeken.Classifier;

/// <summary>A label and how likely it is, from 0 to 1, calibrated.</summary>
public readonly record struct Share(string Label, float Confidence);

/// <summary>What a model says of one text.</summary>
/// <param name="Language"><c>kk</c>, <c>ru</c> or <c>mixed</c>.</param>
/// <param name="Sectors">All the model's sectors, the likeliest first.</param>
/// <param name="Kinds">All the model's kinds, the likeliest first; empty when it was trained without kinds.</param>
/// <param name="IsSure">Whether the best sector may be routed without a person.</param>
public sealed record Prediction(string Language, IReadOnlyList<Share> Sectors, IReadOnlyList<Share> Kinds, bool IsSure);

/// <summary>A trained model. Its labels are those of the file it was trained on. May be used by many threads at once.</summary>
public sealed class TextModel
{
    public const int FormatVersion = 2;

    private const int MostReasons = 5;
    private const int WordsTried = 120;
    private const float LeastReason = 0.05f;

    private readonly ModelParts parts;

    internal TextModel(ModelParts parts, ModelHeader header, ModelCard card) => (this.parts, Header, Card) = (parts, header, card);

    public ModelHeader Header { get; }

    /// <summary>What the model was made of and how good it was on rows held out, written by the training.</summary>
    public ModelCard Card { get; }

    /// <exception cref="ModelException">These are not the bytes of a model, or of another format version.</exception>
    public static TextModel Load(Stream model)
    {
        try
        {
            using var archive = new ZipArchive(model, ZipArchiveMode.Read, leaveOpen: true);
            return ModelArchive.Read(archive);
        }
        catch (Exception damage) when (damage is InvalidDataException or EndOfStreamException or JsonException or ArgumentException)
        {
            throw new ModelException("This is not a model of QuttyMeken, or it is damaged. Train it anew.", damage);
        }
    }

    public Prediction Predict(string text)
    {
        var words = Normalisation.Words(text);
        var topics = parts.Topics.Vector(parts.Design.Features.Of(words));
        var sectors = Ranked(parts.Sectors, topics.Weighted(parts.Design.Sector), "other");
        return new(
            LanguageOf(words), sectors, parts.Kinds is null ? [] : Ranked(parts.Kinds, topics.Weighted(parts.Design.Kind), "irrelevant"),
            sectors[0].Confidence >= Header.RouteFrom);
    }

    /// <returns>The words whose absence would take most from the odds of the best sector, the strongest first, as they stand in the text.</returns>
    public IReadOnlyList<string> Reasons(string text)
    {
        var words = Normalisation.Words(text);
        if (words.Count > WordsTried)
            words.RemoveRange(WordsTried, words.Count - WordsTried);

        var all = Topics(words);
        if (all.IsEmpty)
            return [];

        var shares = parts.Sectors.Probabilities(all);
        var best = Array.IndexOf(shares, shares.Max());
        return [.. words
            .Select((word, at) => (Word: word, Loss: Odds(shares) - Odds(Shares(at))))
            .Where(tried => tried.Loss > LeastReason && tried.Word.Folded.Length > 2 && char.IsLetter(tried.Word.Folded[0]))
            .OrderByDescending(tried => tried.Loss)
            .DistinctBy(tried => tried.Word.Folded)
            .Take(MostReasons)
            .Select(tried => tried.Word.Original)];

        float[] Shares(int without) => parts.Sectors.Probabilities(Topics(words, without));

        // Odds, for a probability near one hardly moves.
        float Odds(float[] shares) => MathF.Log((shares[best] + float.Epsilon) / (1 - shares[best] + 1e-6f));
    }

    private SparseVector Topics(List<Word> words, int without = -1) =>
        parts.Topics.Vector(parts.Design.Features.Of(words, without)).Weighted(parts.Design.Sector);

    private string LanguageOf(List<Word> words)
    {
        var vector = parts.LanguageTraits.Vector(FeatureDesign.ForLanguage.Of(words));
        return vector.IsEmpty ? "ru" : Ranked(parts.Languages, vector, "ru")[0].Label;
    }

    private static List<Share> Ranked(LinearModel model, SparseVector vector, string whenWordless)
    {
        var labels = model.Labels;
        if (vector.IsEmpty && labels.Contains(whenWordless))
        {
            var even = 1f / labels.Count;
            return [.. labels.OrderByDescending(label => label == whenWordless).Select(label => new Share(label, even))];
        }

        return [.. model.Probabilities(vector).Select((share, at) => new Share(labels[at], share)).OrderByDescending(share => share.Confidence)];
    }
}

/// <summary>Bytes that are not a model, or one this program cannot use. The message says what to do.</summary>
public sealed class ModelException(string message, Exception? inner = null) : Exception(message, inner);
