using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Domain.Walls;

/// <summary>
/// Finds the organisations and people of the registry, and the office's own staff, in what a citizen wrote. Rather once too often: what is only
/// possible hides the report from those concerned until somebody who is not has looked. Build one for a registry and keep it.
/// </summary>
public sealed class NamesInText
{
    private const int Neighbours = 2;
    private const int LeastLetters = 4;
    private const int MostTyped = 15;

    private readonly OrganisationIndex _typed;
    private readonly Dictionary<string, List<(Subject Subject, PersonName Name)>> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string Code, string[] Words)>> _organisations = new(StringComparer.Ordinal);

    /// <param name="staff">Names of the office's own people.</param>
    public NamesInText(IReadOnlyList<Organisation> organisations, IEnumerable<Official> officials, IEnumerable<(Guid Id, string Name)> staff)
    {
        // Where it happened is left out: the same office of another district is possible too.
        _typed = new(organisations, _ => null);
        var named = officials.Select(one => (Subject.Official(one.Code), one.Name)).Concat(staff.Select(one => (Subject.Member(one.Id), one.Name)));
        foreach (var (subject, full) in named)
            if (PersonName.Read(full) is { } name)
                foreach (var beginning in name.Beginnings)
                    Add(_people, beginning, (subject, name));

        foreach (var one in organisations)
            foreach (var words in new[] { one.NameKk, one.NameRu }.Concat(one.Aliases).Select(WordsOf).Where(words => words.Sum(word => word.Length) >= LeastLetters)
                .DistinctBy(words => string.Join(' ', words)))
                Add(_organisations, BeginningOf(words[0]), (one.Code, words));
    }

    /// <summary>Who and what a text speaks of, each once, as surely as it is said anywhere in it.</summary>
    public IReadOnlyDictionary<Subject, MentionState> Find(string text)
    {
        var found = new Dictionary<Subject, MentionState>();
        var words = Folding.Words(text);
        for (var at = 0; at < words.Count; at++)
        {
            var beginning = BeginningOf(words[at].Folded);
            if (_people.TryGetValue(beginning, out var people))
                foreach (var (subject, name) in people)
                    if (Read(text, words, at, name) is { } state)
                        Note(found, subject, state);
            if (_organisations.TryGetValue(beginning, out var organisations))
                FindOrganisations(found, words, at, organisations);
        }

        return found;
    }

    /// <summary>What somebody typed where an organisation is asked for.</summary>
    public IReadOnlyDictionary<Subject, MentionState> FindTyped(string typed)
    {
        var found = new Dictionary<Subject, MentionState>(Find(typed));
        foreach (var organisation in _typed.Find(typed, null, MostTyped))
            Note(found, Subject.Organisation(organisation.Code), MentionState.Possible);
        return found;
    }

    internal static string BeginningOf(string word) => word.Length <= 3 ? word : word[..3];

    private static MentionState? Read(string text, IReadOnlyList<(int Start, int Length, string Folded)> words, int at, PersonName name)
    {
        var (start, _, word) = words[at];
        if (name.IsSurname(word, char.IsUpper(text[start])))
        {
            for (var beside = Math.Max(0, at - Neighbours); beside <= Math.Min(words.Count - 1, at + Neighbours); beside++)
                if (beside != at && name.IsFirst(words[beside].Folded) && (words[beside].Length > 1 || char.IsUpper(text[words[beside].Start])))
                    return MentionState.Certain;
            return MentionState.Possible;
        }

        return at + 1 < words.Count && name.IsWholeFirst(word) && name.IsPatronymic(words[at + 1].Folded) ? MentionState.Certain : null;
    }

    // Two words and more say which organisation is meant; one word may be any office of the kind, and so may a name that several share.
    private static void FindOrganisations(
        Dictionary<Subject, MentionState> found, IReadOnlyList<(int Start, int Length, string Folded)> words, int at, List<(string Code, string[] Words)> candidates)
    {
        var longest = 0;
        List<(string Code, int Length)> met = [];
        foreach (var (code, name) in candidates)
            if (Stands(words, at, name))
            {
                met.Add((code, name.Length));
                longest = Math.Max(longest, name.Length);
            }

        var sure = longest > 1 && met.Where(one => one.Length == longest).DistinctBy(one => one.Code).Count() == 1;
        foreach (var (code, length) in met)
            Note(found, Subject.Organisation(code), sure && length == longest ? MentionState.Certain : MentionState.Possible);
    }

    private static bool Stands(IReadOnlyList<(int Start, int Length, string Folded)> words, int at, string[] name)
    {
        if (at + name.Length > words.Count)
            return false;
        for (var i = 0; i < name.Length; i++)
            if (!IsForm(words[at + i].Folded, name[i]))
                return false;
        return true;
    }

    private static bool IsForm(string word, string name) => word == name || Endings.IsFormOf(word, name)
        // бөлімінде of бөлімі: the last vowel belongs to the ending.
        || (name.Length >= 5 && name[^1] is 'и' or 'ы' && word.AsSpan().StartsWith(name.AsSpan(0, name.Length - (name[^2] is 'с' ? 2 : 1)))
            && Endings.IsKazakh(word.AsSpan(name.Length - (name[^2] is 'с' ? 2 : 1))))
        || (name.Length >= 6 && word.Length >= 5 && Endings.StemOf(word) == Endings.StemOf(name));

    // "(үлгі жазба)" is a remark, not a name.
    private static string[] WordsOf(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        return [.. Folding.Words(open > 0 ? name[..open] : name).Select(word => word.Folded)];
    }

    private static void Note(Dictionary<Subject, MentionState> found, Subject subject, MentionState state)
    {
        if (!found.TryGetValue(subject, out var known) || known < state)
            found[subject] = state;
    }

    private static void Add<T>(Dictionary<string, List<T>> index, string beginning, T one)
    {
        if (!index.TryGetValue(beginning, out var list))
            index[beginning] = list = [];
        list.Add(one);
    }
}
