namespace QuttyMeken.Bot.Conversations.Questions;

/// <summary>Withdrawal: for good, so it is asked once more.</summary>
internal static class AskDelete
{
    public static Asked Ask(World world) => new(
        [Lines.Of("delete.confirm", ("backup_days", Spoken.Number(world.Limits.BackupDays))) with { Look = Look.Question }],
        Choices.Numbered(Choices.Of("delete"), Choices.Of("keep-report")));

    public static Turn Answer(Conversation conversation, Answered answered, World world) => answered.Pick switch
    {
        "delete" => Deleted(conversation, conversation.Case!.ReportId, world),
        "keep-report" => conversation.Leave(world, new Line("delete.kept")),
        _ => conversation.Again(world, Lines.Fault("error.choice")),
    };

    private static Turn Deleted(Conversation conversation, Guid reportId, World world)
    {
        var turn = (conversation with
        {
            Reports = [.. conversation.Reports.Where(id => id != reportId)],
            Unread = [.. conversation.Unread.Where(id => id != reportId)],
        }).Leave(world, new Line("delete.done"));
        return turn with { Effects = [new Withdraw(reportId), new ClearPage(), .. turn.Effects] };
    }
}
