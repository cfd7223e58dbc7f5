using System.Buffers;
using System.Collections.Frozen;

namespace QuttyMeken.Domain.Texts;

/// <summary>The language of a text, also where Kazakh is typed without its letters or in Latin script.</summary>
public static class LanguageGuess
{
    private const int TellingWords = 2;
    private const double ShareOfMixture = 0.25;

    private static readonly SearchValues<char> KazakhLetters = SearchValues.Create("әғқңөұүһӘҒҚҢӨҰҮҺіІ");

    // Words of both languages ("не", "да", "бар", "он", "банк") tell nothing and stand in neither list.
    private static readonly FrozenSet<string> Kazakh = Set(
        """
        мен бен пен жане бул осы сол анау мынау деп деди дейди ушин ушын керек жок емес маган саган оган бизге сизге оларга менин сенин онын
        биздин сиздин ол олар биз сиз биракта бирак калай кашан кайда ким неге жатыр отыр тур жур екен еди кейин дейин гана тек барлык бари баска
        коп аз жаксы жаман бер берди берсен алды алып болды болып болса бойынша туралы ишинде уйде кисе кисиге кандай канша каншама тагы сосын
        сондай сондыктан енди ештене ешким ешкандай баламды баланы балам бала мектепте мектеп акша акшаны сурады сурайды сурап кезек жер сот
        аким дариген дариге дариге аурухана емхана мугалим жумыс рахмет ракмет салем саламатсызба салеметсизбе казир бугин кеше ертен
        """);

    private static readonly FrozenSet<string> Russian = Set(
        """
        и в во на с со что это как так по за мне меня мной нас нам вы вас вам у к ко из от до для он она они мы я ты был была было были есть нет
        без под над при если когда где кто чтобы потому уже еще очень все всех только тоже или но а же бы ли о об про мой моя мои наш наша наши
        ваш ваша свой своих этот эта эти того тот том там тут здесь потом после теперь сейчас просят просит деньги денег ребенка ребенок школе
        школа больница врач директор дал дали взял взяли сказал сказали говорит говорят можно нельзя надо нужно который которые которая его ее их
        """);

    private static readonly string[] KazakhEndings =
    [
        "ады", "еди", "йды", "йди", "лды", "лди", "рды", "рди", "тты", "тти", "пты", "пти", "ганы", "гени", "кан", "кен", "ган", "ген", "мын",
        "мин", "сын", "син", "мыз", "миз", "ныз", "низ", "нын", "нин", "дын", "дин", "тын", "тин", "нан", "нен", "дан", "ден", "тан", "тен",
        "лар", "лер", "дар", "дер", "гадай", "нда", "нде", "мды", "мди", "дагы", "деги", "тагы", "теги", "лык", "лик", "дык", "дик", "тык",
        "сыз", "сиз", "майды", "мейди", "мады", "меди", "ызга", "изге", "ына", "ине", "ынан", "инен", "сы", "ип", "ып",
    ];

    private static readonly string[] RussianEndings =
    [
        "ть", "ться", "тся", "лся", "лась", "лись", "ого", "ому", "его", "ему", "ый", "ий", "ая", "яя", "ое", "ые", "ие", "ую", "юю", "ых", "их",
        "ыми", "ими", "ами", "ями", "ению", "ения", "ение", "ости", "ость", "ции", "ция", "цию", "ешь", "ишь", "ают", "яют", "уют", "ает", "яет",
        "ует", "или", "али", "или", "или", "ила", "ала", "лся", "ется", "ится", "ой", "ей", "ов", "ев", "ку", "ью", "ии",
    ];

    /// <returns>The best guess, and whether at least two words told it.</returns>
    public static (ReportLanguage Language, bool Sure) Of(string text)
    {
        var (kazakh, russian) = (0, 0);
        foreach (var (start, length, word) in Folding.Words(text))
        {
            switch (Telling(word, text.AsSpan(start, length)))
            {
                case Language.Kazakh: kazakh++; break;
                case Language.Russian: russian++; break;
                default: break;
            }
        }

        var all = kazakh + russian;
        var fewer = Math.Min(kazakh, russian);
        if (fewer >= TellingWords && fewer >= all * ShareOfMixture)
            return (ReportLanguage.Mixed, true);
        // Nothing told: the language of the state.
        return (russian > kazakh ? ReportLanguage.Russian : ReportLanguage.Kazakh, all >= TellingWords && kazakh != russian);
    }

    private static Language? Telling(string word, ReadOnlySpan<char> written)
    {
        if (written.ContainsAny(KazakhLetters))
            return Language.Kazakh;
        if (word.AsSpan().ContainsAny('щ', 'ъ'))
            return Language.Russian;
        if (Kazakh.Contains(word))
            return Language.Kazakh;
        if (Russian.Contains(word))
            return Language.Russian;
        if (word.Length < 5 || char.IsDigit(word[0]))
            return null;

        var (isKazakh, isRussian) = (EndsWithAny(word, KazakhEndings), EndsWithAny(word, RussianEndings));
        if (isKazakh != isRussian)
            return isKazakh ? Language.Kazakh : Language.Russian;
        return null;
    }

    private static bool EndsWithAny(string word, string[] endings)
    {
        foreach (var ending in endings)
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
