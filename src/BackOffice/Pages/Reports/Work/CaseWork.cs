using System.Globalization;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Work;

/// <summary>Something a moderator does to a report.</summary>
public interface ICaseCommand : IRequest
{
    /// <summary>From the address, whatever the form says.</summary>
    int CaseNumber { get; }

    /// <summary>Of the report as the moderator saw it.</summary>
    int Version { get; }
}

internal static class CaseWork
{
    /// <summary>Does the deed in one transaction, on a report this member of staff may work on and has seen as it is.</summary>
    /// <exception cref="NotThereException">No such report, or not for this reader.</exception>
    /// <exception cref="RuleBrokenException"><c>report.changed-meanwhile</c>, or a rule of the report. Nothing was changed.</exception>
    /// <param name="undoable">Whether the deed can be taken back for a while (<see cref="LastDeed"/>).</param>
    public static Task<Unit> Do(
        this Database db, ICurrentStaff staff, ICaseCommand command, Action<Report> deed, CancellationToken ct, bool undoable = false) =>
        db.Do(staff, command, (report, _) =>
        {
            deed(report);
            return Task.CompletedTask;
        }, ct, undoable);

    /// <summary>The same for a deed that reads more within the transaction.</summary>
    public static async Task<Unit> Do(
        this Database db, ICurrentStaff staff, ICaseCommand command, Func<Report, CancellationToken, Task> deed, CancellationToken ct, bool undoable = false)
    {
        staff.Require(Right.WorkOnReports);
        try
        {
            return await db.InOneTransaction(async inside =>
            {
                var report = await db.VisibleTo(staff).SingleOrDefaultAsync(r => r.CaseNumber == command.CaseNumber, inside)
                    ?? throw new NotThereException();
                if (report.Version != command.Version)
                    throw new RuleBrokenException("report.changed-meanwhile");

                var before = report.State();
                await deed(report, inside);
                if (undoable)
                    await db.Remember(staff, report, before, inside);
                return Unit.Value;
            }, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            throw new RuleBrokenException("report.changed-meanwhile");
        }
        catch (RuleBrokenException)
        {
            // The page goes on with this scope: what was refused must not be saved with something else.
            db.ChangeTracker.Clear();
            throw;
        }
    }

    /// <summary>How long a deed can be taken back.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(10);

    // What is past undoing goes on the way: the table holds ten minutes of deeds.
    private static async Task Remember(this Database db, ICurrentStaff staff, Report report, CaseState before, CancellationToken ct)
    {
        var (who, id, old) = (staff.Id, report.Id, report.ChangedAt - UndoFor);
        await db.LastDeeds.Where(d => d.StaffId == who && (d.ReportId == id || d.At < old)).ExecuteDeleteAsync(ct);
        db.LastDeeds.Add(new()
        {
            StaffId = who,
            ReportId = id,
            At = report.ChangedAt,
            Version = report.Version,
            Before = JsonSerializer.Serialize(before),
            MessageId = db.ChangeTracker.Entries<ThreadMessage>().FirstOrDefault(m => m.State is EntityState.Added && m.Entity.HeldUntil is not null)?.Entity.Id,
        });
    }

    /// <summary>Writes into the log who did what to a case.</summary>
    /// <param name="action">Text key.</param>
    /// <param name="note">Codes, or the reason the member of staff gave; never a citizen's words.</param>
    public static void Log(this Database db, ICurrentStaff staff, DateTimeOffset at, int caseNumber, string action, string? note = null) =>
        db.Audit.Add(new() { At = at, StaffId = staff.Id, Action = action, CaseNumber = caseNumber, Note = note });

    /// <summary>Another case, as a note of the log names it.</summary>
    public static string Note(int caseNumber) => caseNumber.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the note of an entry is the number of another case.</summary>
    public static bool NamesAnother(AuditEntry entry) => entry.Action is "audit.merged" or "audit.split" or "audit.not-duplicate";

    public static int Named(AuditEntry entry) => int.Parse(entry.Note!, CultureInfo.InvariantCulture);

    /// <summary>The order that numbers messages; every one that is added comes last.</summary>
    public static IOrderedQueryable<ThreadMessage> InThreadOrder(this IQueryable<ThreadMessage> messages) =>
        messages.OrderBy(m => m.At).ThenBy(m => m.Id);

    /// <summary>What was typed, without the edges and with one kind of line end; empty for nothing.</summary>
    public static string Tidy(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();
}
