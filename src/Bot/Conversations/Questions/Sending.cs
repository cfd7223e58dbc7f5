using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>Files: with the account, or later with a report that lies open.</summary>
internal static class Sending
{
    public static Turn Take(Conversation conversation, FileCame file, World world)
    {
        if (conversation.Case is { } open && conversation.Draft.IsEmpty)
            return AddToCase(conversation, file, open, world);

        var isFirst = !conversation.IsGreeted && conversation.Draft.IsEmpty;
        if (conversation.Draft.Files.Count >= world.Limits.MaxFiles || conversation.Draft.Pending is not null)
        {
            var refused = Without(conversation, conversation.Draft.Pending is not null
                ? Lines.Fault("file.one-at-a-time")
                : Lines.Fault("file.too-many", ("max_files", Spoken.Number(world.Limits.MaxFiles))), file.Caption, file.Mark, world);
            return refused with { Effects = [new DropFiles([file.AttachmentId]), .. refused.Effects] };
        }

        if (!string.IsNullOrWhiteSpace(file.Caption)
            && conversation.Draft.Text.Length + file.Caption.Length < Report.MaxTextLength)
            conversation = Telling.Follow(conversation, file.Caption).With(draft => draft with { Parts = [.. draft.Parts, new(file.Caption.Trim(), file.Mark)] });

        conversation = conversation with { IsGreeted = true };
        IReadOnlyList<Line> before = isFirst ? AskAccount.Privacy(world) : [];
        var came = new DraftFile(file.AttachmentId, file.Kind);
        return file.Kind switch
        {
            FileKind.Voice when !conversation.Draft.VoiceWasWarned =>
                Warn(conversation.With(draft => draft with { Pending = came, VoiceWasWarned = true }), Question.Voice, world, before),
            FileKind.Document or FileKind.Audio or FileKind.Video when !conversation.Draft.HeldWasWarned =>
                Warn(conversation.With(draft => draft with { Pending = came, HeldWasWarned = true }), Question.Held, world, before),
            _ => Keep(conversation, came, world, before),
        };
    }

    public static Turn Keep(Conversation conversation, DraftFile file, World world, params IReadOnlyList<Line> before)
    {
        var kept = conversation.With(draft => draft with { Files = [.. draft.Files, file] });
        IReadOnlyList<Line> said = [.. before, Lines.Of(file.Kind is FileKind.Image ? "file.received" : "file.kept-closed",
            ("n", Spoken.Number(kept.Draft.Files.Count)))];
        var asked = kept.Question is Question.Voice or Question.Held ? kept.Paused ?? Question.Account : kept.Question;
        kept = kept with { Paused = null };
        if (asked is Question.None or Question.Account)
            return kept.Draft.Parts.Count > 0 ? Telling.Understand(kept, world, said) : kept.Go(Question.Account, world, said);

        return kept.Go(asked, world, said);
    }

    public static Turn Refuse(Conversation conversation, FileRefused refused, World world) => Without(conversation, refused.Why switch
    {
        RefusedFile.TooBig => Lines.Fault("error.file-too-big", ("max_mb", Spoken.Number(world.Limits.MaxMegabytes))),
        RefusedFile.UnknownType => Lines.Fault("error.file-type"),
    }, refused.Caption, refused.Mark, world);

    // The file is not taken, but the words that came with it are.
    private static Turn Without(Conversation conversation, Line why, string? words, string? mark, World world)
    {
        if (string.IsNullOrWhiteSpace(words))
            return conversation.Again(world, why);

        var turn = Interview.Advance(conversation, new Said(words, mark), world);
        var said = turn.Effects.ToList();
        var first = said.FindIndex(effect => effect is Say);
        if (first < 0)
            said.Add(new Say([why], [], turn.Next.Turn));
        else
            said[first] = (Say)said[first] with { Lines = [why, .. ((Say)said[first]).Lines] };
        return turn with { Effects = said };
    }

    private static Turn Warn(Conversation conversation, Question warning, World world, IReadOnlyList<Line> before) =>
        (conversation with { Paused = conversation.Question is Question.None ? Question.Account : conversation.Question }).Go(warning, world, before);

    private static Turn AddToCase(Conversation conversation, FileCame file, OpenCase open, World world)
    {
        var turn = conversation.Question is Question.Answer
            ? AskCase.Stay(conversation, world, new Line("reply.accepted"))
            : conversation.Again(world, new Line("reply.accepted"));
        List<Effect> effects = [new AddFile(open.ReportId, file.AttachmentId)];
        if (!string.IsNullOrWhiteSpace(file.Caption))
            effects.Add(new AddToReport(open.ReportId, file.Caption.Trim(), false));
        return turn with { Effects = [.. effects, .. turn.Effects] };
    }
}
