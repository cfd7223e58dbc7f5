using System.Collections.Frozen;

namespace QuttyMeken.Domain.Texts;

/// <summary>A word of a text as the rules for names see it.</summary>
/// <param name="Initial">One capital and a dot.</param>
/// <param name="Follows">Only a space, or the dot of an initial, lies between it and the word before.</param>
/// <param name="Gap">Letters between it and the word before; <see cref="int.MaxValue"/> at the beginning.</param>
internal sealed record NameWord(
    int Start, int End, string Folded, bool Capital, bool Initial, bool Shouted, bool StartsSentence, bool Follows, int Gap, NameStrength Strength);

/// <summary>How much a word alone looks like a name.</summary>
internal enum NameStrength { None, WeakSurname, Surname, FirstName, Patronymic }

/// <summary>Reads a text as words, each with how much it looks like a name.</summary>
internal static class NameReading
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
        абдрахман абылайхан адил адилет адилхан айбар айбол айбота айганым айдын айзада айзат айкерим айсулу айтмухамбет акан акерке
        акжан акжол акылбек алдияр алибек алинур алихан алишер алмагуль алмагул алпамыс алтын альбина альмира алмира амантай амандык анель
        ануарбек арайлым ардак арнур артур аружан асемгуль асемгул аскар аслан асыл асылжан асылхан аспандияр ахан ахмет ахмед аягоз багдагуль
        багдаулет багила бакытгуль бакытгул балжан балнур балым бауржан бахыт бахытжан бейбит бекарыс бекжан бекен берик бериккали биржан булат
        венера галия галым галымжан галымбек гани гулбану гулбаршын гулдана гулдар гулзада гулзира гулназ гулсара гулсим гулшат гульбану
        гульдана гульзира гульназ гульсим гульшат дармен дастан диас диляра дильназ динмухамед досжан досым думан едиге елдос елена ерасыл
        ергали ерзат ерик еркебулан еркегали еркеназ ернар ернур ерсултан есенгали есет есим есимжан жазира жайна жаксылык жамал жамбыл
        жамиля жангельды жанболат жандаулет жангали жания жаннур жанторе жанузак жасмин жаслан женис жомарт жумабай жумагали жусип
        забира закира зада зайтуна замира зарема зейнолла зинеп зияда зухра ибрахим изтлеу исатай ислам искандер кабыл кадыр кадырбек
        каир калима калкаман кальмухан камал канагат канатбек карима карина касымхан кобланды кенже кенжебек кенжегали кулаш кулян кунсулу
        кундыз кусаин лейла лэйла ляззат макка максот мансур маншук марал мариям мардан махаббат махамбет мейирим мейиржан мерей мереке мерхат
        миргали молдагали муслим мустафа мухаммед мухамбет муса набира нагима надира назира назерке наргиз наргиза нариман насиха нурай нурбол
        нурганым нургельды нурдаулет нурдос нуржамал нурия нурислам нуркен нурлы нурмухамбет нурмухамед нурсая нурсултанбек нуртай
        нурым омар омирбек орал оразбай перизат разия райхан рахат рахим рахима рашид рая ринат роза рустем рыскуль рыскул рысты сабыр сабыржан
        садык сайран салима сагынгали сания санат сандугаш сапар сапаргали сарсен сартай саин саткан саян сейит сейтжан серикжан серикгали
        султан сункар сырым талап талант таир тамерлан танат тилек тилеген толеген тулеген толеубек толганай торегали турар турсын турсынбек
        ултай улпан умида урал фатима фариза халида хамза хамит хасан шакен шамиль шарипа шахмардан шерхан эльдар элдар элдана эльмар юнус ялкин
        александр алексей алена алина анастасия анатолий андрей анна антон антонина артем борис вадим валентина валерий василий вера виктор
        виктория виталий владимир галина геннадий григорий дарья денис дмитрий евгений екатерина иван игорь ирина кирилл константин
        ксения лариса лидия людмила маргарита марина мария максим михаил надежда наталья наталия никита николай оксана олег ольга павел петр
        полина роман светлана сергей станислав степан татьяна тамара федор юлия юрий яна алла аркадий богдан валентин варвара вероника
        вячеслав глеб егор елизавета жанна зинаида зоя илья инна клавдия леонид любовь нелли нина раиса руслан софья софия снежана тимофей ульяна
        эдуард элла эмма ярослав яков
        """);

    // Only beside a word that announces a person: alone they are too short or mean something else.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PetNames = Set(
        """
        саша маша даша паша миша гриша леша алеша сережа ваня таня аня оля коля толя валя галя юля катя света лена лида люда люба надя наташа
        настя ира зина вова володя витя дима женя костя лиза марго рита рома слава стас тома шура юра вася петя федя жора гена боря
        айка аика гуля гульжаныш сауля жанара бота маке саке баке маха серега колян санек
        """);

    // What a Kazakh first name is built of: Сапарғали, Айтжан, Күлбике.
    private static readonly string[] NameParts =
        ["бек", "гали", "жан", "гуль", "гул", "берген", "мурат", "бике", "жамал", "газы", "мухамед", "мухамбет", "болат", "султан", "кали", "рахман"];

    private static readonly string[] RussianPatronymics = ["ович", "евич", "овна", "евна", "ична", "инична", "ильич"];

    private static readonly string[] SpokenPatronymics =
        ["иваныч", "михалыч", "палыч", "саныч", "сергеич", "алексеич", "николаич", "андреич", "степаныч", "егорыч", "васильич", "юрич"];

    private static readonly string[] StrongSurnames = ["ов", "ова", "ев", "ева"];
    private static readonly string[] WeakSurnames = ["ин", "ина", "бек", "бай", "бекова", "енко", "ский", "ская", "жан", "хан", "чук", "дзе"];

    public static List<NameWord> Read(string text)
    {
        var words = new List<NameWord>();
        var startsSentence = true;
        foreach (var (start, length, folded) in Folding.Words(text))
        {
            var end = start + length;
            var before = words.Count == 0 ? null : words[^1];
            var gap = before is null ? "" : text.AsSpan(before.End, start - before.End);
            var capital = char.IsUpper(text[start]);
            var dotted = end < text.Length && text[end] == '.';
            var follows = before is not null && gap.Length <= 3
                && !gap.ContainsAnyExcept(before.Initial ? " .\u00A0" : (capital && dotted && length == 1) || before.Capital ? " -\u00A0" : " \u00A0");
            var initial = capital && length == 1 && (dotted || (follows && before is { Capital: true, Shouted: false, Strength: NameStrength.Surname })
                || (before is { Initial: true } && gap is "."));
            if (before is not null)
                startsSentence = gap.ContainsAny(".!?…\n") && !before.Initial;
            words.Add(new(start, end, folded, capital, initial, capital && length > 1 && char.IsUpper(text[end - 1]), startsSentence, follows,
                before is null ? int.MaxValue : gap.Length,
                initial || length < 3 || char.IsDigit(folded[^1]) ? NameStrength.None : StrengthOf(folded, text.AsSpan(start, length))));
        }

        return words;
    }

    /// <summary>Whether the word is a familiar form such as "Саша", in any case.</summary>
    public static bool IsPetName(string folded) => IsFormIn(PetNames, folded);

    private static NameStrength StrengthOf(string folded, ReadOnlySpan<char> written)
    {
        if ((HasEnding(folded, RussianPatronymics, 6) && !NameCues.IsAdjective(folded)) || SpokenPatronymics.Any(spoken => Endings.IsFormOf(folded, spoken)) || IsKazakhPatronymic(folded, written))
            return NameStrength.Patronymic;
        if (NameCues.IsNoName(folded))
            return NameStrength.None;
        // Before first names: "ахметов" is no form of "ахмет".
        if (HasEnding(folded, StrongSurnames, 5))
            return NameStrength.Surname;
        if (IsFormIn(FirstNames, folded) || (char.IsUpper(written[0]) && HasEnding(folded, NameParts, 6) && !NameCues.IsTitle(folded)))
            return NameStrength.FirstName;
        return HasEnding(folded, WeakSurnames, 5) ? NameStrength.WeakSurname : NameStrength.None;
    }

    private static bool IsFormIn(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> names, string folded)
    {
        for (var length = folded.Length; length >= 3; length--)
        {
            var rest = folded.AsSpan(length);
            if (names.Contains(folded.AsSpan(0, length)) && (Endings.IsKazakh(rest) || Endings.IsRussian(rest)))
                return true;
            // Айгули, Марии, Сергея: the last vowel or sign gives way.
            if (rest.Length is 1 or 2 && Endings.IsRussian(rest)
                && (IsIn(names, folded, length, 'а') || IsIn(names, folded, length, 'я') || IsIn(names, folded, length, 'ь') || IsIn(names, folded, length, 'й')))
                return true;
        }

        return false;
    }

    private static bool IsIn(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> names, string folded, int length, char last)
    {
        Span<char> name = stackalloc char[24];
        if (length >= name.Length)
            return false;
        folded.AsSpan(0, length).CopyTo(name);
        name[length] = last;
        return names.Contains(name[..(length + 1)]);
    }

    private static bool IsKazakhPatronymic(string folded, ReadOnlySpan<char> written)
    {
        if (HasEnding(folded, ["кызы"], 6))
            return true;
        // With a plain у the same letters end many adjectives: таулы, даулы. A name before them tells.
        if (written.Contains("ұлы", StringComparison.OrdinalIgnoreCase))
            return HasEnding(folded, ["улы"], 6);
        var at = folded.LastIndexOf("улы", StringComparison.Ordinal);
        return at >= 4 && HasEnding(folded, ["улы"], 7)
            && (FirstNames.Contains(folded.AsSpan(0, at)) || folded[at - 1] == 'у' || HasEnding(folded[..at], NameParts, 6));
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

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
