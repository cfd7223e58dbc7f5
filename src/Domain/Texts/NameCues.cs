using System.Collections.Frozen;

namespace QuttyMeken.Domain.Texts;

/// <summary>Words beside which a name stands, and words that are none, in folded letters.</summary>
internal static class NameCues
{
    // What a place or an office has: "аким Мартука", "директор Магнита". A name after one of them must look like a surname.
    private static readonly string[] Heads =
    [
        "директор", "аким", "начальник", "бастыг", "бастык", "басшы", "полиц", "орынбасар", "зам", "менгеруш", "руководител", "жетекши", "глав",
        "ректор", "декан", "председател", "торага", "торайым", "министр", "заведующ", "учред", "владел", "кожайын", "сотрудник", "кызметкер",
        "специалист", "маман", "муше", "член", "консультант", "прокурор", "депутат", "хозя", "шеф",
    ];

    // What only a person is: whatever is written with a capital after one of them is a name.
    private static readonly string[] Professions =
    [
        "врач", "главврач", "дариг", "учител", "мугалим", "устаз", "инспектор", "следовател", "тергеуши", "судьи", "судья", "судье", "судью",
        "участков", "учаскелик", "медсестр", "медбике", "хирург", "воспитател", "тарбиеши", "капитан", "майор", "лейтенант", "сержант", "полковник",
        "подполковник", "гражданин", "гражданк", "азамат", "господин", "госпож", "мырза", "ханым", "завуч", "бухгалтер", "нотариус", "адвокат",
        "прораб", "завхоз", "агроном", "доцент", "професс", "преподавател", "окытуш", "вахтер", "охранник", "терапевт", "гинеколог", "стоматолог",
        "педиатр", "ветврач", "ветеринар", "таможенник", "налоговик", "кедденши", "менеджер", "бригадир", "исполнител", "орындауш", "секретар",
        "хатшы", "психолог", "логопед", "риэлтор", "маклер", "водител", "жургизуш", "куратор", "кассир", "кадровик", "тренер", "лаборант",
        "акушер", "фельдшер", "мастер", "инженер", "опер", "дознавател", "криминалист", "эксперт", "оценщик", "архитектор", "классрук", "соседк",
    ];

    private static readonly string[] Respect =
        ["апай", "агай", "ага", "апа", "апке", "тате", "коке", "женге", "женеше", "ханым", "мырза", "байке", "карындас", "бауырым"];

    private static readonly FrozenSet<string> Naming = Set("деген дейтин есимди атты дегенге дегеннин дегенди дегенмен дегеннен делинетин");

    private static readonly FrozenSet<string> Kin = Set(
        """
        сын сына сыну сыном дочь дочка дочку дочери дочке муж мужа мужу жена жену жене брат брата брату братишка сестра сестру сестре дядя дяде
        дядю тетя тете тетю бабушка дедушка внук внука внучка внучку некий некая некоего некоему некой зять зятя невестка сват подруга подруге соседка сосед племянник племянница
        улым улы улынын кызым кызы балам баласы инисы иниси иним агасы агам апкеси апкем карындасы синлиси сингилиси куйеуи куйеуим
        аиели айели айелим келини келиним куда жиени жиеним немереси немерем досы досым коршим коршиси туысы спросить спросите сураныз
        """);

    private static readonly FrozenSet<string> Called = Set(
        "зовут звать зовите имя имени имен фамилия фамилию фам теги тегин аты атым есими есимим атын кличка погоняло жони");

    private static readonly FrozenSet<string> Between = Set("его ее их меня мой моя мое оның онын менин у нее него ол я это");

    private static readonly FrozenSet<string> And = Set("и мен пен бен жане да");

    // Small words and verbs that a text without capitals puts where a name might stand.
    private static readonly FrozenSet<string> Common = Set(
        """
        абай арман азамат азат анар багдат бакыт батыр баян болат гани дарын даулет думан есен ербол еркин женис жулдыз кайрат канат канагат кадыр
        кенес кенже куаныш кымбат максат мейрам мейирим мерей мереке махаббат назым орал ораз рахат рахим сабыр сагат самал сапар санат султан сункар
        талап талант тилек толкын турар умит урал улан шолпан шынар алтын асыл берик булат ислам вера надежда любовь роман слава света рома
        омар арай асан алия камал ахан акан анна женя дина дина сара муса рая лена ира жанна ермек орынбасар аян амир айым жанар жанат
        """);

    private static readonly string[] NoNames =
    [
        "республик", "област", "облыс", "район", "аудан", "город", "министер", "министр", "департамент", "управлени", "баскарма",
        "отдел", "болим", "комитет", "казахстан", "казакстан", "актоб", "актюб", "алмат", "астан", "шымкент", "агентств", "центр", "орталы",
        "школ", "мектеп", "мектеб", "больниц", "аурухан", "поликлин", "емхан", "университет", "колледж", "улиц", "коше", "проспект", "дангыл",
        "площад", "микрорайон", "село", "ауыл", "поселок", "кент", "финансов", "доходов", "ресурсов", "законов", "вопросов", "отходов",
        "налогов", "судов", "правов", "права", "готов", "снова", "слова", "основ", "голов", "здоров", "коров", "магазин", "машин", "медицин", "каспи",
        "банк", "новый", "новая", "марток", "мартук", "алга", "хромтау", "шалкар", "кобда", "хобда", "ыргыз", "иргиз", "байганин", "айтеке",
        "мугалжар", "каргал", "кандыагаш", "шубаркудук", "батыс", "документ", "договор", "вторник", "понедельник", "президент",
    ];

    private static readonly FrozenSet<string> NoNamesWhole = Set(
        """
        наш наша наши мой моя мои это вчера сегодня бугин кеше биз мен сиз сол осы бул ол кала калада каласы калалык алги алге алгы уил ойыл темир
        темира жем эмба емби завтра потом позвонить деньги жители жанова также когда после самый один одна тоже только можно нужно надо будет была были
        ее его они она он чтобы если который через чужой между перед барлык барлыгы алла ертен сосын сондыктан
        """);

    private static readonly string[] AdjectiveEndings = ["ый", "ий", "ого", "ому", "ая", "ое", "ые", "ых", "ым", "ской", "ских", "ским", "лык", "лик", "дык", "дик", "тык", "тик"];

    private static readonly FrozenSet<string> BeforePlaces = Set(
        """
        ул улица улице улицы улицу пр просп проспект проспекте проспекта проспекту площадь площади им имени мкр пер переулок переулке бульвар бульваре
        село селе села с аул поселок тоо жшс ип жк ао кх крестьянское фх пк кафе магазин магазине магазина ресторан рынок садик садике сад саду
        памятник памятника парк парке сквер сквере стадион музей мавзолей театр клиника клинике фирма фирмы компания отель гостиница тойхана
        остановка остановке станция станции школа школе школы гимназия лицей дукени дукен ескерткиши мечеть премия
        """);

    private static readonly string[] AfterPlaces =
    [
        "атында", "коше", "дангыл", "ауыл", "аудан", "мектеб", "мектеп", "батыр", "хан", "район", "област", "облыс", "улиц", "проспект", "дукен",
        "кафе", "тойхан", "балабакш", "шаруа", "саябаг", "мешит", "ескертк", "орталы", "алан", "дамхан", "мейрамхан",
    ];

    // Those after whom streets of the region are named: the dead of the encyclopedia need no mask.
    private static readonly string[] Honoured =
    [
        "алия молдагул", "маншук мамет", "абай кунанб", "ахмет байтурс", "ыбырай алтынс", "марат осп", "кудайберген жубан", "ахмет жубан",
        "темирбек журген", "бауыржан момыш", "мухтар ауезов", "мухтар ауэзов", "жамбыл жаба", "динмухамед кун", "сакен сейф", "магжан жумаб",
        "миржакып дулат", "токтар аубак", "есет кок", "исатай тайман", "махамбет утемис", "махамбет отемис", "шокан уалих", "каныш сатп",
        "алексей маресь", "юрий гагар", "курмангазы сагыр", "нурсултан назар", "алиби жангелд", "амангельды иман", "александр пушк", "виктор цой",
    ];

    public static bool IsHead(string folded) => StartsWithAny(folded, Heads);

    public static bool IsProfession(string folded) => StartsWithAny(folded, Professions);

    public static bool IsTitle(string folded) => IsHead(folded) || IsProfession(folded);

    public static bool IsRespect(string folded) => Respect.Any(word => Endings.IsFormOf(folded, word));

    public static bool IsNaming(string folded) => Naming.Contains(folded);

    public static bool IsKin(string folded) => Kin.Contains(folded);

    public static bool IsCalled(string folded) => Called.Contains(folded);

    public static bool IsBetween(string folded) => Between.Contains(folded);

    public static bool IsAnd(string folded) => And.Contains(folded);

    /// <summary>Whether a first name written small may be any other word.</summary>
    public static bool IsCommon(string folded) => Common.Contains(folded);

    public static bool IsNoName(string folded) => StartsWithAny(folded, NoNames) || NoNamesWhole.Contains(folded);

    public static bool IsAdjective(string folded) => AdjectiveEndings.Any(ending => folded.EndsWith(ending, StringComparison.Ordinal));

    public static bool IsBeforePlace(string folded) => BeforePlaces.Contains(folded);

    public static bool IsAfterPlace(string folded) => folded is "би" || StartsWithAny(folded, AfterPlaces);

    public static bool IsHonoured(string first, string second) => Honoured.Any(name =>
    {
        var space = name.IndexOf(' ');
        return first.AsSpan().StartsWith(name.AsSpan(0, Math.Min(space, 4))) && second.AsSpan().StartsWith(name.AsSpan(space + 1));
    });

    private static bool StartsWithAny(string word, string[] beginnings)
    {
        foreach (var beginning in beginnings)
            if (word.StartsWith(beginning, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
