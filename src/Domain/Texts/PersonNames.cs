namespace QuttyMeken.Domain.Texts;

/// <summary>
/// Names of people by their shape and by the words beside them. Prefers to miss a name rather than to hide a street, a school or a ministry.
/// </summary>
internal static class PersonNames
{
    private const double WithPatronymic = 0.95;
    private const double WithInitials = 0.9;
    private const double TwoNames = 0.85;
    private const double SurnameAfterTitle = 0.8;
    private const double BesideCue = 0.75;
    private const double SmallLetters = 0.6;
    private const double CapitalAfterCue = 0.6;
    private const double LoneSurname = 0.4;
    private const double LoneFirstName = 0.3;

    /// <param name="Last">The last word of the name.</param>
    private readonly record struct Name(int Last, double Confidence);

    public static List<Found> Find(string text)
    {
        var words = NameReading.Read(text);
        var found = new List<Found>();
        var end = -3;
        for (var at = 0; at < words.Count; at++)
        {
            if (NameFrom(words, at, end) is not { } name)
                continue;
            if (!IsPlace(words, at, name.Last))
            {
                found.Add(new(PersonalDataKind.PersonName, words[at].Start, words[name.Last].End - words[at].Start, name.Confidence));
                if (name.Confidence >= PersonalData.MaskFrom)
                    end = name.Last;
            }

            at = name.Last;
        }

        return found;
    }

    private static Name? NameFrom(List<NameWord> words, int at, int end)
    {
        if (words[at].Capital && FullName(words, at) is { } full)
            return full;
        if (SmallPair(words, at) is { } pair)
            return pair;
        if (words[at].Initial || words[at].Folded.Length < 3 || char.IsDigit(words[at].Folded[0]))
            return null;
        return AfterTitle(words, at) ?? AfterKin(words, at) ?? BeforeRespect(words, at) ?? BeforeNaming(words, at)
            ?? InList(words, at, end) ?? Alone(words, at);
    }

    /// <summary>Words with capitals: "Ахметова Айгүл Серікқызы", "А. С. Ахметов", "Ержан Болатов".</summary>
    private static Name? FullName(List<NameWord> words, int at)
    {
        var start = words[at];
        if (!IsPart(start))
            return null;
        var last = at;
        var onlyInitials = start.Initial;
        while (last < words.Count - 1 && last < at + 3 && words[last + 1] is { Follows: true, Capital: true } next && IsPart(next)
            && (next.Initial || !words[last].Initial || onlyInitials))
        {
            last++;
            onlyInitials &= next.Initial;
        }

        var strength = NameStrength.None;
        var (full, initials) = (0, 0);
        for (var i = at; i <= last; i++)
        {
            strength = words[i].Strength > strength ? words[i].Strength : strength;
            full += words[i].Initial ? 0 : 1;
            initials += words[i].Initial ? 1 : 0;
        }

        // A word that only starts the sentence is no part of the name.
        if (full == 0 || (full >= 2 && start is { StartsSentence: true, Strength: NameStrength.None }))
            return null;
        if (initials >= 2 || (initials == 1 && strength >= NameStrength.WeakSurname))
            return new(last, WithInitials);
        if (strength == NameStrength.Patronymic)
            return new(last, WithPatronymic);
        return full >= 2 && strength >= NameStrength.Surname ? new(last, TwoNames) : null;
    }

    /// <summary>"ахметов серик", "наталья викторовна": a known first name beside what ends like a surname or a patronymic.</summary>
    private static Name? SmallPair(List<NameWord> words, int at)
    {
        if (at == words.Count - 1 || !words[at + 1].Follows || !IsPair(words[at].Strength, words[at + 1].Strength))
            return null;
        var last = at + 1;
        if (last < words.Count - 1 && words[last + 1] is { Follows: true, Strength: NameStrength.Patronymic or NameStrength.Surname or NameStrength.FirstName } third
            && third.Strength != words[last].Strength && third.Strength != words[at].Strength)
            last++;
        return new(last, SmallLetters);
    }

    private static bool IsPair(NameStrength a, NameStrength b) =>
        (a == NameStrength.FirstName && b is NameStrength.Surname or NameStrength.Patronymic && b != a)
        || (b == NameStrength.FirstName && a is NameStrength.Surname or NameStrength.Patronymic);

    /// <summary>"судья Касымова", "председатель ОСИ Жакупов", "бухгалтер Ким".</summary>
    private static Name? AfterTitle(List<NameWord> words, int at)
    {
        var word = words[at];
        if (!word.Capital || !word.Follows || word.StartsSentence)
            return null;
        var before = words[at - 1].Folded;
        var surname = word.Strength >= NameStrength.Surname || (word.Strength == NameStrength.WeakSurname && !NameCues.IsAdjective(word.Folded));
        if (surname && (NameCues.IsTitle(before) || (before == "имени" && at > 1 && words[at - 2].Folded == "от")))
            return new(at, SurnameAfterTitle);
        if (NameCues.IsProfession(before) && !word.Shouted && IsPart(word) && !NameCues.IsAdjective(word.Folded))
            return new(at, CapitalAfterCue);
        // "начальник отдела Ахметова", "председатель ОСИ Жакупов"
        return at > 1 && words[at - 1].Follows && word.Strength == NameStrength.Surname && NameCues.IsTitle(words[at - 2].Folded)
            && before.Length > 2 && !word.Shouted && (!words[at - 1].Capital || words[at - 1].Shouted) ? new(at, SurnameAfterTitle) : null;
    }

    /// <summary>"брат Данияр", "меня зовут Асель", "фамилия его Досмагамбетов".</summary>
    private static Name? AfterKin(List<NameWord> words, int at)
    {
        var cue = at - 1;
        if (cue >= 1 && words[cue].Gap <= 2 && NameCues.IsBetween(words[cue].Folded))
            cue--;
        if (cue < 0 || words[at].Gap > 3)
            return null;
        var word = words[at];
        var isCalled = NameCues.IsCalled(words[cue].Folded);
        if (!isCalled && !(cue == at - 1 && NameCues.IsKin(words[cue].Folded)))
            return null;
        if (word.StartsSentence)
            return null;
        if (word.Capital)
            return word.Strength >= NameStrength.FirstName || NameReading.IsPetName(word.Folded) ? new(at, BesideCue)
                : isCalled && IsPart(word) && !NameCues.IsAdjective(word.Folded) ? new(at, CapitalAfterCue) : null;
        return (word.Strength == NameStrength.FirstName && !NameCues.IsCommon(word.Folded)) || (isCalled && word.Strength == NameStrength.Surname && !NameCues.IsAdjective(word.Folded))
            || (!isCalled && NameReading.IsPetName(word.Folded) && !NameCues.IsCommon(word.Folded)) ? new(at, SmallLetters) : null;
    }

    /// <summary>"Гүлнар апай", "серик агай".</summary>
    private static Name? BeforeRespect(List<NameWord> words, int at)
    {
        if (at == words.Count - 1 || !words[at + 1].Follows || !NameCues.IsRespect(words[at + 1].Folded))
            return null;
        var word = words[at];
        if (word.Strength == NameStrength.FirstName || NameReading.IsPetName(word.Folded))
            return word.Capital ? new(at, BesideCue) : NameCues.IsCommon(word.Folded) ? null : new(at, SmallLetters);
        return word is { Capital: true, StartsSentence: false, Shouted: false } && IsPart(word) ? new(at, CapitalAfterCue) : null;
    }

    /// <summary>"ахметов деген", "Кенжебеков дейтін", unless a shop or a street is called so.</summary>
    private static Name? BeforeNaming(List<NameWord> words, int at)
    {
        if (at == words.Count - 1 || !words[at + 1].Follows || !NameCues.IsNaming(words[at + 1].Folded))
            return null;
        var word = words[at];
        if (at + 2 < words.Count && (NameCues.IsAfterPlace(words[at + 2].Folded) || NameCues.IsBeforePlace(words[at + 2].Folded)))
            return null;
        if (word.Capital && word.Strength >= NameStrength.Surname)
            return new(at, BesideCue);
        return (word.Strength == NameStrength.Surname && !NameCues.IsAdjective(word.Folded))
            || (word.Strength == NameStrength.FirstName && !NameCues.IsCommon(word.Folded)) ? new(at, SmallLetters) : null;
    }

    /// <summary>A surname that goes on from a name: "Куанышев Р. и Торегалиев".</summary>
    private static Name? InList(List<NameWord> words, int at, int end)
    {
        var goesOn = (end == at - 1 && words[at].Gap <= 3) || (end == at - 2 && words[at - 1].Gap <= 2 && NameCues.IsAnd(words[at - 1].Folded));
        return goesOn && words[at] is { Capital: true, StartsSentence: false, Strength: NameStrength.Surname or NameStrength.FirstName }
            ? new(at, BesideCue) : null;
    }

    // Too little to hide it by: "на Маресьева" is a street, "Айгерим" a café.
    private static Name? Alone(List<NameWord> words, int at) => words[at] is not { Capital: true, Shouted: false } ? null : words[at].Strength switch
    {
        NameStrength.Surname when !words[at].StartsSentence => new(at, LoneSurname),
        NameStrength.FirstName => new(at, LoneFirstName),
        _ => null,
    };

    private static bool IsPart(NameWord word) => word.Initial || word.Strength >= NameStrength.FirstName
        || (word.Shouted && word.Strength >= NameStrength.WeakSurname)
        || (!word.Shouted && !char.IsDigit(word.Folded[^1]) && !NameCues.IsNoName(word.Folded) && !NameCues.IsTitle(word.Folded));

    private static bool IsPlace(List<NameWord> words, int first, int last) =>
        (first > 0 && words[first].Gap <= 2 && NameCues.IsBeforePlace(words[first - 1].Folded)
            && !(words[first - 1].Folded == "имени" && first > 1 && words[first - 2].Folded == "от"))
        || (last < words.Count - 1 && words[last + 1].Gap <= 2 && NameCues.IsAfterPlace(words[last + 1].Folded))
        || (last == first + 1 && (NameCues.IsHonoured(words[first].Folded, words[last].Folded) || NameCues.IsHonoured(words[last].Folded, words[first].Folded)));
}
