using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using QuttyMeken.Domain;

namespace QuttyMeken.Storage;

/// <summary>What is about to be saved, as far as walls are concerned.</summary>
/// <param name="Reports">Whose words or organisation change.</param>
/// <param name="Said">What citizens add to reports.</param>
/// <param name="Judged">Ids of reports of which a mention was judged, or that somebody left.</param>
/// <param name="Staff">Those whose own ties change.</param>
/// <param name="Registry">Whether the registry changes.</param>
/// <param name="Names">Whether a name changes that texts are searched for.</param>
internal sealed record WallChanges(
    IReadOnlyList<(Report Report, bool IsNew)> Reports, IReadOnlyList<ThreadMessage> Said, IReadOnlyList<Guid> Judged, IReadOnlySet<Guid> Staff, bool Registry, bool Names)
{
    public bool Any => Reports.Count + Said.Count + Judged.Count + Staff.Count > 0 || Registry;

    /// <summary>Whether whole sets of reports may be walled anew, not only those that are saved.</summary>
    public bool AreWide => Staff.Count > 0 || Registry;

    public static WallChanges In(ChangeTracker tracker)
    {
        List<(Report, bool)> reports = [];
        List<ThreadMessage> said = [];
        List<Guid> judged = [];
        HashSet<Guid> staff = [];
        var (registry, names) = (false, false);
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
            switch (entry.Entity)
            {
                case Report report when Changes(entry, nameof(Report.Text), nameof(Report.OrganisationCode), nameof(Report.OrganisationText)):
                    reports.Add((report, entry.State is EntityState.Added));
                    break;
                case ThreadMessage { StaffId: null, Text.Length: > 0 } message when entry.State is EntityState.Added:
                    said.Add(message);
                    break;
                case Mention mention:
                    judged.Add(mention.ReportId);
                    break;
                case Wall wall:
                    judged.Add(wall.ReportId);
                    break;
                case Conflict conflict:
                    staff.Add(conflict.StaffId);
                    break;
                case StaffMember person when Changes(entry, nameof(StaffMember.Name), nameof(StaffMember.Role), nameof(StaffMember.HomeOrganisation), nameof(StaffMember.LockoutEnd)):
                    staff.Add(person.Id);
                    (registry, names) = Changes(entry, nameof(StaffMember.Name)) ? (true, true) : (registry, names);
                    break;
                case RegisteredOrganisation:
                    (registry, names) = (true, names || Changes(entry, nameof(RegisteredOrganisation.NameKk), nameof(RegisteredOrganisation.NameRu), nameof(RegisteredOrganisation.Aliases)));
                    break;
                case RegisteredOfficial:
                    (registry, names) = (true, names || Changes(entry, nameof(RegisteredOfficial.Name)));
                    break;
            }

        return new(reports, said, judged, staff, registry, names);
    }

    private static bool Changes(EntityEntry entry, params ReadOnlySpan<string> properties)
    {
        if (entry.State is not EntityState.Modified)
            return true;
        foreach (var property in properties)
            if (entry.Property(property) is { IsModified: true } changed && !Equals(changed.OriginalValue, changed.CurrentValue))
                return true;
        return false;
    }
}
