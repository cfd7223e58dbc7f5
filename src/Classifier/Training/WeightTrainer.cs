using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace QuttyMeken.Classifier;

/// <summary>ML.NET's linear trainers over vectors of our own.</summary>
internal static class WeightTrainer
{
    /// <param name="counts">How much each row counts; <see langword="null"/>: all the same.</param>
    public static LinearModel Fit(
        Algorithm algorithm, float strength, IReadOnlyList<string> labels, int features, IReadOnlyList<(SparseVector Vector, int Label)> rows, int seed,
        float[]? counts = null)
    {
        if (labels.Count < 2 || features == 0)
            return Constant(labels, features, rows);
        if (algorithm is Algorithm.Perceptron)
            return Perceptron(labels, features, rows, seed);

        // A context that has trained once repeats itself no more: a fresh one for each model.
        var ml = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        schema[nameof(Example.Label)].ColumnType = new KeyDataViewType(typeof(uint), labels.Count);
        var data = ml.Data.LoadFromEnumerable(
            rows.Select((row, at) => new Example
            {
                Features = new(features, row.Vector.Indices.Length, row.Vector.Values, row.Vector.Indices),
                Label = (uint)row.Label,
                Weight = counts?[at] ?? 1,
            }).ToList(),
            schema);
        LinearMulticlassModelParametersBase trained = algorithm switch
        {
            Algorithm.Sdca => ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(new SdcaMaximumEntropyMulticlassTrainer.Options
            {
                ExampleWeightColumnName = nameof(Example.Weight),
                L2Regularization = strength,
                L1Regularization = 0,
                MaximumNumberOfIterations = 30,
                NumberOfThreads = 1,
            }).Fit(data).Model,
            Algorithm.Hinge => ml.MulticlassClassification.Trainers.SdcaNonCalibrated(new SdcaNonCalibratedMulticlassTrainer.Options
            {
                ExampleWeightColumnName = nameof(Example.Weight),
                Loss = new SmoothedHingeLoss(),
                L2Regularization = strength,
                L1Regularization = 0,
                MaximumNumberOfIterations = 30,
                NumberOfThreads = 1,
            }).Fit(data).Model,
            Algorithm.Lbfgs => ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
            {
                ExampleWeightColumnName = nameof(Example.Weight),
                L2Regularization = strength,
                L1Regularization = 0,
                HistorySize = 10,
                NumberOfThreads = 1,
            }).Fit(data).Model,
            Algorithm.Perceptron => throw new ArgumentOutOfRangeException(nameof(algorithm)),
        };

        VBuffer<float>[]? ofLabels = null;
        trained.GetWeights(ref ofLabels, out var count);
        var weights = new float[features * labels.Count];
        for (var label = 0; label < count; label++)
        {
            foreach (var (feature, weight) in ofLabels[label].Items())
                weights[(feature * labels.Count) + label] = weight;
        }

        return new(labels, weights, [.. trained.GetBiases()], temperature: 1);
    }

    /// <summary>One averaged perceptron a label, against all others.</summary>
    private static LinearModel Perceptron(IReadOnlyList<string> labels, int features, IReadOnlyList<(SparseVector Vector, int Label)> rows, int seed)
    {
        var schema = SchemaDefinition.Create(typeof(BinaryExample));
        schema[nameof(BinaryExample.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, features);
        var (weights, biases) = (new float[features * labels.Count], new float[labels.Count]);
        for (var label = 0; label < labels.Count; label++)
        {
            var ml = new MLContext(seed);
            var data = ml.Data.LoadFromEnumerable(
                rows.Select(row => new BinaryExample
                {
                    Features = new(features, row.Vector.Indices.Length, row.Vector.Values, row.Vector.Indices),
                    Label = row.Label == label,
                }).ToList(),
                schema);
            var trained = ml.BinaryClassification.Trainers.AveragedPerceptron(numberOfIterations: 20).Fit(data).Model;
            biases[label] = trained.Bias;
            foreach (var (feature, weight) in trained.Weights.Index())
                weights[(feature * labels.Count) + label] = weight;
        }

        return new(labels, weights, biases, temperature: 1);
    }

    private static LinearModel Constant(IReadOnlyList<string> labels, int features, IReadOnlyList<(SparseVector Vector, int Label)> rows)
    {
        var counts = new float[labels.Count];
        foreach (var (_, label) in rows)
            counts[label]++;
        return new(labels, new float[features * labels.Count], Array.ConvertAll(counts, count => MathF.Log(count + 1f)), temperature: 1);
    }

    private sealed class BinaryExample
    {
        public VBuffer<float> Features { get; set; }
        public bool Label { get; set; }
    }

    private sealed class Example
    {
        public VBuffer<float> Features { get; set; }
        public uint Label { get; set; }
        public float Weight { get; set; }
    }
}
