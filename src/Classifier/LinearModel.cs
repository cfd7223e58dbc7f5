using System.Runtime.InteropServices;

namespace QuttyMeken.Classifier;

/// <summary>
/// What maximum entropy training leaves behind: a weight for each trait and label. ML.NET trains it; reading it needs no ML.NET,
/// so that a guess costs microseconds, many threads share one model, and a model's bytes are the same on every machine.
/// </summary>
internal sealed class LinearModel
{
    private readonly float[] weights;
    private readonly float[] biases;

    /// <param name="weights">Label after label within each trait.</param>
    public LinearModel(IReadOnlyList<string> labels, float[] weights, float[] biases, float temperature)
    {
        if (labels.Count == 0 || biases.Length != labels.Count || weights.Length % labels.Count != 0 || !(temperature > 0))
            throw new InvalidDataException("The weights do not fit the labels.");
        (Labels, this.weights, this.biases, Temperature) = (labels, weights, biases, temperature);
    }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>What the scores are divided by, so that a confidence of 0.7 is right seven times in ten.</summary>
    public float Temperature { get; }

    public int Features => weights.Length / Labels.Count;

    public float[] Scores(SparseVector vector)
    {
        var scores = (float[])biases.Clone();
        for (var at = 0; at < vector.Indices.Length; at++)
        {
            var ofFeature = weights.AsSpan(vector.Indices[at] * scores.Length, scores.Length);
            for (var label = 0; label < scores.Length; label++)
                scores[label] += ofFeature[label] * vector.Values[at];
        }

        return scores;
    }

    public float[] Probabilities(SparseVector vector) => Softmax(Scores(vector), Temperature);

    public static float[] Softmax(float[] scores, float temperature)
    {
        var best = scores.Max();
        var shares = Array.ConvertAll(scores, score => MathF.Exp((score - best) / temperature));
        var sum = shares.Sum();
        return Array.ConvertAll(shares, share => share / sum);
    }

    public LinearModel WithTemperature(float temperature) => new(Labels, weights, biases, temperature);

    public void Write(BinaryWriter writer)
    {
        writer.Write(weights.Length);
        // Half the file, and no guess changes by it.
        writer.Write(MemoryMarshal.AsBytes(Array.ConvertAll(weights, weight => (Half)weight).AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(biases.AsSpan()));
    }

    public static LinearModel Read(BinaryReader reader, IReadOnlyList<string> labels, float temperature)
    {
        var weights = reader.ReadArray<Half>(reader.ReadInt32());
        return new(labels, Array.ConvertAll(weights, weight => (float)weight), reader.ReadArray<float>(labels.Count), temperature);
    }
}

internal static class BinaryReading
{
    public static T[] ReadArray<T>(this BinaryReader reader, int count) where T : unmanaged
    {
        if (count is < 0 or > 100_000_000)
            throw new InvalidDataException("A count in the file is impossible.");

        var array = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }
}
