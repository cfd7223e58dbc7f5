using System.Globalization;
using System.Text;

namespace QuttyMeken.Bot.Conversations;

/// <summary>The way back to a report: 16 random digits in four groups.</summary>
public static class ReceiptCodes
{
    public const int Length = 16;

    /// <summary>Reads a code out of a message that is nothing but a code: spaces, dashes, dots and the digits of any script are taken.</summary>
    /// <returns>16 plain digits, or <see langword="null"/>.</returns>
    public static string? Find(string text)
    {
        if (text.Length > 64)
            return null;

        var digits = new StringBuilder(Length);
        foreach (var letter in text)
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(letter) is >= 0 and var digit)
                digits.Append((char)('0' + digit));
            else if (!char.IsWhiteSpace(letter) && CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.DashPunctuation or UnicodeCategory.Format)
                && letter is not ('.' or '_' or '·'))
                return null;
        }

        return digits.Length == Length ? digits.ToString() : null;
    }

    /// <summary>As it is shown: <c>4821 0937 5516 2204</c>.</summary>
    public static string Show(string digits) => string.Join(' ', digits.Chunk(4).Select(group => new string(group)));
}
