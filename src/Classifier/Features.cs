using System.Numerics;
using System.Runtime.InteropServices;

namespace QuttyMeken.Classifier;

/// <summary>Traits that a space knows, in rising order, and how much of each.</summary>
internal readonly record struct SparseVector(int[] Indices, float[] Values)
{
    public bool IsEmpty => Indices.Length == 0;
}

/// <summary>Traits of one block are scaled together, whatever the text's length.</summary>
internal enum Block : byte { Words, Letters, SectorStems, KindStems }

/// <summary>How much the blocks of traits weigh beside each other.</summary>
internal sealed record BlockWeights(float Words = 1, float Letters = 1, float SectorStems = 1, float KindStems = 1)
{
    public float Of(Block block) => block switch
    {
        Block.Words => Words,
        Block.Letters => Letters,
        Block.SectorStems => SectorStems,
        Block.KindStems => KindStems,
    };
}

/// <summary>The traits of one text as they are read, each by its hash and with the word it came from. Used again for the next text.</summary>
internal sealed class Traits
{
    [ThreadStatic]
    private static Traits? spare;

    private Trait[] all = new Trait[1024];

    public ReadOnlySpan<Trait> All => all.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>An empty one of this thread's, to be done with before another is asked for.</summary>
    public static Traits Empty()
    {
        spare ??= new();
        spare.Count = 0;
        return spare;
    }

    public void Add(ulong hash, Block block, int word, float weight = 1)
    {
        if (Count == all.Length)
            Array.Resize(ref all, 2 * all.Length);
        all[Count++] = new(hash, block, word, weight);
    }
}

/// <param name="Word">Place of the word it came from.</param>
internal readonly record struct Trait(ulong Hash, Block Block, int Word, float Weight);

/// <summary>FNV-1a, letter by letter: the same on every machine, which <c>string.GetHashCode</c> is not.</summary>
internal static class TraitHash
{
    private const ulong Prime = 1099511628211;

    public static ulong Begin(char family) => (14695981039346656037 ^ family) * Prime;

    public static ulong Next(ulong hash, char letter) => (hash ^ letter) * Prime;

    public static ulong Next(ulong hash, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
            hash = Next(hash, letter);
        return hash;
    }
}

/// <summary>Which traits of a text are looked at.</summary>
/// <param name="MaxLetters">Longest run of letters within a word; 0 for none.</param>
/// <param name="Script">Whether a letter that only Kazakh has is a trait.</param>
internal sealed record FeatureDesign(bool Words = true, bool Bigrams = true, int MinLetters = 3, int MaxLetters = 5, bool Lexicon = true, bool Script = false)
{
    public const int MostBlocks = 4;

    /// <summary>Enough to tell the language of one word, also where Kazakh is written without its letters.</summary>
    public static FeatureDesign ForLanguage { get; } = new(Bigrams: false, MinLetters: 1, MaxLetters: 5, Lexicon: false, Script: true);

    public Traits Read(IReadOnlyList<Word> words)
    {
        var traits = Traits.Empty();
        for (var at = 0; at < words.Count; at++)
            Read(words, at, traits);
        return traits;
    }

    public void Read(IReadOnlyList<Word> words, int at, Traits traits)
    {
        var word = words[at].Folded;
        if (Words)
            traits.Add(TraitHash.Next(TraitHash.Begin('w'), word), Block.Words, at);
        if (Bigrams && at > 0)
            traits.Add(TraitHash.Next(TraitHash.Next(TraitHash.Next(TraitHash.Begin('b'), words[at - 1].Folded), ' '), word), Block.Words, at);
        if (Script && words[at].HasKazakhLetter)
            traits.Add(TraitHash.Begin('s'), Block.Words, at);
        if (word[0] == '#')
            return;

        if (MaxLetters > 0)
            AddLetters(word, at, traits);
        if (Lexicon)
        {
            var next = at + 1 < words.Count ? words[at + 1].Folded : null;
            Classifier.Lexicon.Sectors.Read(word, next, at, Block.SectorStems, traits);
            Classifier.Lexicon.Kinds.Read(word, next, at, Block.KindStems, traits);
        }
    }

    private void AddLetters(string word, int place, Traits traits)
    {
        for (var start = -1; start < word.Length; start++)
        {
            var hash = TraitHash.Begin('c');
            for (var length = 1; length <= MaxLetters && start + length - 1 <= word.Length; length++)
            {
                var at = start + length - 1;
                hash = TraitHash.Next(hash, at < 0 || at == word.Length ? '_' : word[at]);
                if (length >= MinLetters)
                    traits.Add(hash, Block.Letters, place);
            }
        }
    }
}

/// <summary>The traits a model knows, and how much each says by being rare.</summary>
internal sealed class FeatureSpace
{
    private readonly ulong[] hashes;
    private readonly float[] rarity;
    private readonly Block[] blocks;
    private readonly int[] table;

    private FeatureSpace(ulong[] hashes, float[] rarity, Block[] blocks)
    {
        (this.hashes, this.rarity, this.blocks) = (hashes, rarity, blocks);
        table = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(2 * hashes.Length) + 1)];
        for (var place = 0; place < hashes.Length; place++)
        {
            var slot = Slot(hashes[place]);
            while (table[slot] != 0)
                slot = (slot + 1) & (table.Length - 1);
            table[slot] = place + 1;
        }
    }

    public int Count => hashes.Length;

    public Block BlockOf(int place) => blocks[place];

    /// <param name="texts">Reads a text's traits; asked for each of <paramref name="count"/> texts once.</param>
    /// <param name="least">Texts a trait must stand in: what was seen once says little about the next text.</param>
    /// <param name="most">The commonest are kept when there are more.</param>
    public static FeatureSpace Build(Func<int, Traits> texts, int count, int least, int most)
    {
        var seenIn = new Dictionary<ulong, (int Texts, int Last, Block Block)>();
        for (var text = 0; text < count; text++)
        {
            foreach (var trait in texts(text).All)
            {
                ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(seenIn, trait.Hash, out var known);
                if (!known || seen.Last != text)
                    seen = (seen.Texts + 1, text, trait.Block);
            }
        }

        var kept = seenIn.Where(pair => pair.Value.Texts >= least).OrderByDescending(pair => pair.Value.Texts).ThenBy(pair => pair.Key).Take(most).ToList();
        return new(
            [.. kept.Select(pair => pair.Key)], [.. kept.Select(pair => MathF.Log((1f + count) / (1f + pair.Value.Texts)) + 1f)],
            [.. kept.Select(pair => pair.Value.Block)]);
    }

    /// <returns>-1 where the trait is not known.</returns>
    public int Place(ulong hash)
    {
        for (var slot = Slot(hash); table[slot] != 0; slot = (slot + 1) & (table.Length - 1))
        {
            if (hashes[table[slot] - 1] == hash)
                return table[slot] - 1;
        }

        return -1;
    }

    /// <returns>Each block has length one, so that a long text weighs as much as a short one. Empty where nothing is known.</returns>
    public SparseVector Vector(Traits traits)
    {
        var vector = Counts(traits);
        Span<float> squares = stackalloc float[FeatureDesign.MostBlocks];
        for (var at = 0; at < vector.Indices.Length; at++)
        {
            var place = vector.Indices[at];
            var value = vector.Values[at] = MathF.Sqrt(vector.Values[at]) * rarity[place];
            squares[(int)blocks[place]] += value * value;
        }

        foreach (ref var square in squares)
            square = MathF.Sqrt(square);
        for (var at = 0; at < vector.Indices.Length; at++)
            vector.Values[at] /= squares[(int)blocks[vector.Indices[at]]];
        return vector;
    }

    /// <returns>How often each known trait came.</returns>
    public SparseVector Counts(Traits traits)
    {
        var (places, weights, known) = (new int[traits.Count], new float[traits.Count], 0);
        foreach (var trait in traits.All)
        {
            if (Place(trait.Hash) is var place and >= 0)
                (places[known], weights[known++]) = (place, trait.Weight);
        }

        Array.Sort(places, weights, 0, known);
        var distinct = 0;
        for (var at = 0; at < known; at++)
        {
            if (distinct > 0 && places[distinct - 1] == places[at])
                weights[distinct - 1] += weights[at];
            else
                (places[distinct], weights[distinct++]) = (places[at], weights[at]);
        }

        return new(places[..distinct], weights[..distinct]);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(hashes.Length);
        writer.Write(MemoryMarshal.AsBytes(hashes.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(rarity.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(blocks.AsSpan()));
    }

    public static FeatureSpace Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var space = new FeatureSpace(reader.ReadArray<ulong>(count), reader.ReadArray<float>(count), reader.ReadArray<Block>(count));
        return space.blocks.Any(block => (int)block >= FeatureDesign.MostBlocks) ? throw new InvalidDataException("A block is unknown.") : space;
    }

    // FNV's lower bits are not even enough by themselves.
    private int Slot(ulong hash) => (int)((hash * 0x9E3779B97F4A7C15) >> 40) & (table.Length - 1);
}
