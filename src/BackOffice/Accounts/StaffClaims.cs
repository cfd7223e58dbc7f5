using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts;

/// <summary>What the sign-in cookie carries: id, name, role. Its session is added where it begins.</summary>
internal sealed class StaffClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<StaffMember>
{
    public Task<ClaimsPrincipal> CreateAsync(StaffMember user)
    {
        var names = options.Value.ClaimsIdentity;
        Claim[] claims =
        [
            new(names.UserIdClaimType, user.Id.ToString()),
            new(ClaimTypes.Name, user.Name),
            new(CurrentStaff.RoleClaim, Code.Of(user.Role)),
        ];
        return Task.FromResult(new ClaimsPrincipal(
            new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme, ClaimTypes.Name, CurrentStaff.RoleClaim)));
    }
}
