using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Domain.Walls;

/// <summary>A full name as a text may write it: in any case, of a man or a woman, with the first name, with initials or alone.</summary>
internal sealed class PersonName
{
    private const int ShortSurname = 4;
    private const int LongSurname = 7;

    // One family: Ахметов, Ахметова, Ахметұлы, Ахметқызы. "ул" and "кыз" without their last vowel: it belongs to the ending.
    private static readonly string[] Families = ["ов", "ова", "ев", "ева", "улы", "кызы", "ул", "кыз"];
    private static readonly string[] Others = ["ский", "ская", "ина", "ин", "ый", "ий", "ая"];

    private readonly string _surname;
    private readonly string _stem;
    private readonly bool _isOfFamily;
    private readonly bool _wantsCapital;

    private PersonName(string surname, string? first, string? patronymic, bool wantsCapital)
    {
        (_surname, First, Patronymic) = (surname, first, patronymic);
        var ending = Families.FirstOrDefault(one => surname.Length >= one.Length + 3 && surname.EndsWith(one, StringComparison.Ordinal));
        _isOfFamily = ending is not null;
        ending ??= Others.FirstOrDefault(one => surname.Length >= one.Length + 3 && surname.EndsWith(one, StringComparison.Ordinal));
        _stem = surname[..^(ending?.Length ?? 0)];
        _wantsCapital = wantsCapital;
    }

    public string? First { get; }
    public string? Patronymic { get; }

    /// <summary>Beginnings of words that may be this name, three letters each.</summary>
    public IEnumerable<string> Beginnings => new[] { _surname, First }.OfType<string>().Where(word => word.Length >= 2).Select(NamesInText.BeginningOf).Distinct();

    /// <returns><see langword="null"/> when there is no word in it that could be a surname.</returns>
    public static PersonName? Read(string full)
    {
        var words = NameReading.Read(full).Where(word => word.Folded.Length >= 2).ToList();
        if (words.Count == 0)
            return null;

        var surname = words.Find(word => word.Strength is NameStrength.Surname)
            ?? (words.Count == 2 ? words.Find(word => word.Strength is NameStrength.Patronymic) : null)
            ?? words.Find(word => word.Strength is NameStrength.WeakSurname)
            ?? words.Find(word => word.Strength is NameStrength.None)
            ?? words[0];
        var patronymic = words.FindLast(word => word != surname && word.Strength is NameStrength.Patronymic);
        var first = words.Find(word => word != surname && word != patronymic);
        var isWord = surname.Strength is NameStrength.FirstName || NameCues.IsCommon(surname.Folded) || surname.Folded.Length < ShortSurname;
        return new(surname.Folded, first?.Folded, patronymic?.Folded, isWord);
    }

    public bool IsSurname(string word, bool capital)
    {
        if (_wantsCapital && !capital)
            return false;
        if (Endings.IsFormOf(word, _surname))
            return true;
        if (_isOfFamily && word.StartsWith(_stem, StringComparison.Ordinal))
            foreach (var family in Families)
                if (word.AsSpan(_stem.Length).StartsWith(family) && word.AsSpan(_stem.Length + family.Length) is var rest
                    && (rest.IsEmpty || Endings.IsKazakh(rest) || Endings.IsRussian(rest)))
                    return true;
        return (!_isOfFamily && _stem.Length < _surname.Length && word.StartsWith(_stem, StringComparison.Ordinal) && IsOther(word.AsSpan(_stem.Length)))
            || (_surname.Length >= LongSurname && IsSlip(word));
    }

    // Петровского of Петровская, Толстому of Толстая.
    private bool IsOther(ReadOnlySpan<char> rest) => _surname.AsSpan(_stem.Length) is var own && own[0] is 'ы' or 'и' or 'а' && own is not ("ин" or "ина")
        ? !rest.IsEmpty && Endings.IsRussian(rest)
        : rest.StartsWith(own[..2]) && Endings.IsRussian(rest[2..]);

    private bool IsSlip(string word)
    {
        for (var length = _surname.Length - 1; length <= Math.Min(word.Length, _surname.Length + 1); length++)
            if (Endings.IsOneSlip(word.AsSpan(0, length), _surname) && word.AsSpan(length) is var rest && (rest.IsEmpty || Endings.IsKazakh(rest) || Endings.IsRussian(rest)))
                return true;
        return false;
    }

    /// <summary>Whether the word is the first name, or its initial.</summary>
    public bool IsFirst(string word) => First is { } first && (word.Length == 1 ? word[0] == first[0] : IsName(word, first));

    public bool IsWholeFirst(string word) => First is { Length: >= 3 } first && IsName(word, first);

    public bool IsPatronymic(string word) => Patronymic is { } patronymic && (IsName(word, patronymic)
        // Серікұлы is Серикович.
        || (NamesInText.BeginningOf(word) == NamesInText.BeginningOf(patronymic) && word.Length >= 6 && patronymic.Length >= 6
            && word.AsSpan().CommonPrefixLength(patronymic) >= Math.Min(word.Length, patronymic.Length) - 4
            && PatronymicStem(word) is { } stem && stem == PatronymicStem(patronymic)));

    private static bool IsName(string word, string name) => Endings.IsFormOf(word, name)
        || (name.Length >= 5 && word.Length >= 4 && Endings.StemOf(word) == Endings.StemOf(name));

    private static string? PatronymicStem(string word)
    {
        foreach (var ending in new[] { "ович", "евич", "овн", "евн", "улы", "ул", "кызы", "кыз" })
            if (word.IndexOf(ending, 3 <= word.Length ? 3 : word.Length, StringComparison.Ordinal) is > 0 and var at)
                return word[..at];
        return null;
    }
}
