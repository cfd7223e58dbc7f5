using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Tests.Authorisation;

/// <summary>Who may open a page or send a request. Everyone else is told that it is not there.</summary>
/// <param name="Strangers">Also those who are not signed in.</param>
internal sealed record Who(IReadOnlyList<StaffRole> Roles, bool Strangers = false)
{
    // Written out, not asked of Rights: a right that was given to the wrong role must be seen here.
    public static readonly Who Anyone = new(Enum.GetValues<StaffRole>(), Strangers: true);
    public static readonly Who Staff = new(Enum.GetValues<StaffRole>());
    public static readonly Who Readers = Only(StaffRole.Moderator, StaffRole.Lead, StaffRole.Analyst);
    public static readonly Who CaseWorkers = Only(StaffRole.Moderator, StaffRole.Lead);
    public static readonly Who RegistryKeepers = Only(StaffRole.Lead);
    public static readonly Who Custodians = Only(StaffRole.Custodian);
    public static readonly Who Auditors = Only(StaffRole.Auditor);
    public static readonly Who Tied = Only(StaffRole.Moderator, StaffRole.Lead, StaffRole.Analyst, StaffRole.Custodian);
    public static readonly Who Administrators = Only(StaffRole.Administrator);
    public static readonly Who ModelWatchers = Only(StaffRole.Moderator, StaffRole.Lead, StaffRole.Analyst, StaffRole.Administrator);
    public static readonly Who ModelKeepers = Only(StaffRole.Lead, StaffRole.Administrator);

    public bool Has(StaffRole role) => Roles.Contains(role);

    private static Who Only(params StaffRole[] roles) => new(roles);
}
