namespace QuttyMeken.Domain.Texts;

/// <summary>Names and aliases of districts, and of the towns and villages in them, to be met in free text.</summary>
internal sealed class DistrictIndex
{
    private const int MostWords = 8;

    private static readonly Beginnings Generic = new(
        "аудан район =р =н кала =к город =г =гор ауыл =а аул =аулы село =с селе села сел кент поселок поселк =пос =п округ =ао"
        + " облыс област =обл =ауданы");

    private static readonly Beginnings District = new("аудан район =р =рн");
    private static readonly Beginnings City = new("кала =к город =г =гор");
    private static readonly Beginnings RegionWords = new("облыс област =обл");

    // Names that are also everyday words: "алға" forward, "темір" iron, "жем" fodder.
    private static readonly Beginnings AlsoWords = new("=алга =темир =жем =жана =новый =сазды =арал =отар =бейнеу");
    private static readonly Beginnings PlaceEndings = new("=да =де =та =те =дан =ден =тан =тен =дагы =деги =тагы =теги");
    private readonly Dictionary<char, List<Phrase>> _phrases = [];
    private readonly List<Phrase> _long = [];

    public DistrictIndex(Region region)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var unit in region.Units)
            if (Places.DistrictOf(region, unit.Slug) is { } district)
                foreach (var name in new[] { unit.NameKk, unit.NameRu, unit.ShortKk, unit.ShortRu }.Concat(unit.Aliases))
                    Add(seen, name, unit, district);
    }

    public Unit? Find(string text)
    {
        var words = Folding.Words(text);
        var hits = new List<Hit>();
        for (var at = 0; at < words.Count; at++)
            if (_phrases.TryGetValue(words[at].Folded[0], out var phrases))
                foreach (var phrase in phrases)
                    if (HitAt(text, words, at, phrase) is { } hit)
                        hits.Add(hit);

        return hits.Count > 0 ? Best(hits) : words.Count <= 8 ? Resembling(words) : null;
    }

    private void Add(HashSet<(string, string)> seen, string? name, Unit unit, Unit district)
    {
        if (string.IsNullOrWhiteSpace(name))
            return;
        var words = Folding.Words(name).Select(word => word.Folded).ToArray();
        var own = words.Where(word => !Generic.Fit(word)).ToArray();
        if (own.Length is 0 or > MostWords || own.Sum(word => word.Length) < 3 || !seen.Add((string.Join(' ', own), unit.Slug)))
            return;

        // A district's name alone is the district; a city's own district is named only with the word.
        var phrase = new Phrase(own, district, unit == district ? 2 : 1, unit.Level is "city-district", unit.Level is "city");
        if (!_phrases.TryGetValue(own[0][0], out var list))
            _phrases[own[0][0]] = list = [];
        list.Add(phrase);
        if (own is [{ Length: >= 6 }] && !phrase.NeedsWord)
            _long.Add(phrase);
    }

    private static Hit? HitAt(string text, IReadOnlyList<(int Start, int Length, string Folded)> words, int at, Phrase phrase)
    {
        if (at + phrase.Words.Length > words.Count)
            return null;
        for (var i = 0; i < phrase.Words.Length; i++)
            if (!Endings.IsFormOf(words[at + i].Folded, phrase.Words[i]))
                return null;

        var next = at + phrase.Words.Length;
        if (next < words.Count && RegionWords.Fit(words[next].Folded))
            return null;
        var isNamed = (next < words.Count && Names(phrase, words[next].Folded))
            || (at > 0 && phrase.IsCity && City.Fit(words[at - 1].Folded))
            || (at > 0 && !phrase.IsCity && words[at - 1].Folded.StartsWith("район", StringComparison.Ordinal));
        if (!isNamed && (phrase.NeedsWord || (phrase.Words is [var only] && AlsoWords.Fit(only) && !IsPlaceName(text, words, at, only))))
            return null;
        return new(phrase, at, next, phrase.Words.Sum(word => word.Length), isNamed);
    }

    private static bool Names(Phrase phrase, string next) =>
        phrase.IsCity ? City.Fit(next) : District.Fit(next) || (phrase.Rank == 1 && Generic.Fit(next));

    private static bool IsPlaceName(string text, IReadOnlyList<(int Start, int Length, string Folded)> words, int at, string name)
    {
        var (start, _, folded) = words[at];
        return words.Count <= 2 || (folded.Length > name.Length && PlaceEndings.Fit(folded[name.Length..]))
            || (at > 0 && char.IsUpper(text[start]) && char.IsLower(text[words[at - 1].Start + words[at - 1].Length - 1])
                && !text.AsSpan(words[at - 1].Start + words[at - 1].Length, start - words[at - 1].Start - words[at - 1].Length).ContainsAny(".!?\n"));
    }

    private static Unit? Best(List<Hit> hits)
    {
        // Within one place of the text the longest name stands, and a district before a village of the same name.
        var standing = hits.Where((hit, at) => !IsBeaten(hits, at)).ToList();
        var named = standing.Where(hit => hit.IsNamed).ToList();
        var districts = (named.Count > 0 ? named : standing).Select(hit => hit.Phrase.District).Distinct().Take(2).ToList();
        return districts is [var one] ? one : null;
    }

    // The hits stand in the order of the text.
    private static bool IsBeaten(List<Hit> hits, int at)
    {
        for (var before = at - 1; before >= 0 && hits[before].First > hits[at].First - MostWords; before--)
            if (hits[before].Next > hits[at].First && IsBetter(hits[before], hits[at]))
                return true;
        for (var after = at + 1; after < hits.Count && hits[after].First < hits[at].Next; after++)
            if (IsBetter(hits[after], hits[at]))
                return true;
        return false;
    }

    private static bool IsBetter(Hit one, Hit other) =>
        (one.IsNamed, one.Length, one.Phrase.Rank).CompareTo((other.IsNamed, other.Length, other.Phrase.Rank)) > 0;

    // A slip of one letter, in a short answer only.
    private Unit? Resembling(IReadOnlyList<(int Start, int Length, string Folded)> words)
    {
        var districts = new HashSet<Unit>();
        for (var at = 0; at < words.Count; at++)
            foreach (var phrase in _long)
            {
                if (at + 1 < words.Count && RegionWords.Fit(words[at + 1].Folded))
                    break;
                var word = words[at].Folded;
                var name = phrase.Words[0].AsSpan();
                if (name[^1] is 'й' && name.EndsWith("ский"))
                    name = name[..^2];
                for (var length = name.Length - 1; length <= name.Length + 1 && length <= word.Length; length++)
                    if (Endings.IsOneSlip(word.AsSpan(0, length), name)
                        && (length == word.Length || Endings.IsKazakh(word.AsSpan(length)) || Endings.IsRussian(word.AsSpan(length))))
                        districts.Add(phrase.District);
            }

        return districts.Count == 1 ? districts.First() : null;
    }

    private sealed record Phrase(string[] Words, Unit District, int Rank, bool NeedsWord, bool IsCity);

    private sealed record Hit(Phrase Phrase, int First, int Next, int Length, bool IsNamed);
}
