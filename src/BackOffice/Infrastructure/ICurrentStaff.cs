using System.Security.Claims;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Infrastructure;

/// <summary>Who is signed in.</summary>
public interface ICurrentStaff
{
    Guid Id { get; }
    StaffRole Role { get; }
}

public static class CurrentStaff
{
    /// <summary>Claim that carries the role's code.</summary>
    public const string RoleClaim = "role";

    /// <summary>Marks, for tests alone, a refusal by right from a row that is not there: outside of the program they are one.</summary>
    internal const string ByRight = "by-right";

    /// <summary>Goes on only for those who may. Asked in every handler, not only on the page.</summary>
    /// <exception cref="NotThereException">They may not: what they asked for must not be known to them.</exception>
    public static void Require(this ICurrentStaff staff, Right right)
    {
        if (!staff.Role.May(right))
            throw new NotThereException { Data = { [ByRight] = right } };
    }

    /// <inheritdoc cref="Visibility.VisibleTo(Database, Reader)"/>
    public static IQueryable<Report> VisibleTo(this Database db, ICurrentStaff staff) => db.VisibleTo(new Reader(staff.Id, staff.Role));

    /// <inheritdoc cref="Visibility.QuarantinedFor(Database, Reader)"/>
    public static IQueryable<Report> QuarantinedFor(this Database db, ICurrentStaff staff) => db.QuarantinedFor(new Reader(staff.Id, staff.Role));

    /// <inheritdoc cref="Visibility.CountedFor(Database, Reader)"/>
    public static IQueryable<Report> CountedFor(this Database db, ICurrentStaff staff) => db.CountedFor(new Reader(staff.Id, staff.Role));
}

internal sealed class SignedInStaff(IHttpContextAccessor http) : ICurrentStaff
{
    public Guid Id => Guid.Parse(Claim(ClaimTypes.NameIdentifier));

    public StaffRole Role => Code.Parse<StaffRole>(Claim(CurrentStaff.RoleClaim));

    private string Claim(string type) => http.HttpContext?.User.FindFirstValue(type)
        ?? throw new InvalidOperationException("Nobody is signed in.");
}
