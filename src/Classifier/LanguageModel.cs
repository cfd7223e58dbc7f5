namespace QuttyMeken.Classifier;

/// <summary>
/// Tells <c>kk</c>, <c>ru</c> and <c>mixed</c> in two steps: how Russian each word looks by its letters, then what the words of a text
/// say together. So a text is mixed when words of both languages stand in it, not when it resembles other mixed texts.
/// </summary>
internal sealed class LanguageModel
{
    public const int SummaryLength = 14;

    // Log-odds of a word: from here on it tells a language, tells it strongly, and says no more by being still higher.
    private const float Telling = 1.5f;
    private const float Strong = 3f;
    private const float Most = 5f;

    private static readonly int[] Places = [.. Enumerable.Range(0, SummaryLength)];

    private readonly FeatureSpace letters;
    private readonly LinearModel words;
    private readonly LinearModel texts;
    private readonly float[] russian;
    private readonly float bias;

    /// <param name="words">Labels <c>kk</c> and <c>ru</c>, over counts of letters.</param>
    /// <param name="texts">Over the summary of a text's words.</param>
    /// <exception cref="InvalidDataException">They do not fit each other.</exception>
    public LanguageModel(FeatureSpace letters, LinearModel words, LinearModel texts)
    {
        if (words.Labels is not ["kk", "ru"] || words.Features != letters.Count || texts.Features != SummaryLength)
            throw new InvalidDataException("The parts of the language model do not fit.");

        (this.letters, this.words, this.texts) = (letters, words, texts);
        russian = new float[words.Features];
        for (var feature = 0; feature < russian.Length; feature++)
            russian[feature] = words.WeightsOf(feature)[1] - words.WeightsOf(feature)[0];
        var empty = words.Scores(new([], []));
        bias = empty[1] - empty[0];
    }

    public IReadOnlyList<string> Labels => texts.Labels;

    /// <returns>Kazakh, the language of the state, where no word tells anything.</returns>
    public string Of(IReadOnlyList<Word> text)
    {
        if (Summary(text) is not { } summary)
            return "kk";

        var scores = texts.Scores(summary);
        return texts.Labels[Array.IndexOf(scores, scores.Max())];
    }

    /// <summary>What the words of a text say together.</summary>
    /// <returns><see langword="null"/> where it has no word of letters.</returns>
    public SparseVector? Summary(IReadOnlyList<Word> text)
    {
        var (count, sum, below, above) = (0, 0f, 0f, 0f);
        var (kazakh, russian, strongKazakh, strongRussian) = (0, 0, 0, 0);
        var (run, runIsRussian, longestKazakh, longestRussian) = (0, false, 0, 0);
        for (var at = 0; at < text.Count; at++)
        {
            if (text[at].Folded[0] == '#')
                continue;

            var odds = Math.Clamp(OddsOfRussian(text, at), -Most, Most);
            count++;
            sum += odds;
            below += Math.Min(odds, 0);
            above += Math.Max(odds, 0);
            if (Math.Abs(odds) < Telling)
                continue;

            var isRussian = odds > 0;
            (run, runIsRussian) = (isRussian == runIsRussian ? run + 1 : 1, isRussian);
            if (isRussian)
                (russian, strongRussian, longestRussian) = (russian + 1, strongRussian + (odds > Strong ? 1 : 0), Math.Max(longestRussian, run));
            else
                (kazakh, strongKazakh, longestKazakh) = (kazakh + 1, strongKazakh + (odds < -Strong ? 1 : 0), Math.Max(longestKazakh, run));
        }

        if (count == 0)
            return null;

        var (telling, fewer, strongFewer) = (Math.Max(1, kazakh + russian), Math.Min(kazakh, russian), Math.Min(strongKazakh, strongRussian));
        return new(Places,
        [
            sum / count, kazakh / (float)count, russian / (float)count, fewer / (float)telling, Math.Min(3, fewer) / 3f,
            Math.Min(4, longestKazakh) / 4f, Math.Min(4, longestRussian) / 4f, Math.Min(3, Math.Min(longestKazakh, longestRussian)) / 3f,
            Math.Min(3, strongFewer) / 3f, fewer >= 2 && fewer >= 0.2 * telling ? 1 : 0, strongFewer >= 2 ? 1 : 0, MathF.Log(count),
            below / count, above / count,
        ]);
    }

    private float OddsOfRussian(IReadOnlyList<Word> text, int at)
    {
        var traits = Traits.Empty();
        FeatureDesign.ForLanguage.Read(text, at, traits);
        var odds = bias;
        foreach (var trait in traits.All)
        {
            if (letters.Place(trait.Hash) is var place and >= 0)
                odds += trait.Weight * russian[place];
        }

        return odds;
    }

    public void Write(BinaryWriter writer)
    {
        letters.Write(writer);
        words.Write(writer);
        texts.Write(writer);
    }

    public static LanguageModel Read(BinaryReader reader, IReadOnlyList<string> labels) => new(
        FeatureSpace.Read(reader), LinearModel.Read(reader, ["kk", "ru"], temperature: 1), LinearModel.Read(reader, labels, temperature: 1));
}
