using System.Numerics;
using System.Runtime.InteropServices;

namespace QuttyMeken.Classifier;

/// <summary>
/// What training leaves behind: a weight for each trait and label. ML.NET trains it; reading it needs no ML.NET,
/// so that a guess costs microseconds, many threads share one model, and a model's bytes are the same on every machine.
/// </summary>
internal sealed class LinearModel
{
    // Rows of weights are padded, so that several labels are summed at once.
    private readonly float[] weights;
    private readonly float[] biases;
    private readonly int stride;

    /// <param name="weights">Label after label within each trait.</param>
    public LinearModel(IReadOnlyList<string> labels, float[] weights, float[] biases, float temperature)
    {
        if (labels.Count == 0 || biases.Length != labels.Count || weights.Length % labels.Count != 0 || !(temperature > 0))
            throw new InvalidDataException("The weights do not fit the labels.");
        (Labels, Temperature, Features) = (labels, temperature, weights.Length / labels.Count);
        stride = (labels.Count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        this.weights = new float[Features * stride];
        for (var feature = 0; feature < Features; feature++)
            weights.AsSpan(feature * labels.Count, labels.Count).CopyTo(this.weights.AsSpan(feature * stride));
        this.biases = biases;
    }

    private LinearModel(LinearModel other, float temperature, float[]? weights = null) =>
        (Labels, Features, this.weights, biases, stride, Temperature) = (other.Labels, other.Features, weights ?? other.weights, other.biases, other.stride, temperature);

    public IReadOnlyList<string> Labels { get; }

    /// <summary>What the scores are divided by, so that a confidence of 0.7 is right seven times in ten.</summary>
    public float Temperature { get; }

    public int Features { get; }

    public ReadOnlySpan<float> WeightsOf(int feature) => weights.AsSpan(feature * stride, Labels.Count);

    public float[] Scores(SparseVector vector)
    {
        var width = Vector<float>.Count;
        Span<float> sums = stride <= 256 ? stackalloc float[stride] : new float[stride];
        sums.Clear();
        biases.CopyTo(sums);
        for (var at = 0; at < vector.Indices.Length; at++)
        {
            var ofFeature = weights.AsSpan(vector.Indices[at] * stride, stride);
            var value = new Vector<float>(vector.Values[at]);
            for (var label = 0; label < stride; label += width)
                (new Vector<float>(sums[label..]) + (new Vector<float>(ofFeature[label..]) * value)).CopyTo(sums[label..]);
        }

        return sums[..Labels.Count].ToArray();
    }

    public float[] Probabilities(SparseVector vector) => Softmax(Scores(vector), Temperature);

    public static float[] Softmax(float[] scores, float temperature)
    {
        var best = scores.Max();
        var shares = Array.ConvertAll(scores, score => MathF.Exp((score - best) / temperature));
        var sum = shares.Sum();
        return Array.ConvertAll(shares, share => share / sum);
    }

    /// <summary>The same over traits that were not multiplied beforehand.</summary>
    public LinearModel Times(float[] ofTraits)
    {
        var scaled = new LinearModel(this, Temperature, (float[])weights.Clone());
        for (var at = 0; at < scaled.weights.Length; at++)
            scaled.weights[at] *= ofTraits[at / stride];
        return scaled;
    }

    public LinearModel WithTemperature(float temperature) => new(this, temperature);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Features * Labels.Count);
        // Half the file, and no guess changes by it.
        for (var feature = 0; feature < Features; feature++)
        {
            foreach (var weight in WeightsOf(feature))
                writer.Write((Half)weight);
        }

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
