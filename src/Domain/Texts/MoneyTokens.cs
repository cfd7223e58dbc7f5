using System.Buffers;

namespace QuttyMeken.Domain.Texts;

internal enum MoneyTokenKind { Word, Number, Broken, Numeral, Half, Scale, Slang, Letter, Tenge, Foreign, Dash, NumberSign }

/// <param name="Attached">Nothing stands between it and the token before.</param>
/// <param name="Cue">A word of asking, giving or taking money.</param>
internal readonly record struct MoneyToken(MoneyTokenKind Kind, decimal Value, string Word, bool Attached, bool Cue);

/// <summary>Cuts a text into numbers, scales, currencies and other words.</summary>
internal static class MoneyTokens
{
    private static readonly string[] Counted =
    [
        "адам", "киси", "тургын", "халык", "бала", "окушы", "человек", "чел", "людей", "жител", "ребен", "детей", "ученик", "учащи", "раз", "рет",
        "тонн", "км", "километр", "метр", "литр", "гектар", "га", "кг", "процент", "пайыз", "дана", "бас", "голов", "м2", "квадрат", "квт", "сот",
        "семей", "отбас", "квартир", "дерев", "агаш", "шаг", "час", "сагат", "минут", "дней", "кун", "месяц", "ай", "подпис", "кой", "сиыр",
    ];

    private static readonly string[] Cues =
    [
        "сура", "берд", "бери", "бер", "берем", "алд", "алып", "алам", "аудар", "толе", "тола", "салд", "акша", "пара", "сума", "сумм", "сома",
        "прос", "попрос", "требу", "потреб", "дал", "дам", "дать", "отда", "взял", "взят", "брал", "беру", "берет", "плат", "заплат", "оплат", "перев",
        "стои", "цена", "деньг", "денег", "откат", "вымог", "занес", "скин", "собира", "собра", "жина", "шапк", "штраф", "айыппул", "талап", "каспи",
    ];

    private static readonly SearchValues<char> KazakhLetters = SearchValues.Create("әғқңөұүһіӘҒҚҢӨҰҮҺІ");

    public static List<MoneyToken> Read(string text)
    {
        var marked = NumberMarks.Find(text);
        var words = Folding.Words(text);
        var isKazakh = text.AsSpan().ContainsAny(KazakhLetters);
        var tokens = new List<MoneyToken>(words.Count);
        var (end, mark) = (0, 0);
        for (var i = 0; i < words.Count; i++)
        {
            var start = words[i].Start;
            while (mark < marked.Count && marked[mark].Start + marked[mark].Length <= start)
                mark++;
            if (start < end)
                continue;
            AddSigns(tokens, text.AsSpan(end, start - end));
            if (mark < marked.Count && marked[mark].Start <= start)
            {
                end = Math.Max(words[i].Start + words[i].Length, marked[mark].Start + marked[mark].Length);
                tokens.Add(new(MoneyTokenKind.Broken, 0, "", false, false));
                continue;
            }

            if (char.IsDigit(text[start]))
            {
                end = NumberLiteral.End(text, start);
                tokens.Add(NumberLiteral.ValueOf(text.AsSpan(start, end - start), words, i, end) is { } value
                    ? new(MoneyTokenKind.Number, value, "", false, false)
                    : new(MoneyTokenKind.Broken, 0, "", false, false));
                var wordEnd = words[i].Start + words[i].Length;
                if (end < wordEnd)
                    AddWords(tokens, Folding.Fold(text[end..wordEnd]), true, isKazakh, words, i);
                else
                    for (; i + 1 < words.Count && words[i + 1].Start < end;)
                    {
                        i++;
                        wordEnd = words[i].Start + words[i].Length;
                        if (wordEnd > end)
                            AddWords(tokens, Folding.Fold(text[end..wordEnd]), true, isKazakh, words, i);
                    }

                end = Math.Max(end, wordEnd);
                continue;
            }

            AddWords(tokens, words[i].Folded, false, isKazakh, words, i);
            end = start + words[i].Length;
        }

        AddSigns(tokens, text.AsSpan(end));
        return tokens;
    }

    public static bool IsCounted(string word) => word.Length > 0 && StartsWithAny(word, Counted);

    private static void AddSigns(List<MoneyToken> tokens, ReadOnlySpan<char> between)
    {
        foreach (var sign in between)
        {
            MoneyTokenKind? kind = sign switch
            {
                '₸' => MoneyTokenKind.Tenge,
                '$' or '€' or '₽' or '£' or '%' => MoneyTokenKind.Foreign,
                '-' or '–' or '—' => MoneyTokenKind.Dash,
                '№' or '#' => MoneyTokenKind.NumberSign,
                _ => null,
            };
            // "100-мың", "50 тыс.-нан": a dash between a number and a word says nothing.
            if (kind is { } known && !(known is MoneyTokenKind.Dash && between.Length > 3))
                tokens.Add(new(known, 0, "", false, false));
        }
    }

    private static void AddWords(
        List<MoneyToken> tokens, string word, bool attached, bool isKazakh, IReadOnlyList<(int Start, int Length, string Folded)> words, int at)
    {
        if (word.Length == 0)
            return;
        if (tokens is [.., { Kind: MoneyTokenKind.Dash }] && Of(word, attached, false).Kind is not (MoneyTokenKind.Word or MoneyTokenKind.Numeral))
            tokens.RemoveAt(tokens.Count - 1);

        foreach (var half in new[] { "пол", "жарты" })
            if (word.Length > half.Length && word.StartsWith(half, StringComparison.Ordinal)
                && Of(word[half.Length..], false, false) is { Kind: MoneyTokenKind.Scale or MoneyTokenKind.Slang } scale)
            {
                tokens.Add(new(MoneyTokenKind.Half, 0.5m, half, false, false));
                tokens.Add(scale);
                return;
            }

        var after = at + 1 < words.Count ? words[at + 1].Folded : "";
        var token = Of(word, attached, word != "он" || isKazakh || IsMyn(after) || after is "тенге" || Numerals.ValueOf(after) is < 10);
        if (word.StartsWith("мынтенге", StringComparison.Ordinal) || word is "мынтг" or "тыстг" or "ктг" or "млнтг")
        {
            tokens.Add(new(MoneyTokenKind.Scale, word[0] == 'м' && word[1] == 'л' ? 1_000_000 : 1000, word, attached, false));
            tokens.Add(new(MoneyTokenKind.Tenge, 0, "тг", true, false));
            return;
        }

        tokens.Add(token);
    }

    private static MoneyToken Of(string word, bool attached, bool numerals)
    {
        if (numerals && Numerals.ValueOf(word) is { } number)
            return new(MoneyTokenKind.Numeral, number, word, attached, false);
        var (kind, value) = word switch
        {
            "к" or "т" => (MoneyTokenKind.Letter, 1000m),
            "пол" or "жарты" or "полмиллиона" => (MoneyTokenKind.Half, 0.5m),
            "полтора" or "полторы" or "полутора" => (MoneyTokenKind.Half, 1.5m),
            "тг" or "кзт" or "тнг" or "теньге" => (MoneyTokenKind.Tenge, 0m),
            "тыс" or "тыщ" or "тыщу" or "тыщи" or "тыш" => (MoneyTokenKind.Scale, 1000m),
            "млн" or "милион" or "мил" or "лимон" or "лям" => (word is "лимон" or "лям" ? MoneyTokenKind.Slang : MoneyTokenKind.Scale, 1_000_000m),
            "млрд" => (MoneyTokenKind.Scale, 1_000_000_000m),
            "усд" or "еур" or "евро" or "сом" => (MoneyTokenKind.Foreign, 0m),
            _ when IsMyn(word) || StartsWith(word, "тысяч") => (MoneyTokenKind.Scale, 1000m),
            _ when StartsWith(word, "миллион") || StartsWith(word, "милион") || StartsWith(word, "млн") => (MoneyTokenKind.Scale, 1_000_000m),
            _ when StartsWith(word, "миллиард") || StartsWith(word, "милиард") => (MoneyTokenKind.Scale, 1_000_000_000m),
            _ when Is(word, "лям", 8) || Is(word, "лимон", 9) => (MoneyTokenKind.Slang, 1_000_000m),
            _ when Is(word, "косар", 9) || Is(word, "штук", 7) => (MoneyTokenKind.Slang, 1000m),
            _ when StartsWith(word, "тенге") || (StartsWith(word, "тг") && Endings.IsKazakh(word.AsSpan(2))) => (MoneyTokenKind.Tenge, 0m),
            _ when StartsWith(word, "доллар") || StartsWith(word, "бакс") || StartsWith(word, "рубл") || Is(word, "руб", 4) || StartsWith(word, "юан")
                || StartsWith(word, "процент") || StartsWith(word, "пайыз") => (MoneyTokenKind.Foreign, 0m),
            _ => (MoneyTokenKind.Word, 0m),
        };
        return new(kind, value, word, attached, kind is MoneyTokenKind.Word && StartsWithAny(word, Cues) && word is not ("перевал" or "дала" or "далее" or "сотрудник"));
    }

    // мына and мынау are "this".
    private static bool IsMyn(string word) =>
        word is "мын" or "мынг" or "мынды" or "мынга" or "мыннан" or "мындай" or "мындап" or "мындык" or "мындаган" or "мыны" or "мынын";

    private static bool StartsWith(string word, string beginning) => word.StartsWith(beginning, StringComparison.Ordinal);

    private static bool Is(string word, string beginning, int most) => word.Length <= most && StartsWith(word, beginning);

    private static bool StartsWithAny(string word, string[] beginnings)
    {
        foreach (var beginning in beginnings)
            // A short one must be the word: "га" is hectares, "газ" is not.
            if (beginning.Length <= 2 ? word == beginning : StartsWith(word, beginning))
                return true;
        return false;
    }
}
