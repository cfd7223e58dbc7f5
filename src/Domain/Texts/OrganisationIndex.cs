namespace QuttyMeken.Domain.Texts;

/// <summary>
/// Folded names of organisations. Each typed word is compared once with the vocabulary of all names; a name's score is the weight of its
/// words that were met.
/// </summary>
internal sealed class OrganisationIndex
{
    private const double Threshold = 0.55;
    private const double LeastLikeness = 0.5;

    private readonly List<Name> _names = [];
    private readonly Dictionary<string, int> _wordIds = new(StringComparer.Ordinal);
    private readonly List<Word> _words = [];
    private readonly double[] _weights;

    /// <param name="districtOf">Slug of the district a unit lies in; <see langword="null"/> where it lies in none, or does not matter.</param>
    public OrganisationIndex(IReadOnlyList<Organisation> organisations, Func<string?, string?> districtOf)
    {
        for (var order = 0; order < organisations.Count; order++)
        {
            var one = organisations[order];
            var district = districtOf(one.Unit);
            foreach (var name in new[] { one.NameKk, one.NameRu }.Concat(one.Aliases).Select(WithoutBrackets).Distinct(StringComparer.Ordinal))
            {
                var (words, numbers) = NameWords.Read(name);
                if (words.Length > 0)
                    _names.Add(new(one, order, district, [.. words.Select(IdOf).Distinct()], numbers));
            }
        }

        var uses = new int[_words.Count];
        foreach (var id in _names.SelectMany(name => name.Words))
            uses[id]++;
        // A word of many names ("бөлімі", "города") says little.
        _weights = [.. uses.Select(count => Math.Log(1 + (double)_names.Count / count))];
    }

    public IReadOnlyList<Organisation> Find(string typed, string? districtSlug, int most)
    {
        var (words, numbers) = NameWords.Read(typed);
        if (words.Length == 0 || words.Length > 40 || most < 1)
            return [];

        var likeness = words.Select(LikenessOf).ToArray();
        var unknown = Math.Log(1 + _names.Count) / 3;
        var typedWeights = likeness.Select(row => row.Best < 0 ? unknown : _weights[row.Best]).ToArray();
        var total = typedWeights.Sum();
        var scores = new Dictionary<Organisation, (double Score, int Order)>();
        foreach (var name in _names)
        {
            if (!name.Numbers.AsSpan().SequenceEqual(numbers))
                continue;
            var score = ScoreOf(name, likeness, typedWeights, total);
            if (score < Threshold)
                continue;
            score += districtSlug is null || name.District is null ? 0 : name.District == districtSlug ? 0.15 : -0.3;
            if (score >= Threshold && (!scores.TryGetValue(name.Organisation, out var known) || known.Score < score))
                scores[name.Organisation] = (score, name.Order);
        }

        if (scores.Count == 0)
            return [];
        var best = scores.Values.Max(one => one.Score);
        return [.. scores.Where(one => one.Value.Score >= best - 0.3)
            .OrderByDescending(one => Math.Round(one.Value.Score, 3)).ThenBy(one => one.Value.Order).Take(most).Select(one => one.Key)];
    }

    private static double ScoreOf(Name name, (double[] Row, int Best)[] likeness, double[] typedWeights, double total)
    {
        var (met, named, all) = (0.0, 0, name.Words.Length);
        Span<bool> used = stackalloc bool[all];
        for (var typed = 0; typed < likeness.Length; typed++)
        {
            var (best, at) = (0.0, -1);
            for (var i = 0; i < all; i++)
                if (likeness[typed].Row[name.Words[i]] is var like && like > best)
                    (best, at) = (like, i);
            met += best * typedWeights[typed];
            if (at >= 0 && !used[at])
            {
                used[at] = true;
                named++;
            }
        }

        return 0.8 * met / total + 0.2 * named / all;
    }

    private (double[] Row, int Best) LikenessOf(string typed)
    {
        var word = new Word(typed);
        var row = new double[_words.Count];
        var best = -1;
        for (var id = 0; id < row.Length; id++)
        {
            row[id] = word.LikenessTo(_words[id]);
            if (row[id] > 0 && (best < 0 || row[id] > row[best]))
                best = id;
        }

        return (row, best);
    }

    private int IdOf(string word)
    {
        if (_wordIds.TryGetValue(word, out var id))
            return id;
        _words.Add(new(word));
        return _wordIds[word] = _words.Count - 1;
    }

    // "(үлгі жазба)" is a remark, not a name.
    private static string WithoutBrackets(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : name.IndexOf(')', open);
        return close < 0 || open == 0 ? name : name.Remove(open, close - open + 1);
    }

    private sealed record Name(Organisation Organisation, int Order, string? District, int[] Words, string[] Numbers);

    private sealed class Word(string word)
    {
        private readonly string _stem = Endings.StemOf(word);
        private readonly int[] _trigrams = TrigramsOf(word);

        public double LikenessTo(Word other)
        {
            if (word == other.Text)
                return 1;
            if (word[0] != other.Text[0])
                return 0;
            if (_stem == other._stem || Endings.IsFormOf(word, other.Text) || Endings.IsFormOf(other.Text, word))
                return 0.97;
            var common = word.AsSpan().CommonPrefixLength(other.Text);
            if (common >= 5 && common >= 0.7 * Math.Max(word.Length, other.Text.Length))
                return 0.9;
            if (_stem.Length >= 5 && (Endings.IsOneSlip(_stem, other._stem) || Endings.IsOneSlip(word, other.Text)))
                return 0.85;
            // "обл", "гор", "здрав": a beginning stands for the word.
            if (common >= 3 && common == word.Length)
                return 0.8;
            var like = 2.0 * Shared(other._trigrams) / (_trigrams.Length + other._trigrams.Length);
            return like >= LeastLikeness ? 0.9 * like : 0;
        }

        private string Text => word;

        private int Shared(int[] others)
        {
            var (i, j, shared) = (0, 0, 0);
            while (i < _trigrams.Length && j < others.Length)
            {
                if (_trigrams[i] == others[j])
                    (i, j, shared) = (i + 1, j + 1, shared + 1);
                else if (_trigrams[i] < others[j])
                    i++;
                else
                    j++;
            }

            return shared;
        }

        private static int[] TrigramsOf(string word)
        {
            var padded = $"  {word} ";
            var trigrams = new int[padded.Length - 2];
            for (var i = 0; i < trigrams.Length; i++)
                trigrams[i] = padded[i] * 2048 * 2048 + padded[i + 1] % 2048 * 2048 + padded[i + 2] % 2048;
            Array.Sort(trigrams);
            return trigrams;
        }
    }
}

/// <summary>The words and the numbers of an organisation's name, apart.</summary>
internal static class NameWords
{
    private static readonly Beginnings Empty = new(
        "=и =в =во =на =при =по =для =с =о =у =мен =бен =пен =жане =г =город =но =кк =рк =гу =кгу =кмм =гккп =гкп =пхв =тоо =жшс"
            + " =бойынша =им =имени =атындагы =деген =мына");

    private static readonly Beginnings Ordinal = new("=ши =шы =нши =ншы =инши =ынши =я =й =ая =ой =ый =ка =дагы =деги =тагы =теги =де =да =те =та");
    private static readonly string[] Fronts = ["обл", "гор", "рай"];

    public static (string[] Words, string[] Numbers) Read(string name)
    {
        var (words, numbers) = (new List<string>(), new List<string>());
        var afterNumber = false;
        foreach (var (_, _, folded) in Folding.Words(name))
        {
            var digits = 0;
            while (digits < folded.Length && char.IsAsciiDigit(folded[digits]))
                digits++;
            if (digits > 0)
                numbers.Add(folded[..digits].TrimStart('0') is { Length: > 0 } number ? number : "0");
            var word = folded[digits..];
            if (word.Length > 1 && !Empty.Fit(word) && !((digits > 0 || afterNumber) && Ordinal.Fit(word)))
                AddWord(words, word);
            afterNumber = digits > 0 && word.Length == 0;
        }

        numbers.Sort(StringComparer.Ordinal);
        return ([.. words], [.. numbers]);
    }

    private static void AddWord(List<string> words, string word)
    {
        // "облздрав" is "обл" and "здрав", while "область" is itself. The short "горзо" and "районо" are aliases.
        foreach (var front in Fronts)
            if (word.Length >= 7 && word.StartsWith(front, StringComparison.Ordinal) && word[3] is not ('а' or 'о' or 'ы' or 'у' or 'и' or 'е'))
            {
                words.Add(front);
                words.Add(word[3..]);
                return;
            }

        words.Add(word);
    }
}
