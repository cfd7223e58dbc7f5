using System.Collections.Frozen;

namespace QuttyMeken.Domain.Texts;

/// <summary>Endings that nouns and names take in Kazakh and Russian, in folded letters.</summary>
internal static class Endings
{
    private static readonly string[] Plural = ["", "лар", "лер", "дар", "дер", "тар", "тер"];
    private static readonly string[] Possessive = ["ым", "им", "м", "ымыз", "имиз", "мыз", "миз", "ыныз", "иниз", "ныз", "низ"];

    private static readonly string[] Cases =
    [
        "", .. Words("га ге ка ке да де та те дан ден тан тен нан нен нын нин дын дин тын тин ны ни ды ди ты ти"),
        .. Words("мен бен пен дагы деги тагы теги дик лик тик дык лык тык дай дей ша ше"),
    ];

    private static readonly string[] CasesOfHis =
        Words("н на не нда нде нан нен нын нин ндагы ндеги мен менен").Prepend("").ToArray();

    private static readonly FrozenSet<string> KazakhSet = Plural
        .SelectMany(plural => Cases.Select(ending => plural + ending)
            .Concat(from his in new[] { "ы", "и", "сы", "си" } from ending in CasesOfHis select plural + his + ending)
            .Concat(from my in Possessive from ending in Cases select plural + my + ending)
            .Concat(from my in Possessive from ending in new[] { "а", "е" } select plural + my + ending))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> RussianSet = Words(
        "а у ом е ы и ой ою ей ю я ем ью ам ами ах ов ев ям ями ях ым ого ому их ий ый ая ую ые ие ых ыми ими ому").Prepend("")
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Kazakh = KazakhSet.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Russian = RussianSet.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsKazakh(ReadOnlySpan<char> rest) => Kazakh.Contains(rest);

    public static bool IsRussian(ReadOnlySpan<char> rest) => Russian.Contains(rest);

    /// <summary>Whether the folded word is the folded name, possibly in some case: "алгинского" of "алгинский", "мартогине" of "марток".</summary>
    public static bool IsFormOf(ReadOnlySpan<char> word, ReadOnlySpan<char> name)
    {
        if (word.StartsWith(name))
            return Kazakh.Contains(word[name.Length..]) || Russian.Contains(word[name.Length..]);
        if (name.Length < 4 || word.Length < name.Length - 2)
            return false;

        var stem = name[..^1];
        if (name[^1] is 'к' or 'п')
            return word.Length > name.Length && word.StartsWith(stem) && word[stem.Length] == (name[^1] is 'к' ? 'г' : 'б')
                && Kazakh.Contains(word[name.Length..]);
        if (name[^1] is 'й' && name[^2] is 'и' or 'ы')
            return word.StartsWith(name[..^2]) && Russian.Contains(word[(name.Length - 2)..]);
        return name[^1] is 'а' or 'я' or 'ь' or 'й' or 'о' or 'е' && word.StartsWith(stem) && Russian.Contains(word[stem.Length..]);
    }

    /// <summary>The word without its endings, at least three letters of it, the last one voiceless: one stem for "мектебінде" and "мектеп".</summary>
    public static string StemOf(string word)
    {
        var stem = word.AsSpan();
        for (var length = Math.Max(3, (word.Length + 1) / 2); length < word.Length; length++)
            if (Kazakh.Contains(stem[length..]) || Russian.Contains(stem[length..]))
            {
                stem = stem[..length];
                break;
            }

        return stem[^1] switch
        {
            'б' => $"{stem[..^1]}п",
            'г' => $"{stem[..^1]}к",
            _ => stem.ToString(),
        };
    }

    private static string[] Words(string words) => words.Split(' ');
}
