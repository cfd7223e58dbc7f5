using System.Text;
using System.Text.RegularExpressions;

namespace QuttyMeken.Domain.Texts;

/// <summary>Stored and configured by <see cref="Code"/>. Where two overlap, the earlier names the whole.</summary>
public enum PersonalDataKind { Iban, Email, ProfileLink, Card, Iin, Phone, CarPlate, PersonName }

/// <param name="Confidence">
/// How sure the rule is, above 0 and at most 1. 1: a check digit agrees, or the shape is nothing else (an e-mail, a link to a profile, a phone
/// of eleven digits). 0.7–0.9: the shape is usual, or a word beside it says what it is. Names: 0.95 with a patronymic, 0.9 with initials,
/// 0.85 two names, 0.75–0.8 a name beside a title or a relative, 0.6 without capitals or unknown beside such a word; 0.4 a lone surname,
/// 0.3 a lone first name, which is as often a street or a café.
/// </param>
public sealed record Found(PersonalDataKind Kind, int Start, int Length, double Confidence);

/// <summary>What in a text can give a person away: found so that it can be masked.</summary>
/// <remarks>Source: DOMAIN.md §9, row 1.</remarks>
public static partial class PersonalData
{
    /// <summary>The least <see cref="Found.Confidence"/> that is hidden from the office.</summary>
    public const double MaskFrom = 0.5;

    private const double Sure = 1;
    private const double Usual = 0.9;
    private const double ByCue = 0.7;

    /// <param name="least">The least <see cref="Found.Confidence"/> asked for; what is masked, unless told otherwise.</param>
    /// <returns>Places in the order of the text, none overlapping another.</returns>
    public static IReadOnlyList<Found> Find(string text, double least = MaskFrom)
    {
        var found = new List<Found>();
        found.AddRange(NumberMarks.Find(text));
        found.AddRange(SpokenPhones.Find(text));
        Add(found, PersonalDataKind.Iban, Sure, Iban().EnumerateMatches(text), text, NumberMarks.IsIban);
        Add(found, PersonalDataKind.Email, Sure, Email().EnumerateMatches(text), text);
        Add(found, PersonalDataKind.Email, Usual, SpelledEmail().EnumerateMatches(text), text);
        Add(found, PersonalDataKind.ProfileLink, Sure, ProfileLink().EnumerateMatches(text), text);
        Add(found, PersonalDataKind.ProfileLink, Usual, UserName().EnumerateMatches(text), text);
        Add(found, PersonalDataKind.ProfileLink, ByCue, BareUserName().EnumerateMatches(text), text, name => name.AsSpan(1).ContainsAnyInRange('0', '9')
            || name.AsSpan(0, name.Length - 1).ContainsAny('_', '.'));
        found.AddRange(CarPlates.Find(text));
        found.AddRange(PersonNames.Find(text));
        found.RemoveAll(one => one.Confidence < least);
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
        List<Found> found, PersonalDataKind kind, double confidence, Regex.ValueMatchEnumerator matches, string text, Func<string, bool>? isOne = null)
    {
        foreach (var match in matches)
            if (isOne is null || isOne(text.Substring(match.Index, match.Length)))
                found.Add(new(kind, match.Index, match.Length, confidence));
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
            merged[^1] = new(last.Kind < one.Kind ? last.Kind : one.Kind, last.Start, end - last.Start, Math.Max(last.Confidence, one.Confidence));
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

    // "proba собака mail.ru", "proba @ mail . ru"
    [GeneratedRegex(
        @"(?<![\w.%+-])[\w.%+-]{1,64}(?: ?@ ?| ?[(\[] ?(?:собака|собачка|at|@) ?[)\]] ?| (?:собака|собачка) )[\w-]{1,63}(?: ?\. ?| точка )(?:ru|kz|com|net|org|рф|ру|кз|ком)(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpelledEmail();

    [GeneratedRegex(
        @"(?<![\w.-])(?:https?://)?(?:[\w-]{1,20}\.){0,2}(?:t\.me|telegram\.me|wa\.me|whatsapp\.com|vk\.com|vk\.ru|vkontakte\.ru|ok\.ru|my\.mail\.ru|instagram\.com|facebook\.com|fb\.com|tiktok\.com|threads\.net|threads\.com|youtube\.com|x\.com|twitter\.com|linkedin\.com|pay\.kaspi\.kz|kaspi\.kz/pay|kaspi\.kz/transfers?)/[^\s<>""'«»)\]]{0,299}[^\s<>""'«»)\],.;:!?]|(?<!\w)tg://[^\s<>""'«»)\]]{1,299}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProfileLink();

    [GeneratedRegex(@"(?<![\w@.])@[A-Za-z][\w.]{3,30}\w")]
    private static partial Regex UserName();

    // "инста some_body", "тг: some.body04"; an address of a site is none.
    [GeneratedRegex(
        @"(?<=(?<!\w)(?:инст\w{0,14}|instagram|insta|телеграм\w{0,4}|телег\w{0,2}|тг|tg|telegram|тикток\w{0,3}|tiktok|вк|vk|вконтакте|ник\w{0,3}|акк|аккаунт\w{0,4}|парақша\w{0,4}|страниц\w{0,2}|юзернейм|логин)[ :—–-]{1,3})[A-Za-z][\w.]{3,30}\w(?![\w/])(?<!\.(?:com|ru|kz|me|net|org))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareUserName();
}
