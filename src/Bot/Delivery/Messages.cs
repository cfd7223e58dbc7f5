using QuttyMeken.Bot.Conversations;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Delivery;

internal static class Messages
{
    /// <summary>Makes messages of what was said in one turn: one, unless a part stands apart and the messenger shows several.</summary>
    public static IReadOnlyList<OutMessage> Join(IReadOnlyList<Say> says, Language language, bool asOne)
    {
        var messages = new List<OutMessage>();
        foreach (var say in says)
        {
            if (messages.Count == 0 || (say.Apart && !asOne))
            {
                messages.Add(new(language, say.Lines, say.Choices, say.Turn, say.Step));
                continue;
            }

            var last = messages[^1];
            messages[^1] = last with
            {
                Lines = [.. last.Lines, .. say.Lines],
                Choices = say.Choices.Count > 0 ? say.Choices : last.Choices,
                Turn = say.Turn,
                Step = say.Step,
            };
        }

        return messages;
    }
}
