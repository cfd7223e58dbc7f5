using System.Runtime.InteropServices;

namespace QuttyMeken.Classifier;

/// <summary>A trait of a text, by its hash. Traits of one block are scaled together.</summary>
/// <param name="Weight">Less than one for a sign that speaks of several things.</param>
internal readonly record struct Feature(ulong Hash, byte Block, float Weight = 1);

/// <summary>What is known of a text, each block at length one.</summary>
internal readonly record struct SparseVector(int[] Indices, float[] Values, byte[] Blocks)
{
    public bool IsEmpty => Indices.Length == 0;

    public SparseVector Weighted(BlockWeights weights)
    {
        ReadOnlySpan<float> ofBlocks = [weights.Words, weights.Letters, weights.SectorStems, weights.KindStems];
        var values = new float[Values.Length];
        for (var at = 0; at < values.Length; at++)
            values[at] = Values[at] * ofBlocks[Blocks[at]];
        return this with { Values = values };
    }
}

/// <summary>How much the blocks of traits weigh beside each other.</summary>
internal sealed record BlockWeights(float Words = 1, float Letters = 1, float SectorStems = 1, float KindStems = 1);

/// <summary>Which traits of a text are looked at.</summary>
internal sealed record FeatureDesign(bool Words = true, bool Bigrams = true, int MinLetters = 3, int MaxLetters = 5, bool Lexicon = true, bool Script = false)
{
    private const byte WordBlock = 0;
    private const byte LetterBlock = 1;
    private const byte SectorStemBlock = 2;
    private const byte KindStemBlock = 3;
    public const int Blocks = 4;

    /// <summary>Enough to tell the languages apart, also where Kazakh is written without its letters.</summary>
    public static FeatureDesign ForLanguage { get; } = new(Bigrams: false, MinLetters: 1, MaxLetters: 4, Lexicon: false, Script: true);

    /// <param name="without">Place of a word to leave out, to see what it was worth.</param>
    public List<Feature> Of(List<Word> words, int without = -1)
    {
        var features = new List<Feature>(words.Count * 16);
        var groups = new HashSet<string>();
        string? previous = null;
        for (var at = 0; at < words.Count; at++)
        {
            if (at == without)
                continue;

            var word = words[at].Folded;
            if (Words)
                features.Add(new(Hash('w', word), WordBlock));
            if (Bigrams && previous is not null)
                features.Add(new(Hash('b', previous, word), WordBlock));
            if (Script && words[at].HasKazakhLetter)
                features.Add(new(Hash('s', "kk"), WordBlock));
            if (MaxLetters > 0)
                AddLetters(word, features);
            if (Lexicon)
            {
                AddGroups(Classifier.Lexicon.Sectors, SectorStemBlock, word, NextAfter(at));
                AddGroups(Classifier.Lexicon.Kinds, KindStemBlock, word, NextAfter(at));
            }

            previous = word;
        }

        return features;

        void AddGroups(Lexicon lexicon, byte block, string word, string? next)
        {
            lexicon.Groups(word, next, groups);
            foreach (var group in groups)
                features.Add(new(Hash('l', group), block, 1f / groups.Count));
        }

        string? NextAfter(int word)
        {
            var next = word + 1 == without ? word + 2 : word + 1;
            return next < words.Count ? words[next].Folded : null;
        }
    }

    private void AddLetters(string word, List<Feature> features)
    {
        var bounded = $"_{word}_".AsSpan();
        for (var length = MinLetters; length <= MaxLetters; length++)
        {
            for (var at = 0; at + length <= bounded.Length; at++)
                features.Add(new(Hash('c', bounded.Slice(at, length)), LetterBlock));
        }
    }

    // FNV-1a: the same on every machine, which string.GetHashCode is not.
    private static ulong Hash(char family, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default)
    {
        const ulong prime = 1099511628211;
        var hash = (14695981039346656037 ^ family) * prime;
        foreach (var letter in first)
            hash = (hash ^ letter) * prime;
        if (!second.IsEmpty)
            hash = (hash ^ ' ') * prime;
        foreach (var letter in second)
            hash = (hash ^ letter) * prime;
        return hash;
    }
}

/// <summary>The traits a model knows, and how much each says by being rare.</summary>
internal sealed class FeatureSpace
{
    private readonly Dictionary<ulong, int> places;
    private readonly ulong[] hashes;
    private readonly float[] rarity;

    private FeatureSpace(ulong[] hashes, float[] rarity)
    {
        (this.hashes, this.rarity) = (hashes, rarity);
        places = new(hashes.Length);
        for (var place = 0; place < hashes.Length; place++)
            places.Add(hashes[place], place);
    }

    public int Count => hashes.Length;

    /// <summary>Keeps what stands in at least two texts: what was seen once says nothing about the next text.</summary>
    /// <param name="most">The commonest are kept when there are more.</param>
    public static FeatureSpace Build(IReadOnlyCollection<List<Feature>> texts, int most)
    {
        var seenIn = new Dictionary<ulong, int>();
        var ofText = new HashSet<ulong>();
        foreach (var text in texts)
        {
            ofText.Clear();
            foreach (var feature in text)
            {
                if (ofText.Add(feature.Hash))
                    CollectionsMarshal.GetValueRefOrAddDefault(seenIn, feature.Hash, out _)++;
            }
        }

        var kept = seenIn.Where(pair => pair.Value >= 2).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(most).ToList();
        return new([.. kept.Select(pair => pair.Key)], [.. kept.Select(pair => MathF.Log((1f + texts.Count) / (1f + pair.Value)) + 1f)]);
    }

    /// <returns>Each block has length one, so that a long text weighs as much as a short one. Empty where nothing is known.</returns>
    public SparseVector Vector(List<Feature> features)
    {
        var counts = new Dictionary<int, (float Count, byte Block)>(features.Count);
        foreach (var feature in features)
        {
            if (!places.TryGetValue(feature.Hash, out var place))
                continue;

            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, place, out _);
            known = (known.Count + feature.Weight, feature.Block);
        }

        var indices = new int[counts.Count];
        counts.Keys.CopyTo(indices, 0);
        Array.Sort(indices);
        Span<float> squares = stackalloc float[FeatureDesign.Blocks];
        var (values, blocks) = (new float[indices.Length], new byte[indices.Length]);
        for (var at = 0; at < indices.Length; at++)
        {
            (var count, blocks[at]) = counts[indices[at]];
            values[at] = MathF.Sqrt(count) * rarity[indices[at]];
            squares[blocks[at]] += values[at] * values[at];
        }

        for (var at = 0; at < indices.Length; at++)
            values[at] /= MathF.Sqrt(squares[blocks[at]]);
        return new(indices, values, blocks);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(hashes.Length);
        writer.Write(MemoryMarshal.AsBytes(hashes.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rarity.AsSpan()));
    }

    public static FeatureSpace Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        return new(reader.ReadArray<ulong>(count), reader.ReadArray<float>(count));
    }
}
