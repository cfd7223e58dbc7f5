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
/// <param name="SecondKind">What the text tells of besides its kind; <see langword="null"/> where more likely nothing.</param>
public sealed record Prediction(string Language, IReadOnlyList<Share> Sectors, IReadOnlyList<Share> Kinds, string? SecondKind, bool IsSure);

/// <summary>A trained model. Its labels are those of the file it was trained on. May be used by many threads at once.</summary>
public sealed class TextModel
{
    public const int FormatVersion = 2;

    /// <summary>Label of a text that tells of one thing only.</summary>
    internal const string NoSecond = "none";

    private const int MostReasons = 5;
    private const float LeastShareOfStrongest = 0.2f;

    private readonly ModelParts parts;
    private readonly int other;
    private readonly int irrelevant;
    private readonly int none;

    internal TextModel(ModelParts parts, ModelHeader header, ModelCard card)
    {
        (this.parts, Header, Card) = (parts, header, card);
        (other, irrelevant) = (Reconciliation.PlaceOfOther(parts.Sectors.Labels), Reconciliation.PlaceOfIrrelevant(parts.Kinds?.Labels ?? []));
        none = parts.SecondKinds?.Labels.ToList().IndexOf(NoSecond) ?? -1;
        if (header.NothingHasNoSector && (other < 0 || irrelevant < 0))
            throw new InvalidDataException("The model's labels do not fit its header.");
    }

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

    public Prediction Predict(string text) => Predict(Normalisation.Words(text), out _);

    /// <summary>The answer, and the words that speak most for the best sector, the strongest first, as they stand in the text.</summary>
    public (Prediction Prediction, IReadOnlyList<string> Reasons) Explain(string text)
    {
        var words = Normalisation.Words(text);
        var prediction = Predict(words, out var topics);
        return (prediction, Reasons(words, topics, prediction.Sectors[0].Label));
    }

    private Prediction Predict(List<Word> words, out SparseVector topics)
    {
        topics = parts.Topics.Vector(parts.Features.Read(words));
        var (sectors, kinds) = (Shares(parts.Sectors, topics), parts.Kinds is null ? [] : Shares(parts.Kinds, topics));
        if (Header.NothingHasNoSector && !topics.IsEmpty)
            Reconciliation.Reconcile(sectors, other, kinds, irrelevant);
        var ranked = Ranked(parts.Sectors.Labels, sectors, topics.IsEmpty ? Reconciliation.NoSector : null);
        var rankedKinds = parts.Kinds is null ? [] : Ranked(parts.Kinds.Labels, kinds, topics.IsEmpty ? Reconciliation.Nothing : null);
        return new(
            parts.Language.Of(words), ranked, rankedKinds, SecondKind(topics, rankedKinds), !topics.IsEmpty && ranked[0].Confidence >= Header.RouteFrom);
    }

    /// <summary>A word's part in the score of the best sector, over what it gives the others by their likelihood.</summary>
    private List<string> Reasons(List<Word> words, SparseVector topics, string sector)
    {
        if (topics.IsEmpty)
            return [];

        var shares = parts.Sectors.Probabilities(topics);
        var best = 0;
        while (parts.Sectors.Labels[best] != sector)
            best++;
        var others = 1 - shares[best];
        var traits = parts.Features.Read(words).All;
        var counts = new float[topics.Indices.Length];
        var places = new int[traits.Length];
        for (var at = 0; at < traits.Length; at++)
        {
            places[at] = Array.BinarySearch(topics.Indices, parts.Topics.Place(traits[at].Hash));
            if (places[at] >= 0)
                counts[places[at]] += traits[at].Weight;
        }

        var gains = new float[words.Count];
        for (var at = 0; at < traits.Length; at++)
        {
            if (places[at] is var place && place >= 0)
                gains[traits[at].Word] += topics.Values[place] * traits[at].Weight / counts[place] * Lead(topics.Indices[place]);
        }

        var reasons = words.Select((word, at) => (Word: word, Gain: gains[at]))
            .Where(tried => tried.Word.Folded.Length > 2 && char.IsLetter(tried.Word.Folded[0]) && tried.Gain > 0)
            .OrderByDescending(tried => tried.Gain).DistinctBy(tried => tried.Word.Folded).Take(MostReasons).ToList();
        return reasons.Where(reason => reason.Gain >= LeastShareOfStrongest * reasons[0].Gain).Select(reason => reason.Word.Original).ToList();

        float Lead(int trait)
        {
            var weights = parts.Sectors.WeightsOf(trait);
            var elsewhere = 0f;
            for (var label = 0; label < weights.Length; label++)
                elsewhere += label == best ? 0 : shares[label] * weights[label];
            return weights[best] - (others > 0 ? elsewhere / others : 0);
        }
    }

    private string? SecondKind(SparseVector topics, List<Share> kinds)
    {
        if (topics.IsEmpty || parts.SecondKinds is not { } model || kinds[0].Label == Reconciliation.Nothing)
            return null;

        var second = BestSecond(model.Probabilities(topics), none);
        return second.Share < Header.SecondKindFrom || model.Labels[second.Label] == kinds[0].Label ? null : model.Labels[second.Label];
    }

    /// <param name="none">Place of <see cref="NoSecond"/>.</param>
    internal static (int Label, float Share) BestSecond(float[] shares, int none)
    {
        var best = none == 0 ? 1 : 0;
        for (var label = 0; label < shares.Length; label++)
            best = label != none && shares[label] > shares[best] ? label : best;
        return (best, shares[best]);
    }

    /// <summary>Blind where nothing is known.</summary>
    private static float[] Shares(LinearModel model, SparseVector vector)
    {
        if (!vector.IsEmpty)
            return model.Probabilities(vector);

        var even = new float[model.Labels.Count];
        Array.Fill(even, 1f / even.Length);
        return even;
    }

    /// <param name="first">Goes before its equals.</param>
    private static List<Share> Ranked(IReadOnlyList<string> labels, float[] shares, string? first)
    {
        var ranked = new List<Share>(shares.Length);
        for (var label = 0; label < shares.Length; label++)
            ranked.Add(new(labels[label], shares[label]));
        ranked.Sort((one, other) => other.Confidence != one.Confidence ? other.Confidence.CompareTo(one.Confidence)
            : (other.Label == first).CompareTo(one.Label == first) is var order && order != 0 ? order : string.CompareOrdinal(one.Label, other.Label));
        return ranked;
    }
}

/// <summary>Bytes that are not a model, or one this program cannot use. The message says what to do.</summary>
public sealed class ModelException(string message, Exception? inner = null) : Exception(message, inner);
