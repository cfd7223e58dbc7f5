namespace QuttyMeken.Classifier.Tests;

internal static class TinyFile
{
    public static IReadOnlyList<LabelledText> Rows { get; } =
    [
        new("красные яблоки на дереве", "apples"), new("зелёные яблоки в саду", "apples"), new("сладкие яблоки и яблони", "apples"),
        new("тёплые носки из шерсти", "socks"), new("дырявые носки без пары", "socks"), new("полосатые носки и носочки", "socks"),
    ];
}
