using System.Text;

namespace QuttyMeken.Domain.Tests.Texts;

/// <summary>The same odd texts on every run: two alphabets, marks, emoji, halves of emoji, digits and what stands between them.</summary>
internal static class RandomTexts
{
    private static readonly string[] Pieces =
    [
        "а", "Қ", "ұ", "і", "Ё", "й", "aa", "Z", "sh", "ya", "ş", "İ", "ı", "β", "中", "ع", "٣", "½", "№", "7", "8701", "12", "000", " ", "  ",
        "\n", "-", ".", ",", "+7", "@", "(", ")", "'", "\u200B", "\u0301", "\u0306", "\uFEFF", "😀", "\uD83D", "\uDE00", "👩‍👧", "KZ", "тг",
        "мың", "Асан", "Асанов", "t.me/", "ааа", "қызы", "А.", "[", "]", "\u00A0", "ﬁ", "Ⅳ", "ʼ", "𝐀", "\0",
    ];

    public static IEnumerable<string> Many(int count)
    {
        var random = new Random(20260101);
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (var pieces = random.Next(0, 40); pieces > 0; pieces--)
                text.Append(Pieces[random.Next(Pieces.Length)]);
            yield return text.ToString();
        }
    }
}
