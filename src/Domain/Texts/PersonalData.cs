using System.Text;
using System.Text.RegularExpressions;

namespace QuttyMeken.Domain.Texts;

/// <summary>Stored and configured by <see cref="Code"/>. Where two overlap, the earlier names the whole.</summary>
public enum PersonalDataKind { Iban, Email, ProfileLink, Card, Iin, Phone, CarPlate, PersonName }

public sealed record Found(PersonalDataKind Kind, int Start, int Length);

/// <summary>What in a text can give a person away: found so that it can be masked.</summary>
/// <remarks>Source: DOMAIN.md §9, row 1.</remarks>
public static partial class PersonalData
{
    /// <returns>Places in the order of the text, none overlapping another.</returns>
    public static IReadOnlyList<Found> Find(string text)
    {
        var found = new List<Found>();
        found.AddRange(NumberMarks.Find(text));
        Add(found, PersonalDataKind.Iban, Iban().EnumerateMatches(text), text, NumberMarks.IsIban);
        Add(found, PersonalDataKind.Email, Email().EnumerateMatches(text), text);
        Add(found, PersonalDataKind.ProfileLink, ProfileLink().EnumerateMatches(text), text);
        Add(found, PersonalDataKind.ProfileLink, UserName().EnumerateMatches(text), text);
        Add(found, PersonalDataKind.CarPlate, CarPlate().EnumerateMatches(text), text, plate => !OrganisationForm().IsMatch(plate));
        Add(found, PersonalDataKind.CarPlate, OldCarPlate().EnumerateMatches(text), text);
        found.AddRange(PersonNames.Find(text));
        return Merged(found);
    }

    /// <summary>The text with each find replaced by <c>[label]</c>.</summary>
    public static string Mask(string text, Func<PersonalDataKind, string> label)
    {
        var masked = new StringBuilder(text.Length);
        var end = 0;
        foreach (var one in Find(text))
        {
            masked.Append(text, end, one.Start - end).Append('[').Append(label(one.Kind)).Append(']');
            end = one.Start + one.Length;
        }

        return masked.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>The masked beginning of a text on one line, for lists.</summary>
    /// <param name="maxLength">Most UTF-16 units, the ellipsis included; at least 1.</param>
    public static string Opening(string text, Func<PersonalDataKind, string> label, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, 1);
        var line = WhiteSpace().Replace(Mask(text, label), " ").Trim();
        if (line.Length <= maxLength)
            return line;

        var end = maxLength - 1;
        if (line[end] != ' ')
        {
            var space = end == 0 ? -1 : line.LastIndexOf(' ', end - 1);
            // A word longer than half the line is cut rather than lost.
            if (space >= maxLength / 2)
                end = space;
            else if (end > 0 && char.IsHighSurrogate(line[end - 1]))
                end--;
        }

        return line[..end].TrimEnd() + "…";
    }

    private static void Add(
        List<Found> found, PersonalDataKind kind, Regex.ValueMatchEnumerator matches, string text, Func<string, bool>? isOne = null)
    {
        foreach (var match in matches)
            if (isOne is null || isOne(text.Substring(match.Index, match.Length)))
                found.Add(new(kind, match.Index, match.Length));
    }

    // The union of what overlaps: nothing that was found stays readable.
    private static List<Found> Merged(List<Found> found)
    {
        var merged = new List<Found>(found.Count);
        foreach (var one in found.OrderBy(one => one.Start).ThenBy(one => one.Kind))
        {
            if (merged.Count == 0 || merged[^1].Start + merged[^1].Length <= one.Start)
            {
                merged.Add(one);
                continue;
            }

            var last = merged[^1];
            var end = Math.Max(last.Start + last.Length, one.Start + one.Length);
            merged[^1] = new(last.Kind < one.Kind ? last.Kind : one.Kind, last.Start, end - last.Start);
        }

        return merged;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    // К and З may be Cyrillic: they look the same.
    [GeneratedRegex(@"(?<![A-Za-z0-9])[KkКк][Zz][ -]?[0-9]{2}(?:[ -]?[A-Za-z0-9]){16}(?![A-Za-z0-9])")]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<![\w.%+-])[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")]
    private static partial Regex Email();

    [GeneratedRegex(
        @"(?<![\w.-])(?:https?://)?(?:(?:www|m|web|api)\.)?(?:t\.me|telegram\.me|wa\.me|whatsapp\.com|vk\.com|vk\.ru|ok\.ru|instagram\.com|facebook\.com|fb\.com|tiktok\.com|threads\.net|x\.com|twitter\.com|linkedin\.com)/[^\s<>""'«»)\]]{0,299}[^\s<>""'«»)\].,;:!?]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProfileLink();

    [GeneratedRegex(@"(?<![\w@.])@[A-Za-z][\w.]{3,30}\w")]
    private static partial Regex UserName();

    // Latin, or the Cyrillic capitals that look like Latin ones. Small letters only when nothing stands between: "100 см 15" is no plate.
    [GeneratedRegex(
        @"(?<!\w)(?:[0-9]{3}[ -]?[A-ZАВЕКМНОРСТУХ]{2,3}[ -]?(?:0[1-9]|1[0-9]|20)|[0-9]{3}[a-zавекмнорстух]{2,3}(?:0[1-9]|1[0-9]|20))(?!\w)")]
    private static partial Regex CarPlate();

    [GeneratedRegex(@"(?<!\w)(?:[A-Z][ -]?[0-9]{3}[ -]?[A-Z]{2,3}|[A-ZАВЕКМНОРСТУХ][0-9]{3}[A-ZАВЕКМНОРСТУХ]{2,3})(?!\w)")]
    private static partial Regex OldCarPlate();

    [GeneratedRegex(@" (?:КСК|ТОО|АО|KSK|TOO|KZT|USD|EUR|KG|KM|GB|MB) ")]
    private static partial Regex OrganisationForm();
}
