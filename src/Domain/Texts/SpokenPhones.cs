using System.Globalization;
using System.Text;

namespace QuttyMeken.Domain.Texts;

/// <summary>Phones dictated in words: "восемь семьсот один сто двадцать три сорок пять шестьдесят семь".</summary>
internal static class SpokenPhones
{
    private const double Confidence = 0.9;
    private const int MostDigits = 11;

    public static List<Found> Find(string text)
    {
        var found = new List<Found>();
        var words = Folding.Words(text);
        for (var at = 0; at < words.Count; at++)
        {
            if (LastOfPhone(words, at) is not { } last)
                continue;
            found.Add(new(PersonalDataKind.Phone, words[at].Start, words[last].Start + words[last].Length - words[at].Start, Confidence));
            at = last;
        }

        return found;
    }

    private static int? LastOfPhone(IReadOnlyList<(int Start, int Length, string Folded)> words, int first)
    {
        var digits = new StringBuilder();
        int? group = null;
        var spoken = 0;
        for (var at = first; at < words.Count && digits.Length <= MostDigits; at++)
        {
            var (start, _, folded) = words[at];
            if (at > first && start - words[at - 1].Start - words[at - 1].Length > 3)
                return null;
            if (IsZero(folded) || char.IsDigit(folded[0]))
            {
                if (!folded.All(char.IsDigit) && !IsZero(folded))
                    return null;
                Close(digits, ref group);
                digits.Append(IsZero(folded) ? "0" : folded);
                spoken += IsZero(folded) ? 1 : 0;
            }
            else if (Numerals.ValueOf(folded) is { } value)
            {
                spoken++;
                if (group is { } soFar && Numerals.Join(soFar, value) is { } joined)
                    group = joined;
                else
                {
                    Close(digits, ref group);
                    group = value;
                }
            }
            else
                return null;

            var whole = digits.Length + (group?.ToString(CultureInfo.InvariantCulture).Length ?? 0);
            if (spoken > 0 && whole is 10 or 11 && IsPhone(digits.ToString() + group?.ToString(CultureInfo.InvariantCulture)) && !GoesOn(words, at, group))
                return at;
        }

        return null;
    }

    private static void Close(StringBuilder digits, ref int? group)
    {
        digits.Append(group?.ToString(CultureInfo.InvariantCulture));
        group = null;
    }

    private static bool GoesOn(IReadOnlyList<(int Start, int Length, string Folded)> words, int at, int? group) => group is { } soFar
        && at + 1 < words.Count && Numerals.ValueOf(words[at + 1].Folded) is { } next && Numerals.Join(soFar, next) is not null;

    private static bool IsZero(string folded) => folded is "ноль" or "нол" or "нуль" or "нолик";

    private static bool IsPhone(string digits) => digits.Length == MostDigits
        ? digits[0] is '7' or '8' && digits[1] == '7' && digits[2] != '9'
        : digits[0] == '7' && digits[1] is '0' or '4' or '6' or '7';
}
