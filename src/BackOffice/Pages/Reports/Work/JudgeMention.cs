using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>Somebody who is not concerned says whether a report speaks of whom it seems to speak.</summary>
public static class JudgeMention
{
    /// <param name="Key">Kind and code of the mention, with a colon between.</param>
    public sealed record Command(int CaseNumber, string Key, bool IsSo) : IRequest;

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.WorkOnReports);
            return db.InOneTransaction(async inside =>
            {
                var (kind, code) = command.Key.Split(':', 2) is [var first, var second] && Code.Find<SubjectKind>(first) is { } known
                    ? (known, second)
                    : throw new NotThereException();
                var mention = await (from report in db.VisibleTo(staff)
                                     where report.CaseNumber == command.CaseNumber
                                     join one in db.Mentions on report.Id equals one.ReportId
                                     where one.Kind == kind && one.Code == code
                                     select one).SingleOrDefaultAsync(inside) ?? throw new NotThereException();
                // What was chosen as the organisation is changed where it was chosen.
                if (mention.Source is MentionSource.Chosen)
                    throw new RuleBrokenException("mentioned.chosen");

                mention.State = command.IsSo ? MentionState.Certain : MentionState.Cleared;
                db.Log(staff, clock.GetUtcNow(), command.CaseNumber, command.IsSo ? "audit.mention-so" : "audit.mention-not-so", command.Key);
                return Unit.Value;
            }, ct);
        }
    }
}
