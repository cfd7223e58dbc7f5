using System.Runtime.InteropServices;

namespace QuttyMeken.Classifier;

/// <summary>Texts that are nearly the same, so that a test never asks what training has told.</summary>
internal static class Clusters
{
    private const int WordsOfShingle = 3;
    private const int Common = 30;
    private const double Near = 0.4;

    /// <summary>A fold for each text; texts that are nearly the same share one, whatever their order.</summary>
    public static int[] Folds(IReadOnlyList<List<Word>> texts, int folds, int seed)
    {
        var cluster = Of(texts);
        var hashes = new ulong[texts.Count];
        Array.Fill(hashes, ulong.MaxValue);
        for (var text = 0; text < texts.Count; text++)
            hashes[cluster[text]] = Math.Min(hashes[cluster[text]], texts[text].Aggregate(TraitHash.Begin((char)('0' + (seed % 64))), (hash, word) => TraitHash.Next(hash, word.Folded)));
        return [.. cluster.Select(number => (int)((hashes[number] * 0x9E3779B97F4A7C15 >> 33) % (ulong)folds))];
    }

    /// <returns>For each text the number of the first text of its cluster.</returns>
    public static int[] Of(IReadOnlyList<List<Word>> texts)
    {
        var shingles = new List<HashSet<ulong>>(texts.Count);
        var cluster = Enumerable.Range(0, texts.Count).ToArray();
        var seen = new Dictionary<ulong, List<int>>();
        for (var text = 0; text < texts.Count; text++)
        {
            var own = Shingles(texts[text]);
            shingles.Add(own);
            var shared = new Dictionary<int, int>();
            foreach (var shingle in own)
            {
                ref var others = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, shingle, out _);
                others ??= [];
                foreach (var other in others)
                    CollectionsMarshal.GetValueRefOrAddDefault(shared, other, out _)++;
                // What stands in many texts is a turn of speech, not a copy.
                if (others.Count < Common)
                    others.Add(text);
            }

            foreach (var (other, common) in shared)
            {
                if (common >= Near * (own.Count + shingles[other].Count - common))
                    Join(cluster, text, other);
            }
        }

        for (var text = 0; text < cluster.Length; text++)
            cluster[text] = Root(cluster, text);
        return cluster;
    }

    private static HashSet<ulong> Shingles(List<Word> words)
    {
        var shingles = new HashSet<ulong>();
        for (var start = 0; start == 0 || start + WordsOfShingle <= words.Count; start++)
        {
            var hash = TraitHash.Begin('g');
            for (var at = start; at < Math.Min(words.Count, start + WordsOfShingle); at++)
                hash = TraitHash.Next(TraitHash.Next(hash, words[at].Folded), ' ');
            shingles.Add(hash);
        }

        return shingles;
    }

    private static int Root(int[] cluster, int text)
    {
        while (cluster[text] != text)
            text = cluster[text] = cluster[cluster[text]];
        return text;
    }

    private static void Join(int[] cluster, int one, int other)
    {
        var (first, second) = (Root(cluster, one), Root(cluster, other));
        cluster[Math.Max(first, second)] = Math.Min(first, second);
    }
}
