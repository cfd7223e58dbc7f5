using System.Buffers;
using System.Text;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Classifier;

/// <param name="Original">As it stands in the text.</param>
/// <param name="Folded">As the model sees it.</param>
/// <param name="HasKazakhLetter">Whether it holds a letter that Russian has not.</param>
internal readonly record struct Word(string Original, string Folded, bool HasKazakhLetter);

/// <summary>Words as the model sees them: the domain's folding, and less of what only adds variety.</summary>
internal static class Normalisation
{
    private static readonly SearchValues<char> KazakhLetters = SearchValues.Create("әғқңөұүһіӘҒҚҢӨҰҮҺІ");

    /// <returns>None when the text holds no letter at all.</returns>
    public static List<Word> Words(string text)
    {
        var words = new List<Word>();
        var lettered = false;
        foreach (var (start, length, word) in Folding.Words(text))
        {
            var folded = Settle(word);
            if (folded.Length == 0)
                continue;

            lettered |= folded.AsSpan().ContainsAnyExcept('0');
            words.Add(new(text.Substring(start, length), folded, text.AsSpan(start, length).ContainsAny(KazakhLetters)));
        }

        return lettered ? words : [];
    }

    /// <summary>Numbers matter by their length only; people forget the second of two like letters.</summary>
    private static string Settle(string word)
    {
        var settled = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            if (char.IsDigit(letter))
                settled.Append('0');
            else if (settled.Length == 0 || settled[^1] != letter)
                settled.Append(letter);
        }

        return settled.ToString();
    }
}
