using System.Collections.Frozen;

namespace QuttyMeken.Domain.Texts;

/// <summary>Numbers in words, Kazakh and Russian, in folded letters.</summary>
internal static class Numerals
{
    private static readonly FrozenDictionary<string, int> Values = new[]
    {
        (1, "бир один одна одну одной"), (2, "еки два две двух пару"), (3, "уш три трех"), (4, "торт четыре четырех"), (5, "бес пять пяти"),
        (6, "алты шесть шести"), (7, "жети семь семи"), (8, "сегиз восемь восьми"), (9, "тогыз девять девяти"), (10, "он десять десяти"),
        (11, "одиннадцать"), (12, "двенадцать"), (13, "тринадцать"), (14, "четырнадцать"), (15, "пятнадцать пятнадцати"),
        (16, "шестнадцать"), (17, "семнадцать"), (18, "восемнадцать"), (19, "девятнадцать"), (20, "жиырма жыйырма двадцать двадцати"),
        (30, "отыз тридцать тридцати"), (40, "кырык сорок"), (50, "елу пятьдесят пятьдесять пятидесяти"), (60, "алпыс шестьдесят шестидесяти"),
        (70, "жетпис семьдесят"), (80, "сексен восемьдесят"), (90, "токсан девяносто"), (100, "жуз сто ста"), (200, "двести двухсот"),
        (300, "триста трехсот"), (400, "четыреста"), (500, "пятьсот пятисот"), (600, "шестьсот"), (700, "семьсот"), (800, "восемьсот"), (900, "девятьсот"),
    }.SelectMany(row => row.Item2.Split(' ').Select(word => (Word: word, Value: row.Item1)))
        .ToFrozenDictionary(row => row.Word, row => row.Value, StringComparer.Ordinal);

    public static int? ValueOf(string folded) => Values.TryGetValue(folded, out var value) ? value : null;

    public static bool IsOrdinal(string folded) =>
        folded.EndsWith("нши", StringComparison.Ordinal) || folded.EndsWith("ншы", StringComparison.Ordinal);

    /// <summary>Adds the next word of a number below a thousand: "жүз" + "елу", "екі" × "жүз".</summary>
    /// <returns>The new value; <see langword="null"/> when the word begins another number.</returns>
    public static int? Join(int soFar, int next) => next switch
    {
        100 when soFar is >= 2 and <= 9 => soFar * 100,
        < 10 when soFar >= 20 && soFar % 10 == 0 => soFar + next,
        < 10 when soFar % 100 == 10 => soFar + next,
        >= 10 and < 100 when soFar >= 100 && soFar % 100 == 0 => soFar + next,
        _ => null,
    };
}
