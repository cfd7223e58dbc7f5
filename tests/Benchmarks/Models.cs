using QuttyMeken.Classifier;

namespace QuttyMeken.Benchmarks;

internal static class Models
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "quttymeken-benchmarks");

    /// <summary>Trained once, then kept beside other temporary files.</summary>
    public static byte[] Shipped => ShippedModel.Bytes(Folder);
}
