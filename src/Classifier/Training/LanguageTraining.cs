namespace QuttyMeken.Classifier;

/// <summary>Makes a <see cref="LanguageModel"/> of rows that tell their language.</summary>
internal static class LanguageTraining
{
    private const int MostTraits = 60_000;
    private const int LeastSnippet = 2;
    private const int MostSnippet = 5;
    private const float WordStrength = 1e-5f;
    private const float TextStrength = 0.01f;

    /// <summary>Whether the rows hold texts of both languages and mixed ones.</summary>
    public static bool IsPossible(IReadOnlyList<string?> languages) => languages.Contains("kk") && languages.Contains("ru") && languages.Contains("mixed");

    /// <param name="languages"><c>kk</c>, <c>ru</c> or <c>mixed</c>, one a text; texts with another or none are left out.</param>
    public static LanguageModel Train(IReadOnlyList<List<Word>> texts, IReadOnlyList<string?> languages, int seed)
    {
        var told = texts.Select((words, at) => (Words: words, Language: languages[at]))
            .Where(text => text.Language is "kk" or "ru" or "mixed" && text.Words.Count > 0).Select(text => (text.Words, Language: text.Language!)).ToList();
        // What words say of a text is learnt from words that were judged by the other half: known words would look too sure.
        var summaries = new List<(SparseVector Vector, int Label)>();
        string[] labels = ["kk", "mixed", "ru"];
        for (var half = 0; half < 2; half++)
        {
            var judge = OfWords([.. told.Where((_, at) => at % 2 == half)], seed);
            var any = new LanguageModel(judge.Letters, judge.Words, Blank(labels));
            foreach (var (words, language) in told.Where((_, at) => at % 2 != half).SelectMany((text, at) => WithSnippet(text, at)))
            {
                if (any.Summary(words) is { } summary)
                    summaries.Add((summary, Array.IndexOf(labels, language)));
            }
        }

        var ofTexts = WeightTrainer.Fit(Algorithm.Lbfgs, TextStrength, labels, LanguageModel.SummaryLength, summaries, seed);
        var all = OfWords(told, seed);
        return new(all.Letters, all.Words, ofTexts);
    }

    /// <summary>Every word once for each language it stands in, weighing more the more often it does.</summary>
    private static (FeatureSpace Letters, LinearModel Words) OfWords(IReadOnlyList<(List<Word> Words, string Language)> texts, int seed)
    {
        var seen = new Dictionary<(string Word, bool Letter, string Language), int>();
        foreach (var (words, language) in texts.Where(text => text.Language != "mixed"))
        {
            foreach (var word in words.Where(word => word.Folded[0] != '#'))
            {
                seen[(word.Folded, word.HasKazakhLetter, language)] = seen.GetValueOrDefault((word.Folded, word.HasKazakhLetter, language)) + 1;
                // The same word is typed without its letters too.
                if (word.HasKazakhLetter)
                    seen[(word.Folded, false, language)] = seen.GetValueOrDefault((word.Folded, false, language)) + 1;
            }
        }

        var distinct = seen.OrderBy(pair => pair.Key.Word, StringComparer.Ordinal).ThenBy(pair => pair.Key.Letter).ThenBy(pair => pair.Key.Language, StringComparer.Ordinal).ToList();
        Traits Read(int at) => FeatureDesign.ForLanguage.Read([new(distinct[at].Key.Word, distinct[at].Key.Word, distinct[at].Key.Letter)]);
        var space = FeatureSpace.Build(Read, distinct.Count, least: 2, MostTraits);
        var rows = distinct.Select((pair, at) => (space.Counts(Read(at)), pair.Key.Language == "ru" ? 1 : 0)).ToList();
        var model = WeightTrainer.Fit(Algorithm.Sdca, WordStrength, ["kk", "ru"], space.Count, rows, seed, [.. distinct.Select(pair => MathF.Sqrt(pair.Value))]);
        return (space, model);
    }

    /// <summary>The text, and where it is of one language some words of it: short texts are to be told as well.</summary>
    private static IEnumerable<(List<Word> Words, string Language)> WithSnippet((List<Word> Words, string Language) text, int at)
    {
        yield return text;
        var length = LeastSnippet + (at % (MostSnippet - LeastSnippet + 1));
        if (text.Language != "mixed" && text.Words.Count > MostSnippet)
            yield return (text.Words.GetRange(at * 7 % (text.Words.Count - length), length), text.Language);
    }

    private static LinearModel Blank(string[] labels) => new(labels, new float[LanguageModel.SummaryLength * labels.Length], new float[labels.Length], temperature: 1);
}
