namespace QuttyMeken.Bot.Conversations;

internal static class TextCut
{
    /// <summary>The beginning of a text, cut at a word, with "…" when something is left out. Never cuts a surrogate pair.</summary>
    public static string At(string text, int length)
    {
        if (text.Length <= length)
            return text;

        var end = text.LastIndexOf(' ', length - 1);
        if (end < length / 2)
            end = char.IsLowSurrogate(text[length - 1]) ? length - 2 : length - 1;
        return text[..end].TrimEnd() + "…";
    }
}
