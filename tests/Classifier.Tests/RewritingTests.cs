using System.Text;
using Xunit;

namespace QuttyMeken.Classifier.Tests;

/// <summary>People type Kazakh without its letters, or in Latin script by several habits. What is said stays the same.</summary>
[Collection(nameof(ShippedCorpus))]
public sealed class RewritingTests(ShippedCorpus shipped)
{
    private const double MostLost = 0.03;

    private static readonly Dictionary<char, string> WithoutLetters = Map("ә а ғ г қ к ң н ө о ұ у ү у һ х і и");

    private static readonly Dictionary<char, string>[] Habits =
    [
        Map("а a ә a б b в v г g ғ g д d е e ё e ж j з z и i й i к k қ q л l м m н n ң n о o ө o п p р r с s т t у u ұ u ү u ф f х h һ h ц c ч ch ш sh щ sh ъ _ ы y і i ь _ э e ю iu я ia"),
        Map("а a ә a б b в v г g ғ g д d е e ё yo ж zh з z и i й y к k қ k л l м m н n ң n о o ө o п p р r с s т t у u ұ u ү u ф f х h һ h ц ts ч ch ш sh щ sch ъ _ ы y і i ь _ э e ю yu я ya"),
        Map("а a ә ä б b в v г g ғ ğ д d е e ё e ж j з z и i й i к k қ q л l м m н n ң ñ о o ө ö п p р r с s т t у u ұ ū ү ü ф f х h һ h ц ts ч ç ш ş щ ş ъ _ ы ı і i ь _ э e ю iu я ia"),
    ];

    [Fact]
    public void Without_Kazakh_letters_as_much_is_told() => Loses(rows => rows.Select(row => row with { Text = Rewrite(row.Text, WithoutLetters) }));

    [Fact]
    public void In_Latin_script_nearly_as_much_is_told() => Loses(rows => rows.Select((row, at) => row with { Text = Rewrite(row.Text, Habits[at % Habits.Length]) }));

    private void Loses(Func<IEnumerable<LabelledText>, IEnumerable<LabelledText>> rewrite)
    {
        var plain = shipped.HoldOut.Where(row => row is { Language: "kk", Variant: "plain" }).ToList();

        var (before, after) = (Evaluation.Of(shipped.Model, plain), Evaluation.Of(shipped.Model, [.. rewrite(plain)]));

        var lost = $"Sector {before.Sector.Accuracy:F3} to {after.Sector.Accuracy:F3}, kind {before.Kind!.Accuracy:F3} to {after.Kind!.Accuracy:F3}, language {before.Language!.Accuracy:F3} to {after.Language!.Accuracy:F3}.";
        Assert.True(before.Sector.Accuracy - after.Sector.Accuracy <= MostLost && before.Kind.Accuracy - after.Kind.Accuracy <= MostLost, lost);
        Assert.True(after.Language.Accuracy >= 0.98, lost);
    }

    private static string Rewrite(string text, Dictionary<char, string> letters)
    {
        var rewritten = new StringBuilder();
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            rewritten.Append(!letters.TryGetValue(lower, out var other) ? letter.ToString() : lower == letter || other.Length == 0 ? other : char.ToUpperInvariant(other[0]) + other[1..]);
        }

        return rewritten.ToString();
    }

    private static Dictionary<char, string> Map(string pairs) =>
        pairs.Split(' ').Chunk(2).ToDictionary(pair => pair[0][0], pair => pair[1].Replace("_", "", StringComparison.Ordinal));
}
