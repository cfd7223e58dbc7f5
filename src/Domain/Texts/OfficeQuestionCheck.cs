namespace QuttyMeken.Domain.Texts;

/// <summary>Whether a moderator's message asks the citizen who they are. The office promised not to.</summary>
public static class OfficeQuestionCheck
{
    private const string Officials = "сотрудник врач директор чиновник инспектор того учител начальник водител должностн полицейск этого человек"
        + " =его =ее =их специалист руководител аким следовател судь воспитател кызметкер дариг мугалим бастык басшы =онын полиц маман тергеуши";

    private static readonly CueRule[] Rules =
    [
        // Kazakh: the ending of "your" tells.
        new("=атыныз =атынызды =атыжониниз =атыжонинизди атыжон =жониниз =жонинизди =есиминиз =есиминизди =тегиниз =тегинизди фамилияныз"
            + " =телефоныныз =телефонынызды =номириниз =номиринизди =номериниз =номеринизди =мекенжайыныз =мекенжайынызды мобильдин")
        { Except = Officials + " бере" },
        new("мекен", "жайыныз жайынызды"),
        new("жайыныз", "мекен"),
        new("=кимсиз =кимси"),
        new("=каида =кайда", "турасыз турасын турасыздар жумыс"),
        new("турасыз", "кай кайда"),
        new("турыныз тургылыкты", "жер мекен"),
        new("жумыс", "орныныз истейсиз оргыныз орнынызды"),
        new("озинизди озиниз", "таныст туралы атаныз"),
        new("туган", "кунин жылын"),
        new("жасыныз"),
        new("байланыс хабарласу", "номир телефон номер"),
        new("номир телефон", "бериниз калдырыныз жазыныз айтыныз жибериниз тастаныз жазып") { Except = "сеним " + Officials },
        new("деректеринизди деректериниз малиметиниз куалигиниз куалигинизди толкужатыныз поштаныз аккаунтыныз"),
        new("=жсн жсныниз =жсниниз =иин жсни иини") { Except = Officials },
        new("баланыз балаларыныз", "аты есим сынып тег") { Near = 3 },
        new("=атын", "=ким") { Near = 1, Also = "=сенин =сен" },
        // Russian.
        new("=кто =кем", "=вы") { Near = 1, Except = "видел говорил сказал обращал просил требовал" },
        new("=вы", "=кто") { Near = 1, Except = "видел говорил кому обращал" },
        new("=фио инициал") { Except = Officials },
        new("=ф", "=и") { Near = 1, Also = "=о" },
        new("ваш вашу ваше вашего вашей", "имя имен фамили отчеств телефон мобильн контакт почт иин паспорт удостоверен возраст аккаунт"
            + " ник профил данные адрес должност домашн email емаил"
            + " прожив работы сотов") { Near = 3, Except = "очеред обращен заявк сообщен" },
        new("ваш вашего ваше", "номер номера") { Near = 2, Except = "очеред обращен заявк сообщен дела заявлен талон участк" },
        new("=вас", "=зовут звать величать") { Near = 2 },
        new("=зовут", "вас ваш") { Near = 3 },
        new("представьтесь представтесь представитесь"),
        new("назовите укажите напишите сообщите скажите оставьте пришлите отправьте скиньте"
            + " дайте", "=себя фамилию имя отчество телефон контакт иин паспорт") { Except = Officials },
        new("назовите укажите напишите сообщите скажите оставьте пришлите скиньте"
            + " дайте", "=свое =свои =свой =свою") { Near = 2, Also = "имя имен фамил телефон номер контакт адрес данн иин почт должн" },
        new("оставьте скиньте", "номер") { Except = "очеред дела заявк договор" },
        new("=где =кем =куда", "=вы") { Near = 1, Also = "жив прожив работает работали прописан трудит" },
        new("=где =кем", "живете проживаете работаете трудитесь прописаны") { Near = 2 },
        new("=вы", "живете проживаете работаете трудитесь учитесь служите") { Near = 1 },
        new("вами вам", "связаться позвонить перезвонить") { Near = 3 },
        new("=ваш =вашего =вашему", "ребенок ребенка сын доч") { Near = 1, Also = "класс школ групп зовут садик" },
        new("=место", "работы жительств рождени прожив") { Except = Officials },
        new("номер телефон", "связи") { Near = 2, Except = "горяч" },
        new("контактн", "телефон номер данны"),
        new("личн персональн паспортн", "данн") { Except = Officials },
        new("=себе", "расскаж напиш сообщ =о") { Near = 2 },
        new("дат", "рожден") { Near = 1 },
    ];

    private static readonly Beginnings OfOfficials = new(Officials + " инспектор горяч довер");

    // In a question of a word or two.
    private static readonly Beginnings Bare = new("=имя =фамилия =телефон =есим =телефоны");

    private static readonly Beginnings Refusals = new("=не =без атама жазбан жазбай айтпан айтпай корсетпен керекжок сурамай бермен кажетсиз");
    private static readonly Beginnings RefusedVerbs =
        new("пиш указыв назыв сообща присыл отправл спраш нужн надо храним требу обязат хран прос раскры оставля вводи упомин узнаем"
            + " увид знаем видим видит видно");
    private static readonly Beginnings NotNeeded = new("емес жок");

    public static bool AsksIdentity(string text)
    {
        foreach (var sentence in text.Split('.', '?', '!', '\n', ';'))
        {
            var words = Folding.Words(sentence.Replace("аты-жөн", "атыжон", StringComparison.OrdinalIgnoreCase));
            if (!Refuses(words) && Asks(words))
                return true;
        }

        return false;
    }

    private static bool Asks(IReadOnlyList<(int Start, int Length, string Folded)> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (words.Count <= 2 && Bare.Fit(words[at].Folded) && !OfOfficials.Fit(words[^1].Folded))
                return true;
            foreach (var rule in Rules)
                if (rule.HitsAt(words, at))
                    return true;
        }

        return false;
    }

    // "Не пишите своё имя", "атыңызды жазбаңыз", "телефоныңыз керек емес".
    private static bool Refuses(IReadOnlyList<(int Start, int Length, string Folded)> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at].Folded;
            var next = at + 1 < words.Count ? words[at + 1].Folded : "";
            if (word is "не" or "без" ? next.Length > 0 && (RefusedVerbs.Fit(next) || word is "без") : Refusals.Fit(word))
                return true;
            if (word is "керек" or "кажет" && next.Length > 0 && NotNeeded.Fit(next))
                return true;
        }

        return false;
    }
}
