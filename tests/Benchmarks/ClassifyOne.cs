using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using QuttyMeken.Classifier;

namespace QuttyMeken.Benchmarks;

/// <summary>One text as the bot asks it: sector, kind, language and reasons. Beside it, what ML.NET's own text pipeline takes for the sector alone.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class ClassifyOne
{
    private const string Text = "Емханада терапевтке кезекке тұрғаныма үш апта болды, регистратурадағы қыз 5 мың берсеңіз ертең кіресіз деді, түбіртек жоқ";

    private ReportClassifier _ours = null!;
    private PredictionEngine<Row, Answer> _pipeline = null!;

    public sealed class Row
    {
        public string Text { get; set; } = "";
        public string Sector { get; set; } = "";
    }

    public sealed class Answer
    {
        public string PredictedLabel { get; set; } = "";
    }

    [GlobalSetup]
    public void Train()
    {
        _ours = ReportClassifier.Load(Models.Shipped);
        var ml = new MLContext(1);
        var rows = ml.Data.LoadFromEnumerable(Corpus.Rows.Select(row => new Row { Text = row.Text, Sector = row.Sector }));
        var steps = ml.Transforms.Conversion.MapValueToKey("Label", nameof(Row.Sector))
            .Append(ml.Transforms.Text.FeaturizeText("Features", nameof(Row.Text)))
            .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy())
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        _pipeline = ml.Model.CreatePredictionEngine<Row, Answer>(steps.Fit(rows));
    }

    [Benchmark(Baseline = true)]
    public object? Ours() => _ours.Classify(Text);

    [Benchmark]
    public string PipelineOfMlNet() => _pipeline.Predict(new() { Text = Text }).PredictedLabel;
}

/// <summary>Every text of the corpus on all cores, as the command <c>predict</c> does; the time is for one text.</summary>
[ShortRunJob]
public class ClassifyMany
{
    private static readonly string[] Texts = [.. Corpus.Rows.Take(5_000).Select(row => row.Text)];

    private readonly TextModel _model = TextModel.Load(new MemoryStream(Models.Shipped));

    [Benchmark(OperationsPerInvoke = 5_000)]
    public int OnAllCores() => Texts.AsParallel().Count(text => _model.Predict(text).IsSure);

    [Benchmark(OperationsPerInvoke = 5_000, Baseline = true)]
    public int OnOneCore() => Texts.Count(text => _model.Predict(text).IsSure);
}

/// <summary>What a start waits for before the first guess.</summary>
[ShortRunJob]
public class LoadModel
{
    private readonly byte[] _bytes = Models.Shipped;

    [Benchmark]
    public object Load() => ReportClassifier.Load(_bytes);
}
