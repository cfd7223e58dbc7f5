using QuttyMeken.Bot.Conversations.Questions;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations;

internal enum Command { Start, New, Status, Delete, Language, Privacy, Hotline, Help, Cancel, Read, Stop, Resume }

/// <summary>What can be said at every step, with a slash or in plain words of both languages.</summary>
internal static class Commands
{
    public static Command? Find(string text, TextCatalog texts)
    {
        text = text.Trim();
        if (text.StartsWith('/'))
        {
            // "/start payload" and "/start@name" come from links and groups.
            var name = text[1..].Split(' ', '@')[0].ToLowerInvariant();
            return Enum.TryParse<Command>(name, ignoreCase: true, out var known) && !int.TryParse(name, out _) ? known : Command.Help;
        }

        var words = Folding.Fold(text);
        foreach (var command in Enum.GetValues<Command>())
            foreach (var language in Enum.GetValues<Language>())
                if (texts.Get($"command-words.{command.ToString().ToLowerInvariant()}", language).Split('|').Any(word => Folding.Fold(word) == words))
                    return command;

        return null;
    }

    public static Turn Obey(Conversation conversation, Command command, World world) => command switch
    {
        Command.Start => conversation.Draft.IsEmpty
            ? AskAccount.Greet(conversation, world)
            : conversation.Again(world, new Line("draft.is-here")),
        Command.New => conversation.Draft.IsEmpty
            ? (conversation with { Case = null }).Go(Question.Account, world)
            : conversation.Pause().Go(Question.Cancel, world, new Line("draft.is-here")),
        Command.Status => Afterwards.Status(conversation, world),
        Command.Delete => Afterwards.Delete(conversation, world),
        Command.Language => conversation.Pause().Go(Question.Language, world),
        Command.Privacy => conversation.Info(world, Lines.Of("privacy.text", ("days", world.Limits.AddressDays.ToString()))),
        Command.Hotline => conversation.Info(world, Hotline(conversation, world)),
        Command.Help => conversation.Info(world, new Line("help.text")),
        Command.Cancel => Telling.Cancel(conversation, world),
        Command.Read => Afterwards.Open(conversation, world),
        Command.Stop => conversation.Rest(conversation with { IsMuted = true }, "stop.done"),
        Command.Resume => conversation.Rest(conversation with { IsMuted = false }, "stop.undone"),
    };

    private static Turn Info(this Conversation conversation, World world, Line line) =>
        conversation.Question is Question.None ? conversation.Rest(line) : conversation.Again(world, line);

    // Said without asking the question again: who said "stop" wants no more words.
    private static Turn Rest(this Conversation _, Conversation next, string key) => new(next, new Say([new Line(key)], [], next.Turn));

    private static Line Hotline(Conversation conversation, World world) =>
        world.Region.FindHotline("anticorruption") is { } line
            ? Lines.Of("hotline.text", ("hotline_name", line.Name(conversation.Language)), ("hotline_phone", line.Phone))
            : new Line("hotline.none");
}
