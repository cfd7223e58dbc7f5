using System.Security.Cryptography;
using System.Text;
using QuttyMeken.Classifier;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.BackOffice.Demo.Words;

/// <summary>A citizen's words, and what they are truly about.</summary>
/// <param name="Core">The part of the text that tells what happened, as the corpus has it.</param>
internal sealed record Account(string Text, string Core, ReportLanguage Language, Sector Sector, Kind Kind)
{
    /// <summary>The language in which the office writes back.</summary>
    public Language Reply => Language is ReportLanguage.Russian ? Domain.Texts.Language.Russian : Domain.Texts.Language.Kazakh;
}

/// <summary>Deals out the texts of the corpus, each lightly changed: no text is told twice before all of its sector were told.</summary>
internal sealed class CorpusDeck
{
    private const int Tries = 8;

    private readonly Phrases _phrases;
    private readonly Random _random;
    private readonly Dictionary<(ReportLanguage, Sector, bool), Deck> _decks;
    private readonly HashSet<ulong> _told = [];

    public CorpusDeck(Phrases phrases, Random random)
    {
        (_phrases, _random) = (phrases, random);
        var rows = Corpus.Rows.Where(row => row.Kind is not null && !NamesRealPlace(row.Text)).Select(Read).ToList();
        _decks = rows.GroupBy(row => (row.Account.Language, row.Account.Sector, false))
            .Concat(rows.Where(row => Outbreak.IsOf(row.Account)).GroupBy(row => (row.Account.Language, row.Account.Sector, true)))
            .ToDictionary(group => group.Key, group => new Deck([.. group]));
    }

    public Account Next(ReportLanguage language, Sector sector, Domain.Unit? district, bool ofOutbreak)
    {
        var (row, isFirstTime) = _decks[(language, sector, ofOutbreak)].Deal(_random);
        var text = row.Account.Text;
        for (var left = Tries; left > 0; left--)
        {
            text = Told(row, district, mayBeBare: isFirstTime && left == Tries);
            if (_told.Add(Hash(text)) || row.Account.Kind is Kind.Irrelevant)
                break;
        }

        return row.Account with { Text = text };
    }

    private string Told(Row row, Domain.Unit? district, bool mayBeBare)
    {
        var account = row.Account;
        if (account.Kind is Kind.Irrelevant)
            return account.Text;

        var text = Sums.Vary(account.Text, _random);
        if (mayBeBare && _random.Hits(0.2))
            return text;

        var around = _phrases.Around(account.Reply);
        var isThanks = account.Kind is Kind.PositiveFeedback;
        var (openings, closings) = isThanks ? (around.ThanksOpenings, around.ThanksClosings) : (around.Openings, around.Closings);
        var opens = !row.Greets && _random.Hits(mayBeBare ? 0.55 : 0.75);
        var before = opens ? Sentence(openings, row, district) : null;
        var asks = !isThanks && _random.Hits(0.3) ? Sentence(around.Asks, row, district) : null;
        var after = before is null || _random.Hits(0.35) ? Sentence(closings, row, district) : null;
        // What is asked comes first with some people, last with most.
        var first = asks is not null && before is null && !row.Greets && _random.Hits(0.4) ? asks : before;
        return string.Join(' ', new[] { first, Ended(text, asks ?? after), after, asks == first ? null : asks }.Where(part => part is not null));
    }

    private string? Sentence(IReadOnlyList<string> from, Row row, Domain.Unit? district)
    {
        var sentence = _random.Pick(from);
        if (sentence.Contains('{'))
        {
            var language = row.Account.Reply;
            if (district is null || Places.In(district, language) is not { } inside || Places.Of(district, language) is not { } of)
                return null;
            sentence = sentence.Replace("{in}", inside, StringComparison.Ordinal).Replace("{of}", of, StringComparison.Ordinal);
            sentence = char.ToUpperInvariant(sentence[0]) + sentence[1..];
        }

        return row.Variant switch
        {
            "latin" => Typed(sentence, letter => _phrases.Accounts.Latin.GetValueOrDefault(letter)),
            "no-letters" => Typed(sentence, letter => _phrases.Accounts.Plain.GetValueOrDefault(letter)),
            _ => sentence,
        };
    }

    private static string Ended(string text, string? next) =>
        next is not null && (char.IsLetterOrDigit(text[^1]) || text[^1] is '»' or '%') ? text + "." : text;

    private static string Typed(string sentence, Func<char, string?> key)
    {
        var typed = new StringBuilder(sentence.Length + 8);
        foreach (var letter in sentence)
        {
            var written = key(char.ToLowerInvariant(letter));
            typed.Append(written is null ? letter.ToString() : char.IsUpper(letter) && written.Length > 0
                ? char.ToUpperInvariant(written[0]) + written[1..] : written);
        }

        return typed.ToString();
    }

    private bool NamesRealPlace(string text)
    {
        var folded = $" {Folding.Fold(text)}";
        return _phrases.Accounts.RealPlaces.Any(place => folded.Contains($" {place}", StringComparison.Ordinal));
    }

    private Row Read(LabelledText row)
    {
        var language = row.Language switch
        {
            "kk" => ReportLanguage.Kazakh,
            "ru" => ReportLanguage.Russian,
            _ => ReportLanguage.Mixed,
        };
        var folded = Folding.Fold(row.Text);
        return new(new(row.Text, row.Text, language, Code.Parse<Sector>(row.Sector), Code.Parse<Kind>(row.Kind!)), row.Variant,
            _phrases.Accounts.Greetings.Any(greeting => folded.StartsWith(greeting, StringComparison.Ordinal)));
    }

    private static ulong Hash(string text) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Row(Account Account, string? Variant, bool Greets);

    private sealed class Deck(Row[] rows)
    {
        private int _next;
        private bool _isFirstRound = true;

        public (Row Row, bool IsFirstTime) Deal(Random random)
        {
            if (_next == 0)
                random.Shuffle(rows);
            var dealt = (rows[_next], _isFirstRound);
            _next = (_next + 1) % rows.Length;
            _isFirstRound &= _next != 0;
            return dealt;
        }
    }
}
