using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>How an account grows: words come in one message or in many, are changed, understood, sent or dropped.</summary>
internal static class Telling
{
    // Fewer words than this may be an account, but rarely one that somebody can act on.
    private const int FewWords = 5;
    // Below this the guess is not worth a question of its own: the list is shown, the likeliest first.
    private const float WorthAsking = 0.35f;

    /// <summary>Takes words into the account.</summary>
    public static Turn Take(Conversation conversation, Said said, World world)
    {
        var isFirst = !conversation.IsGreeted && conversation.Draft.IsEmpty;
        conversation = Follow(conversation, said.Text);
        IReadOnlyList<Line> before = isFirst ? AskAccount.Privacy(world) : [];
        if (!TryAdd(conversation, said, out var longer))
            return conversation.Again(world, [.. before, TooLong()]);

        longer = longer with { IsGreeted = true };
        return Understand(longer, world, before);
    }

    /// <summary>Adds words to an account that is already being reviewed, and asks the same again.</summary>
    public static Turn Add(Conversation conversation, Said said, World world)
    {
        if (!TryAdd(conversation, said, out var longer))
            return conversation.Again(world, TooLong());
        if (longer.Question is Question.Suggestion or Question.Sector && longer.Draft.Sector is null && longer.Menu is null)
            return Understand(longer, world, new Line("report.added"));

        return longer.With(draft => draft with { Guess = world.Classifier.Classify(draft.Text) ?? draft.Guess }).Again(world, Added(longer, world));
    }

    /// <summary>Whether words that answer no choice are more of the account rather than a slip.</summary>
    public static bool LooksLikeMore(string? text) => text is not null && Folding.Words(text).Count >= FewWords;

    /// <summary>The account may be complete: asks once for more where it is thin, else says how the program understood it.</summary>
    public static Turn Understand(Conversation conversation, World world, params IReadOnlyList<Line> before)
    {
        var draft = conversation.Draft;
        var guess = world.Classifier.Classify(draft.Text);
        if (!draft.WasAskedForMore && IsThin(draft.Text, guess))
        {
            var asked = conversation.With(d => d with { WasAskedForMore = true });
            var next = asked with { Question = Question.Account, Turn = asked.Turn + 1 };
            return new(next, new Say([.. before, new Line("error.too-short", Look.Question)], [], next.Turn));
        }

        conversation = conversation.With(d => d with
        {
            Guess = guess,
            District = d.District ?? world.Places.FindDistrict(d.Text)?.Slug,
            Amount = d.Amount ?? Money.FindAmount(d.Text),
        });
        IReadOnlyList<Line> said = DangerCues.In(draft.Text) ? [.. before, new Line("emergency.notice")] : before;
        // Who rewrites a text whose sector is settled goes back to where it came from.
        if (draft.Sector is not null || draft.MayBeAsked is not null)
            return conversation.Onward(world, said);

        return guess is { IsTie: false, Confidence: >= WorthAsking }
            ? conversation.Go(Question.Suggestion, world, said)
            : conversation.Go(Question.Sector, world, [.. said, new Line("report.taken")]);
    }

    public static Turn Edit(Conversation conversation, Edited edited, World world)
    {
        var parts = conversation.Draft.Parts;
        if (string.IsNullOrWhiteSpace(edited.Text) || parts.All(part => part.Mark != edited.Mark))
            return conversation.Again(world, new Line("edit.too-late"));

        Part[] changed = [.. parts.Select(part => part.Mark == edited.Mark ? part with { Text = edited.Text.Trim() } : part)];
        if (changed.Sum(part => part.Text.Length + 1) > Report.MaxTextLength)
            return conversation.Again(world, TooLong());

        conversation = conversation.With(draft => draft with { Parts = changed });
        return conversation.Question is Question.Account or Question.Suggestion
            ? Understand(conversation, world, new Line("edit.taken"))
            : conversation.With(draft => draft with { Guess = world.Classifier.Classify(draft.Text) ?? draft.Guess }).Again(world, new Line("edit.taken"));
    }

    /// <summary>Stops what is going on. A draft is dropped only after a word of confirmation.</summary>
    public static Turn Cancel(Conversation conversation, World world) => conversation switch
    {
        { Draft.IsEmpty: false } => conversation.Pause().Go(Question.Cancel, world),
        { Question: Question.None } => conversation.Rest(new Line("cancel.nothing")),
        _ => conversation.Leave(world, new Line("cancel.left")),
    };

    public static Turn Drop(Conversation conversation, params IReadOnlyList<Line> said)
    {
        var files = conversation.Draft.Files.Select(file => file.Id).ToList();
        if (conversation.Draft.Pending is { } pending)
            files.Add(pending.Id);
        var turn = (conversation with { Draft = Draft.Empty, Case = null, WantsToWithdraw = false }).Rest(said);
        return turn with { Effects = [new ClearPage(), .. files.Count > 0 ? [new DropFiles(files)] : Array.Empty<Effect>(), .. turn.Effects] };
    }

    /// <summary>A day without an answer: the draft is gone, and so is what lay open.</summary>
    public static Turn Expire(Conversation conversation, World world) => conversation.Draft.IsEmpty
        ? new(conversation with { Question = Question.None, Case = null, WantsToWithdraw = false, Paused = null, WrongCodes = 0, NoCodesUntil = null })
        : Drop(conversation, world.MaySpeakFirst && !conversation.IsMuted ? [new Line("session.draft-expired")] : []);

    public static Turn Receipt(Conversation conversation, Filed filed, World world)
    {
        var draft = conversation.Draft;
        var next = conversation with
        {
            Question = Question.None,
            Turn = conversation.Turn + 1,
            Draft = Draft.Empty,
            Paused = null,
            Menu = null,
            Case = null,
            Reports = draft.MayBeAsked is true ? [.. conversation.Reports, filed.ReportId] : conversation.Reports,
        };
        List<Line> after = [Lines.Of("report.what-next", ("n", Spoken.Number(world.Region.Facts.TriageDays)))];
        if (DangerCues.In(draft.Text) || draft.Pressured is true)
            after.Insert(0, new Line("emergency.notice"));

        return new(next, new ClearPage(),
            new Say([Lines.Of("report.submitted", ("code", ReceiptCodes.Show(filed.Code))) with { Look = Look.Receipt }], [], next.Turn),
            new Say(after, [], next.Turn, Apart: true));
    }

    /// <summary>The language follows what is written until the citizen chooses one.</summary>
    public static Conversation Follow(Conversation conversation, string text) =>
        !conversation.LanguageIsChosen && LanguageGuess.Of(text) is { Sure: true } guess
            ? conversation with { Language = guess.Language is ReportLanguage.Russian ? Language.Russian : Language.Kazakh }
            : conversation;

    /// <summary>What is there by now, after something was added.</summary>
    public static Line Added(Conversation conversation, World world) => conversation.Draft.Text.Length > Report.MaxTextLength * 3 / 4
        ? Lines.Of("report.added-much", ("left", Spoken.Number(Report.MaxTextLength - conversation.Draft.Text.Length)))
        : new Line("report.added");

    private static Line TooLong() => Lines.Fault("error.too-long", ("max", "16 000"));

    private static bool TryAdd(Conversation conversation, Said said, out Conversation longer)
    {
        var part = new Part(said.Text.Trim(), said.Mark);
        IReadOnlyList<Part> parts = conversation.Draft.IsRewriting ? [part] : [.. conversation.Draft.Parts, part];
        longer = conversation.With(draft => draft with { Parts = parts, IsRewriting = false });
        return longer.Draft.Text.Length <= Report.MaxTextLength;
    }

    private static bool IsThin(string text, Guess? guess)
    {
        var words = Folding.Words(text).Count;
        return words < FewWords || (words < 12 && guess is { Kind: Kind.Irrelevant, KindConfidence: > 0.6f });
    }
}
