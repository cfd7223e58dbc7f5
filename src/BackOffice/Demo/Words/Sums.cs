using System.Globalization;
using System.Text.RegularExpressions;

namespace QuttyMeken.BackOffice.Demo.Words;

/// <summary>Puts another sum of the same order into a text.</summary>
internal static partial class Sums
{
    private static readonly double[] Factors = [0.5, 0.6, 0.75, 1.25, 1.5, 2];

    /// <returns>The text as it was when it names no sum in digits, or more than one: two sums may depend on each other.</returns>
    public static string Vary(string text, Random random)
    {
        if (Units().Count(text) != 1 || Sum().Match(text) is not { Success: true } found)
            return text;

        var number = found.Groups["number"];
        var written = number.Value.Replace(" ", "", StringComparison.Ordinal);
        var value = decimal.Parse(written.Replace(',', '.'), CultureInfo.InvariantCulture);
        var factor = (decimal)random.Pick(Factors);
        if (value <= 0)
            return text;

        var other = Rounded(value * factor, written.Contains(','));
        if (other == value || other <= 0 || !Agrees(other, found.Groups["unit"].Value))
            return text;

        var shown = other.ToString(number.Value.Contains(' ') ? "#,0" : "0.#", CultureInfo.InvariantCulture)
            .Replace(',', ' ').Replace('.', ',');
        return string.Concat(text.AsSpan(0, number.Index), shown, text.AsSpan(number.Index + number.Length));
    }

    // As people name sums: one figure, or one and a half.
    private static decimal Rounded(decimal value, bool toTenths)
    {
        if (toTenths)
            return Math.Round(value, 1);

        var order = 1m;
        while (value >= order * 10)
            order *= 10;
        var step = Math.Max(1, order / 2);
        return Math.Max(1, Math.Round(value / step) * step);
    }

    // "5 тысяч" but "2 тысячи": a number that asks for another ending is not put in.
    private static bool Agrees(decimal number, string unit) =>
        unit is not "тысяч" || (decimal.IsInteger(number) && (number % 10 is 0 or >= 5 || number % 100 is >= 11 and <= 14));

    [GeneratedRegex(@"мың|мын(?=\b|ға|га|нан)|\bmyn|тысяч|тыс\b|млн|миллион|миллиард|млрд|лям|тенге|теңге|\bтг\b|₸|\d ?к\b|%|процент|пайыз", RegexOptions.IgnoreCase)]
    private static partial Regex Units();

    [GeneratedRegex(@"(?<![\d.,])(?<number>\d{1,3}(?: \d{3})+|\d+(?:,\d)?) ?(?<unit>мың|мын|myn|тысяч|тыс|млн|миллион(?!\p{IsCyrillic})|теңге|тенге|тг|₸|к)(?![\p{L}\d])")]
    private static partial Regex Sum();
}
