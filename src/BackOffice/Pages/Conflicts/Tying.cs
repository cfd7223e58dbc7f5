using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Conflicts;

internal static class Tying
{
    /// <summary>Whether people of this role see reports at all, so that their ties matter.</summary>
    public static bool HasTies(StaffRole role) => role.May(Right.ReadReports) || role.May(Right.KeepQuarantine);

    /// <summary>Whose ties are meant: one's own, or for a lead those of a colleague.</summary>
    /// <exception cref="NotThereException">Not for this reader.</exception>
    public static Guid MayTie(this ICurrentStaff staff, Guid? whose)
    {
        if (!HasTies(staff.Role) || (whose is { } other && other != staff.Id && !staff.Role.May(Right.ManageRegistry)))
            throw new NotThereException { Data = { [CurrentStaff.ByRight] = Right.ManageRegistry } };
        return whose ?? staff.Id;
    }

    /// <returns>The code of the organisation with exactly this name, in either language, or this code.</returns>
    public static async Task<string?> OrganisationNamed(this Database db, string? name, CancellationToken ct)
    {
        var typed = name?.Trim() ?? "";
        return await db.Organisations.Where(o => o.NameKk == typed || o.NameRu == typed || o.Code == typed).Select(o => o.Code).FirstOrDefaultAsync(ct);
    }

    public static void LogTie(this Database db, ICurrentStaff staff, DateTimeOffset at, string action, string note) =>
        db.Audit.Add(new() { At = at, StaffId = staff.Id, Action = action, Note = note });
}
