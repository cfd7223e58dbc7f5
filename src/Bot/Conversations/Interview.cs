using System.Diagnostics;
using QuttyMeken.Bot.Conversations.Questions;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Conversations;

/// <summary>
/// The conversation as a function: what was remembered and what arrived, in; what to remember and what to do, out.
/// No clock, no database, no messenger, so a conversation can be replayed and tested line by line.
/// </summary>
public static class Interview
{
    public static Turn Advance(Conversation conversation, Input input, World world) => input switch
    {
        Said said => Words(conversation, said, world),
        Pressed pressed => Press(conversation, pressed, world),
        Edited edited => Telling.Edit(conversation, edited, world),
        FileCame file => Sending.Take(conversation, file, world),
        FileRefused refused => Sending.Refuse(conversation, refused, world),
        LocationCame => AskPlace.RefuseLocation(conversation, world),
        SomethingElseCame => conversation.Again(world, Lines.Fault("error.unsupported")),
        LanguageSwitched switched => Switch(conversation with { Language = switched.Language, LanguageIsChosen = true }, world),
        Reachable reachable => new(conversation with { IsMuted = !reachable.Yes }),
        LetterCame letter => Afterwards.Notify(conversation, letter, world),
        DraftIsOld => Telling.Expire(conversation, world),
        CaseFound found => Afterwards.Show(conversation, found, world),
        CaseNotFound => Afterwards.Miss(conversation, world),
        Filed filed => Telling.Receipt(conversation, filed, world),
        _ => throw new UnreachableException($"An input nobody decided on: {input.GetType().Name}."),
    };

    /// <summary>How the present question is put.</summary>
    internal static Asked Ask(Conversation conversation, World world) => conversation.Question switch
    {
        Question.None => new Asked("menu.hint"),
        Question.Account => AskAccount.Ask(conversation),
        Question.Suggestion => AskSuggestion.Ask(conversation, world),
        Question.Correction => AskCorrection.Ask(),
        Question.Reply => AskReply.Ask(world),
        Question.Review => AskReview.Ask(conversation, world),
        Question.Cancel => AskCancel.Ask(),
        Question.More => AskMore.Ask(conversation, world),
        Question.Voice => AskKeepFile.Ask("report.voice-warning"),
        Question.Held => AskKeepFile.Ask("report.file-held"),
        Question.Details => AskDetails.Ask(conversation, world),
        Question.Sector => AskSector.Ask(conversation),
        Question.Kind => AskKind.Ask(),
        Question.Place => AskPlace.Ask(conversation, world),
        Question.Organisation => AskOrganisation.Ask(),
        Question.OrganisationMatch => AskOrganisation.AskMatch(conversation, world),
        Question.When => AskWhen.Ask(),
        Question.Date => AskWhen.AskDate(),
        Question.Amount => AskAmount.Ask(),
        Question.Pressure => AskPressure.Ask(),
        Question.Code => AskCode.Ask(conversation),
        Question.Case => AskCase.Ask(conversation),
        Question.Delete => AskDelete.Ask(world),
        Question.Answer => AskAnswer.Ask(),
        Question.Rating => AskRating.Ask(),
        Question.Remark => AskRemark.Ask(),
        Question.Language => AskLanguage.Ask(),
    };

    private static Turn Answer(Conversation conversation, Answered answered, World world) => conversation.Question switch
    {
        Question.None or Question.Account => AskAccount.Answer(conversation, answered, world),
        Question.Suggestion => AskSuggestion.Answer(conversation, answered, world),
        Question.Correction => AskCorrection.Answer(conversation, answered, world),
        Question.Reply => AskReply.Answer(conversation, answered, world),
        Question.Review => AskReview.Answer(conversation, answered, world),
        Question.Cancel => AskCancel.Answer(conversation, answered, world),
        Question.More => AskMore.Answer(conversation, answered, world),
        Question.Voice or Question.Held => AskKeepFile.Answer(conversation, answered, world),
        Question.Details => AskDetails.Answer(conversation, answered, world),
        Question.Sector => AskSector.Answer(conversation, answered, world),
        Question.Kind => AskKind.Answer(conversation, answered, world),
        Question.Place => AskPlace.Answer(conversation, answered, world),
        Question.Organisation => AskOrganisation.Answer(conversation, answered, world),
        Question.OrganisationMatch => AskOrganisation.AnswerMatch(conversation, answered, world),
        Question.When => AskWhen.Answer(conversation, answered, world),
        Question.Date => AskWhen.AnswerDate(conversation, answered, world),
        Question.Amount => AskAmount.Answer(conversation, answered, world),
        Question.Pressure => AskPressure.Answer(conversation, answered, world),
        Question.Code => AskCode.Answer(conversation, answered, world),
        Question.Case => AskCase.Answer(conversation, answered, world),
        Question.Delete => AskDelete.Answer(conversation, answered, world),
        Question.Answer => AskAnswer.Answer(conversation, answered, world),
        Question.Rating => AskRating.Answer(conversation, answered, world),
        Question.Remark => AskRemark.Answer(conversation, answered, world),
        Question.Language => AskLanguage.Answer(conversation, answered, world),
    };

    private static Turn Switch(Conversation conversation, World world) =>
        conversation.Question is Question.None ? new(conversation) : conversation.Again(world);

    private static Turn Words(Conversation conversation, Said said, World world)
    {
        if (string.IsNullOrWhiteSpace(said.Text))
            return conversation.Again(world, Lines.Fault("error.unsupported"));
        if (ReceiptCodes.Find(said.Text) is { } code)
            return Afterwards.LookUp(conversation, code, world);

        var choices = conversation.Question is Question.None ? [] : Ask(conversation, world).Choices;
        var pick = choices.Pick(said.Text, world.Texts);
        // A choice of the question goes before a command of the same name; a slash is always a command.
        if ((pick is null || said.Text.TrimStart().StartsWith('/')) && Commands.Find(said.Text, world.Texts) is { } command)
            return Commands.Obey(conversation, command, world);
        if (pick is null && conversation.Question is Question.None && conversation.Unread.Count > 0 && Folding.Fold(said.Text) is "1")
            return Afterwards.Open(conversation, world);

        return Answer(conversation, new(pick, said), world);
    }

    private static Turn Press(Conversation conversation, Pressed pressed, World world)
    {
        if (pressed.Key == OutMessage.ReadKey)
            return Afterwards.Open(conversation, world);
        if (pressed.Key == conversation.LastPress)
            return new(conversation, new Toast("press.already"));

        var parts = pressed.Key.Split('.');
        if (parts.Length == 2 && conversation.Question is not Question.None
            && int.TryParse(parts[0], out var turn) && turn == conversation.Turn
            && int.TryParse(parts[1], out var index) && Ask(conversation, world).Choices.ElementAtOrDefault(index) is { } choice)
            return Answer(conversation with { LastPress = pressed.Key }, new(choice.Id, pressed), world);

        return conversation.Again(world, Lines.Fault("error.stale"));
    }
}
