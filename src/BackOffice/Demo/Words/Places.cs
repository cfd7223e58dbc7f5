using QuttyMeken.Domain.Texts;

namespace QuttyMeken.BackOffice.Demo.Words;

/// <summary>A district's name as a sentence needs it; a name of an unknown pattern is left out rather than misspelt.</summary>
internal static class Places
{
    /// <returns><c>Гүлді ауданында</c>, <c>в Гульдинском районе</c>; <see langword="null"/> when the form is not known.</returns>
    public static string? In(Domain.Unit unit, Language language) => language is Language.Kazakh
        ? WithEnding(unit.NameKk, "нда", "нде")
        : Russian(unit.NameRu, "в ", "ском районе", "в городе ", "е");

    /// <returns><c>Гүлді ауданының</c>, <c>Гульдинского района</c>; <see langword="null"/> when the form is not known.</returns>
    public static string? Of(Domain.Unit unit, Language language) => language is Language.Kazakh
        ? WithEnding(unit.NameKk, "ның", "нің")
        : Russian(unit.NameRu, "", "ского района", "города ", "а");

    private static string? WithEnding(string name, string back, string front) => name[^1] switch
    {
        'ы' => name + back,
        'і' => name + front,
        _ => null,
    };

    private static string? Russian(string name, string before, string district, string city, string ending)
    {
        if (name.EndsWith("ский район", StringComparison.Ordinal))
            return before + name[..^"ский район".Length] + district;
        if (!name.StartsWith("город ", StringComparison.Ordinal))
            return null;

        var own = name["город ".Length..];
        return own[^1] switch
        {
            'о' or 'е' or 'и' or 'у' or 'ы' => city + own,
            'а' or 'я' or 'ь' or 'й' => null,
            _ => city + own + ending,
        };
    }
}
