namespace QuttyMeken.Domain.Texts;

/// <summary>A cue word, and the words that must or must not stand within a few words of it. A word is a beginning; "=word" is the
/// whole word, "~word" a noun in any of its cases.</summary>
internal sealed class CueRule(string cues, string? needs = null)
{
    private readonly Beginnings _cues = new(cues);
    private readonly Beginnings? _needs = needs is null ? null : new(needs);
    private Beginnings? _except;
    private Beginnings? _also;

    public int Near { get; init; } = 4;
    public string Except { init => _except = new(value); }
    public string Also { init => _also = new(value); }

    public bool HitsAt(IReadOnlyList<(int Start, int Length, string Folded)> words, int at) => _cues.Fit(words[at].Folded)
        && (_needs is null || Stands(_needs, words, at, Near))
        && (_also is null || Stands(_also, words, at, Near + 1))
        && (_except is null || !Stands(_except, words, at, 2));

    private static bool Stands(Beginnings those, IReadOnlyList<(int Start, int Length, string Folded)> words, int at, int near)
    {
        for (var i = Math.Max(0, at - near); i < words.Count && i <= at + near; i++)
            if (i != at && those.Fit(words[i].Folded))
                return true;
        return false;
    }
}

/// <summary>Beginnings of folded words, and whole words, by their first letter.</summary>
internal sealed class Beginnings
{
    private readonly Dictionary<char, List<string>> _byFirst = [];
    private readonly List<string> _nouns = [];
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    public Beginnings(string words)
    {
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '=')
                _whole.Add(word[1..]);
            else if (word[0] == '~')
                _nouns.Add(word[1..]);
            else if (_byFirst.TryGetValue(word[0], out var list))
                list.Add(word);
            else
                _byFirst[word[0]] = [word];
        }
    }

    public bool Fit(string word)
    {
        if (_whole.Contains(word))
            return true;
        if (_byFirst.TryGetValue(word[0], out var list))
            foreach (var beginning in list)
                if (word.StartsWith(beginning, StringComparison.Ordinal))
                    return true;
        foreach (var noun in _nouns)
            if (noun[0] == word[0] && Endings.IsFormOf(word, noun))
                return true;
        return false;
    }
}
