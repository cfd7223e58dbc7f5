using System.Text.RegularExpressions;

namespace QuttyMeken.Domain.Texts;

/// <summary>Number plates of Kazakhstan, of the kind since 2012 and of the older one.</summary>
internal static partial class CarPlates
{
    private const double WithRegion = 0.9;
    private const double Old = 0.8;
    private const double BesideCue = 0.7;

    /// <summary>How far before a plate the word may stand that says what it is, in UTF-16 units.</summary>
    private const int Reach = 40;

    public static List<Found> Find(string text)
    {
        var found = new List<Found>();
        Add(found, Plate().EnumerateMatches(text), WithRegion, (start, length) => !OrganisationForm().IsMatch(text.AsSpan(start, length)));
        Add(found, OldPlate().EnumerateMatches(text), Old, (_, _) => true);
        Add(found, LoosePlate().EnumerateMatches(text), BesideCue, (start, length) =>
            !Unit().IsMatch(text.AsSpan(start, length)) && Cue().IsMatch(text.AsSpan(Math.Max(0, start - Reach), start - Math.Max(0, start - Reach))));
        return found;
    }

    private static void Add(List<Found> found, Regex.ValueMatchEnumerator matches, double confidence, Func<int, int, bool> isOne)
    {
        foreach (var match in matches)
            if (isOne(match.Index, match.Length))
                found.Add(new(PersonalDataKind.CarPlate, match.Index, match.Length, confidence));
    }

    // Latin, or the Cyrillic capitals that look like Latin ones. Small letters only when nothing stands between: "100 см 15" is no plate.
    [GeneratedRegex(
        @"(?<!\w)(?:[0-9]{3}[ -]?[A-ZАВЕКМНОРСТУХ]{2,3}[ -]?(?:0[1-9]|1[0-9]|20)|[0-9]{3}[a-zавекмнорстух]{2,3}(?:0[1-9]|1[0-9]|20))(?!\w)")]
    private static partial Regex Plate();

    [GeneratedRegex(@"(?<!\w)(?:[A-Z][ -]?[0-9]{3}[ -]?[A-Z]{2,3}|[A-ZАВЕКМНОРСТУХ][0-9]{3}[A-ZАВЕКМНОРСТУХ]{2,3})(?!\w)")]
    private static partial Regex OldPlate();

    // What is a plate only where the text speaks of a car: "321 кмт 04", "А 123 ВСМ", the trailer's "12 ABC 04", "777 AAA".
    [GeneratedRegex(
        @"(?<!\w)(?:[0-9]{2,3}[ -]{0,2}(?:[A-Za-z]{2,3}|[А-Яа-я]{2,3})[ -]{0,2}(?:0[1-9]|1[0-9]|20)|[0-9]{3}[ -]?[A-ZАВЕКМНОРСТУХ]{3}|[A-Za-zА-Яа-я][ -]?[0-9]{3}[ -]?(?:[A-Za-z]{2,3}|[А-Яа-я]{2,3}))(?!\w)")]
    private static partial Regex LoosePlate();

    [GeneratedRegex(
        @"(?<!\w)(?:гос\w*|номер\w*|нөмір\w*|номир\w*|nomer\w*|машин\w*|mashina\w*|көлі[кг]\w*|коли[кг]\w*|авто|автомобил\w*|автокөлік\w*|тачк\w*|прицеп\w*|тіркеме\w*|тягач\w*|мотоцикл\w*|газел\w*|камаз\w*|камри|нив[аеуы]|приор\w*|джип\w*|крузак\w*|такси\w*)(?!\w)[^.!?\n]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cue();

    [GeneratedRegex(@" (?:КСК|ТОО|АО|KSK|TOO|KZT|USD|EUR|KG|KM|GB|MB) ")]
    private static partial Regex OrganisationForm();

    [GeneratedRegex(
        @"[0-9][ -]*(?:КСК|ТОО|АО|ЖК|ИП|ЖШС|KSK|TOO|KZT|USD|EUR|KG|KM|GB|MB|кв|км|см|мм|дм|м|тг|кг|шт|га|лет|тн|тыс|млн|мың|үй|дом|каб|тенге|күн|рет|мин|сағ|час|год|по|на|до|от|и|за|из|во|со|не|или|мен|да|де|бала|адам)(?![A-Za-zА-Яа-я])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
