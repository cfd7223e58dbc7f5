using System.Collections.Frozen;

namespace QuttyMeken.Domain.Texts;

/// <summary>Names of people by their shape. Prefers to miss a name rather than to hide a street, a school or a ministry.</summary>
internal static class PersonNames
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FirstNames = Set(
        """
        абай абзал абылай азамат азат айбек айгерим айгуль айгул айдана айдар айдос айжан айман айнагуль айнагул айнур айша айым акбота
        акмарал алия алмас алтынай алуа амангельды амина амир ануар анар аргын арай арман арсен асан асель асет асхат асылбек аяна аян аяулым
        багдат бакыт бакытжан батыр баян бауыржан бекзат бекболат бибигуль болат ботагоз гулмира гульмира гулнар гульнар гульнара гулнара
        гулжан гульжан гаухар дамир дамира данияр дарига дархан даулет даурен дидар диана динара дина ерболат ербол ержан ерлан еркин ермек
        есен жанар жанат жанибек жандос жанна жансая жасулан жулдыз зарина зауре зере зейнеп ибрагим ильяс илияс индира инкар кайрат камила
        камшат канат карлыгаш касым кенес куаныш куралай кымбат лаура лаззат маржан макпал мадина мадияр максат малика марат меруерт мейрам
        мирас молдир мурат мухтар назгуль назгул назым нургали нургуль нургул нурбек нурболат нуржан нурлан нурлыбек нурсултан орынбасар
        ораз рауан рамазан расул рустам сабина сабит салтанат самал самат санжар сара сауле сагат сакен серик серикбай ринат талгат
        тимур толкын тогжан улан улжан улболсын умит уалихан фарида хадиша шолпан шынар шынгыс ырысты эльмира элмира эльвира
        александр алексей алена алина анастасия анатолий андрей анна антон антонина артем борис вадим валентина валерий василий вера виктор
        виктория виталий владимир галина геннадий григорий дарья денис дмитрий евгений екатерина елена иван игорь ирина кирилл константин
        ксения лариса лидия людмила маргарита марина мария максим михаил надежда наталья наталия никита николай оксана олег ольга павел петр
        полина роман светлана сергей станислав степан татьяна тамара федор юлия юрий яна
        """).GetAlternateLookup<ReadOnlySpan<char>>();

    // Titles before a surname, and what a sentence may start with before a name.
    private static readonly string[] Titles =
    [
        "директор", "аким", "начальник", "бастыг", "бастык", "басшы", "врач", "главврач", "дариг", "учител", "мугалим", "устаз", "инспектор",
        "следовател", "тергеуши", "судья", "прокурор", "полиц", "участков", "учаскелик", "депутат", "специалист", "маман", "кызметкер",
        "сотрудник", "заместител", "орынбасар", "зам", "медсестр", "медбике", "хирург", "воспитател", "тарбиеши", "капитан", "майор",
        "лейтенант", "гражданин", "азамат", "господин", "мырза", "ханым", "фамили", "теги", "завуч", "бухгалтер", "нотариус", "адвокат",
    ];

    private static readonly string[] NotNames =
    [
        "республик", "област", "облыс", "район", "аудан", "город", "кала", "министер", "министр", "департамент", "управлени", "баскарма",
        "отдел", "болим", "комитет", "казахстан", "казакстан", "актоб", "актюб", "алмат", "астан", "шымкент", "агентств", "центр", "орталы",
        "школ", "мектеп", "мектеб", "больниц", "аурухан", "поликлин", "емхан", "университет", "колледж", "улиц", "коше", "проспект", "дангыл",
        "площад", "микрорайон", "село", "ауыл", "поселок", "кент", "финансов", "доходов", "ресурсов", "законов", "вопросов", "отходов",
        "налогов", "судов", "прав", "готов", "снова", "слова", "основ", "голов", "здоров", "коров", "магазин", "машин", "медицин", "каспи",
        "банк", "новый", "новая", "наш", "мой", "это", "вчера", "сегодня", "буг", "кеше", "биз", "мен", "сиз", "сол", "осы", "бул",
    ];

    private static readonly string[] BeforeStreets =
    [
        "ул", "улица", "улице", "улицы", "улицу", "пр", "проспект", "проспекте", "площадь", "площади", "им", "имени", "мкр", "пер",
        "переулок", "бульвар", "село", "селе", "с", "аул", "тоо", "жшс", "ип", "жк", "ао",
    ];

    private static readonly string[] AfterStreets =
    [
        "атында", "коше", "дангыл", "ауыл", "аудан", "мектеб", "мектеп", "батыр", "хан", "район", "област", "облыс", "улиц", "проспект",
    ];

    private static readonly string[] RussianPatronymics = ["ович", "евич", "овна", "евна", "ична", "инична", "ильич"];
    private static readonly string[] StrongSurnames = ["ов", "ова", "ев", "ева"];
    private static readonly string[] WeakSurnames = ["ин", "ина", "бек", "бай", "бекова", "енко", "ский", "ская", "жан", "хан"];

    public static List<Found> Find(string text)
    {
        var words = Read(text);
        var found = new List<Found>();
        for (var at = 0; at < words.Count; at++)
        {
            if (!words[at].Capital || NameFrom(words, at) is not { } last)
                continue;
            if (!IsPlace(words, at, last))
                found.Add(new(PersonalDataKind.PersonName, words[at].Start, words[last].End - words[at].Start));
            at = last;
        }

        return found;
    }

    /// <returns>The last word of the name that starts here.</returns>
    private static int? NameFrom(List<Word> words, int at)
    {
        var last = at;
        while (last < words.Count - 1 && last < at + 3 && words[last + 1].Follows && words[last + 1].Capital && IsPart(words[last + 1]))
            last++;

        var start = words[at];
        if (!IsPart(start))
            return null;
        var strength = 0;
        var full = 0;
        var initials = 0;
        for (var i = at; i <= last; i++)
        {
            strength = Math.Max(strength, words[i].Strength);
            full += words[i].Initial ? 0 : 1;
            initials += words[i].Initial ? 1 : 0;
        }

        // A title as the first word of the sentence is no part of the name; nor is any word that only starts the sentence.
        if (full >= 2 && start is { StartsSentence: true, Strength: 0 })
            return null;
        if (full == 0)
            return null;
        if (initials >= 2 || (initials == 1 && strength >= 1))
            return last;
        if (full == 1)
            return strength == Word.Patronymic
                || (strength >= Word.Surname && at > 0 && start.Follows && StartsWithAny(words[at - 1].Folded, Titles)) ? last : null;
        return strength >= Word.FirstName || (strength == Word.Surname && !StartsWithAny(start.Folded, NotNames)) ? last : null;
    }

    private static bool IsPart(Word word) => word.Initial || word.Strength >= Word.FirstName || (word.Shouted && word.Strength == Word.Surname)
        || (!word.Shouted && !StartsWithAny(word.Folded, NotNames) && !StartsWithAny(word.Folded, Titles));

    private static bool IsPlace(List<Word> words, int first, int last) =>
        (first > 0 && Array.IndexOf(BeforeStreets, words[first - 1].Folded) >= 0 && words[first].Start - words[first - 1].End <= 2)
        || (last < words.Count - 1 && words[last + 1].Start - words[last].End <= 2 && StartsWithAny(words[last + 1].Folded, AfterStreets));

    private static List<Word> Read(string text)
    {
        var words = new List<Word>();
        var startsSentence = true;
        foreach (var (start, length, folded) in Folding.Words(text))
        {
            var end = start + length;
            var capital = char.IsUpper(text[start]);
            var initial = capital && length == 1 && end < text.Length && text[end] == '.';
            var gap = words.Count == 0 ? "" : text.AsSpan(words[^1].End, start - words[^1].End);
            if (words.Count > 0)
                startsSentence = gap.ContainsAny(".!?…\n") && !words[^1].Initial;
            var follows = words.Count > 0 && gap.Length <= 3
                && !gap.ContainsAnyExcept(words[^1].Initial ? " .\u00A0" : initial || words[^1].Capital ? " -\u00A0" : " \u00A0");
            words.Add(new(start, end, folded, capital, initial, capital && length > 1 && char.IsUpper(text[end - 1]), startsSentence, follows,
                !capital || initial || length < 3 ? 0 : StrengthOf(folded, text.AsSpan(start, length))));
        }

        return words;
    }

    private static int StrengthOf(string folded, ReadOnlySpan<char> written)
    {
        if (HasEnding(folded, RussianPatronymics, 6) || IsKazakhPatronymic(folded, written))
            return Word.Patronymic;
        if (StartsWithAny(folded, NotNames))
            return 0;
        for (var length = folded.Length; length >= 3; length--)
        {
            var rest = folded.AsSpan(length);
            if (FirstNames.Contains(folded.AsSpan(0, length)) && (Endings.IsKazakh(rest) || Endings.IsRussian(rest)))
                return Word.FirstName;
            // Айгули, Марии, Сергея: the last vowel or sign gives way.
            if (rest.Length is 1 or 2 && length >= 3 && Endings.IsRussian(rest)
                && (IsFirstName(folded, length, 'а') || IsFirstName(folded, length, 'я') || IsFirstName(folded, length, 'ь') || IsFirstName(folded, length, 'й')))
                return Word.FirstName;
        }

        return HasEnding(folded, StrongSurnames, 5) ? Word.Surname : HasEnding(folded, WeakSurnames, 5) ? Word.WeakSurname : 0;
    }

    private static bool IsFirstName(string folded, int length, char last)
    {
        Span<char> name = stackalloc char[24];
        if (length >= name.Length)
            return false;
        folded.AsSpan(0, length).CopyTo(name);
        name[length] = last;
        return FirstNames.Contains(name[..(length + 1)]);
    }

    private static bool IsKazakhPatronymic(string folded, ReadOnlySpan<char> written)
    {
        if (HasEnding(folded, ["кызы"], 6))
            return true;
        // With a plain у the same letters end many adjectives: таулы, даулы. A name before them tells.
        if (written.Contains("ұлы", StringComparison.OrdinalIgnoreCase))
            return HasEnding(folded, ["улы"], 6);
        var at = folded.LastIndexOf("улы", StringComparison.Ordinal);
        return at >= 4 && HasEnding(folded, ["улы"], 7) && (FirstNames.Contains(folded.AsSpan(0, at)) || folded[at - 1] == 'у');
    }

    private static bool HasEnding(string folded, string[] endings, int least)
    {
        foreach (var ending in endings)
        {
            var at = folded.LastIndexOf(ending, StringComparison.Ordinal);
            if (at >= 2 && at + ending.Length >= least
                && (at + ending.Length == folded.Length || Endings.IsKazakh(folded.AsSpan(at + ending.Length))
                    || Endings.IsRussian(folded.AsSpan(at + ending.Length))))
                return true;
            // Ахметовой, Сериковны: the last vowel gives way.
            if (ending[^1] == 'а' && (at = folded.LastIndexOf(ending[..^1], StringComparison.Ordinal)) >= 2 && at + ending.Length >= least
                && Endings.IsRussian(folded.AsSpan(at + ending.Length - 1)))
                return true;
        }

        return false;
    }

    private static bool StartsWithAny(string word, string[] beginnings)
    {
        foreach (var beginning in beginnings)
            if (word.StartsWith(beginning, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="Follows">Only a space, or the dot of an initial, lies between it and the word before.</param>
    private readonly record struct Word(
        int Start, int End, string Folded, bool Capital, bool Initial, bool Shouted, bool StartsSentence, bool Follows, int Strength)
    {
        public const int WeakSurname = 1;
        public const int Surname = 2;
        public const int FirstName = 3;
        public const int Patronymic = 4;
    }
}
