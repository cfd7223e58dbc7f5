using System.Text;

namespace QuttyMeken.Domain.Tests.Duplicates;

/// <summary>Ways in which a text is sent a second time.</summary>
public enum Rewriting { Typos, SentencesInAnotherOrder, WordsExchanged, WithoutKazakhLetters }

/// <summary>
/// Reports made of two accounts of the classifier's corpus each, about the same sector in the same language. An account stands in up to three reports
/// beside another one each time, so that nearly every report shares half of its words with others that tell something else.
/// </summary>
internal sealed class MadeReports
{
    private const string Kazakh = "әағгқкңнөоұуүуһхіи";

    private static readonly int[] Steps = [1, 3, 4];

    private readonly Random _random;

    public MadeReports(int seed, int count, int copies)
    {
        _random = new(seed);
        var accounts = Read().GroupBy(row => (row.Language, row.Sector))
            .Select(group => group.OrderBy(row => row.Words + _random.NextDouble() * 3).ToArray()).Where(group => group.Length > 8).ToArray();
        var pairs = (from step in Steps
                     from told in accounts
                     from at in Enumerable.Range(0, told.Length - step)
                     select (First: told[at], Second: told[at + step])).ToArray();
        _random.Shuffle(pairs);
        Texts = [.. pairs.Take(count - copies).Select(pair => (Report(pair.First.Text, pair.Second.Text), pair.First.Language))];
        var all = Texts.Select(one => one.Text).ToList();
        // What is too short is not compared by design; it stays among the others.
        var originals = Enumerable.Range(0, Texts.Length).Where(at => Texts[at].Text.Length > 70).ToArray();
        _random.Shuffle(originals);
        var of = new Queue<int>(originals);
        foreach (var rewriting in Enum.GetValues<Rewriting>())
            for (var left = copies / 4; left > 0;)
            {
                var original = of.Dequeue();
                if (rewriting is Rewriting.WithoutKazakhLetters && Texts[original].Language != "kk")
                    continue;
                Planted.Add((original, all.Count, rewriting));
                all.Add(Rewritten(Texts[original].Text, rewriting));
                left--;
            }

        All = all;
    }

    public IReadOnlyList<string> All { get; }
    public List<(int Original, int Copy, Rewriting Rewriting)> Planted { get; } = [];
    private (string Text, string Language)[] Texts { get; }

    private string Report(string first, string second)
    {
        var (one, other) = _random.Next(2) == 0 ? (first, second) : (second, first);
        return $"{(char.IsLetterOrDigit(one[^1]) ? one + "." : one)} {other}";
    }

    private string Rewritten(string text, Rewriting rewriting) => rewriting switch
    {
        Rewriting.Typos => WithTypos(text),
        Rewriting.SentencesInAnotherOrder => InAnotherOrder(text),
        Rewriting.WordsExchanged => WithWordsExchanged(text),
        Rewriting.WithoutKazakhLetters => string.Concat(text.Select(Plain)),
    };

    // Every tenth word, and one more, is mistyped by a letter: left out, doubled, exchanged with the next, or another one.
    private string WithTypos(string text)
    {
        var words = text.Split(' ');
        foreach (var at in Some(words, words.Length / 10 + 1))
        {
            var (word, letter) = (new StringBuilder(words[at]), _random.Next(words[at].Length));
            switch (_random.Next(4))
            {
                case 0: word.Remove(letter, 1); break;
                case 1: word.Insert(letter, word[letter]); break;
                case 2 when letter + 1 < word.Length: (word[letter], word[letter + 1]) = (word[letter + 1], word[letter]); break;
                default: word[letter] = "аеиностлркд"[_random.Next(11)]; break;
            }

            words[at] = word.ToString();
        }

        return string.Join(' ', words);
    }

    private string InAnotherOrder(string text)
    {
        var sentences = text.Split((char[])['.', '!', '?', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var order = sentences.ToArray();
        while (order.SequenceEqual(sentences) && sentences.Distinct().Count() > 1)
            _random.Shuffle(order);
        return string.Join(". ", order) + ".";
    }

    // A tenth of the words, rounded down but one at least, are words of other reports.
    private string WithWordsExchanged(string text)
    {
        var words = text.Split(' ');
        foreach (var at in Some(words, Math.Max(1, words.Length / 10)))
        {
            var others = Texts[_random.Next(Texts.Length)].Text.Split(' ');
            words[at] = others[_random.Next(others.Length)];
        }

        return string.Join(' ', words);
    }

    private int[] Some(string[] words, int count)
    {
        var places = Enumerable.Range(0, words.Length).Where(at => words[at].Length > 0).ToArray();
        _random.Shuffle(places);
        return places[..Math.Min(count, places.Length)];
    }

    private static char Plain(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        for (var at = 0; at < Kazakh.Length; at += 2)
            if (Kazakh[at] == lower)
                return lower == letter ? Kazakh[at + 1] : char.ToUpperInvariant(Kazakh[at + 1]);
        return letter;
    }

    private static IEnumerable<(string Text, string Language, string Sector, int Words)> Read()
    {
        var assembly = typeof(MadeReports).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("Corpus/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var lines = new StreamReader(assembly.GetManifestResourceStream(name)!);
            lines.ReadLine();
            while (lines.ReadLine() is { } line)
            {
                var fields = line.Split('\t');
                yield return (fields[0], fields[1], fields[3], fields[0].Split(' ').Length);
            }
        }
    }
}
