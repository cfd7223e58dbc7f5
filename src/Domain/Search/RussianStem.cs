using System.Buffers;
using System.Text;

namespace QuttyMeken.Domain.Search;

/// <summary>
/// The stem of a folded Russian word by Snowball's algorithm, with two more rules. A vowel that comes and goes
/// ("справка, справок", "отец, отца") is always left out, and so is the soft sign; "требова(ть)" is "треб(ует)".
/// </summary>
/// <remarks>Source: snowballstem.org/algorithms/russian/stemmer.html.</remarks>
internal static class RussianStem
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("аеиоуыэюя");

    private static readonly string[] Gerunds = ByLength("ив ивши ившись ыв ывши ывшись");
    private static readonly string[] GerundsAfterA = ByLength("в вши вшись");
    private static readonly string[] Adjectives = ByLength("ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
    private static readonly string[] Participles = ByLength("ивш ывш ующ");
    private static readonly string[] ParticiplesAfterA = ByLength("ем нн вш ющ щ");
    private static readonly string[] Verbs = ByLength(
        "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");
    private static readonly string[] VerbsAfterA = ByLength("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно");
    private static readonly string[] Nouns = ByLength(
        "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

    public static string Of(string word)
    {
        var start = AfterFirstVowel(word, 0);
        if (start == word.Length)
            return Bare(word);

        // Where derivational endings may stand: Snowball's R2.
        var second = AfterVowelAndConsonant(word, AfterVowelAndConsonant(word, 0));
        var stem = WithoutInflection(word, start);
        if (stem.Length > start && stem[^1] == 'и')
            stem = stem[..^1];
        if (Ends(stem, second, "ость"))
            stem = stem[..^4];
        else if (Ends(stem, second, "ост"))
            stem = stem[..^3];
        foreach (var superlative in new[] { "ейше", "ейш" })
            if (Ends(stem, start, superlative))
            {
                stem = stem[..^superlative.Length];
                break;
            }

        if (Ends(stem, start, "нн"))
            stem = stem[..^1];
        return Bare(Ends(stem, 3, "ова") || Ends(stem, 3, "ева") ? stem[..^3] : stem);
    }

    private static string WithoutInflection(string word, int start)
    {
        if (Without(word, start, Gerunds, GerundsAfterA) is { } beforeGerund)
            return beforeGerund;

        var plain = Ends(word, start, "ся") || Ends(word, start, "сь") ? word[..^2] : word;
        if (Without(plain, start, Adjectives, []) is { } beforeAdjective)
            return Without(beforeAdjective, start, Participles, ParticiplesAfterA) ?? beforeAdjective;
        return Without(plain, start, Verbs, VerbsAfterA) ?? Without(plain, start, Nouns, []) ?? plain;
    }

    // The longest that fits counts; those of the second list stand after "а" or "я", which stays.
    private static string? Without(string word, int start, string[] endings, string[] afterA)
    {
        var one = Array.Find(endings, ending => Ends(word, start, ending));
        var other = Array.Find(afterA, ending => Ends(word, start + 1, ending) && word[^(ending.Length + 1)] is 'а' or 'я');
        var longest = (other?.Length ?? 0) > (one?.Length ?? 0) ? other : one;
        return longest is null ? null : word[..^longest.Length];
    }

    private static string Bare(string stem)
    {
        var bare = new StringBuilder(stem).Replace("ь", "");
        if (bare.Length >= 4 && bare[^2] is 'е' or 'о' && IsConsonant(bare[^1]) && IsConsonant(bare[^3]))
            bare.Remove(bare.Length - 2, 1);
        return bare.Length >= 2 ? bare.ToString() : stem;
    }

    private static bool Ends(string word, int start, string ending) => word.Length - ending.Length >= start && word.EndsWith(ending, StringComparison.Ordinal);

    private static int AfterFirstVowel(string word, int from)
    {
        var at = word.AsSpan(from).IndexOfAny(Vowels);
        return at < 0 ? word.Length : from + at + 1;
    }

    private static int AfterVowelAndConsonant(string word, int from)
    {
        for (var at = AfterFirstVowel(word, from); at < word.Length; at++)
            if (!Vowels.Contains(word[at]))
                return at + 1;
        return word.Length;
    }

    private static bool IsConsonant(char letter) => char.IsLetter(letter) && !Vowels.Contains(letter) && letter is not ('й' or 'ъ');

    private static string[] ByLength(string endings) => [.. endings.Split(' ').OrderByDescending(ending => ending.Length)];
}
