using System.Text;
using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Channels;

/// <summary>Makes plain text of a message's lines; what the channels share.</summary>
public sealed class Renderer(TextCatalog catalog)
{
    public string Label(Choice choice, Language language) => choice.Label ?? catalog.Get(choice.LabelKey, language);

    public string Text(string key, Language language) => catalog.Get(key, language);

    /// <summary>The text of one line, in the words of this channel where it has its own.</summary>
    public string Text(Line line, Language language, ReportChannel channel)
    {
        var own = $"{line.Key}.{Code.Of(channel)}";
        return catalog.Fill(catalog.Has(own) ? own : line.Key, language, line.Places);
    }

    /// <summary>All lines, one paragraph each; facts stand together.</summary>
    public string Text(OutMessage message, ReportChannel channel)
    {
        var text = new StringBuilder();
        foreach (var line in message.Lines)
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(Text(line, message.Language, channel));
        }

        return text.ToString();
    }

    /// <summary>The choices as a numbered list, for a messenger without buttons and for those who cannot press.</summary>
    public string NumberedChoices(OutMessage message) => string.Join('\n', message.Choices
        .Select(choice => (Number: choice.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), Label: Label(choice, message.Language)))
        .Where(choice => choice.Label != choice.Number)     // a mark from 1 to 5 needs no list
        .Select(choice => $"{choice.Number} — {choice.Label}"));
}
