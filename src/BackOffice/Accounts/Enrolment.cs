using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts;

/// <summary>How a person joins the staff, whoever lets them in: the set-up page, an administrator, or the command line.</summary>
internal sealed class Enrolment(UserManager<StaffMember> users, Sessions sessions, TimeProvider clock)
{
    /// <param name="password"><see langword="null"/>: the person chooses one with a link.</param>
    /// <exception cref="ValidationException"><c>person.email-taken</c>: somebody else signs in with this e-mail.</exception>
    public async Task<StaffMember> Add(string name, string email, StaffRole role, string? password)
    {
        var person = new StaffMember { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name.Trim(), Email = email.Trim(), UserName = email.Trim(), Role = role };
        Demand(password is null ? await users.CreateAsync(person) : await users.CreateAsync(person, password));
        return person;
    }

    /// <summary>Gives the person this password and ends their sessions. In the caller's transaction.</summary>
    /// <param name="but">The session that goes on: the one in which they chose it.</param>
    public async Task ChoosePassword(StaffMember person, string password, Guid? but, CancellationToken ct)
    {
        if (person.PasswordHash is not null)
            Demand(await users.RemovePasswordAsync(person));
        Demand(await users.AddPasswordAsync(person, password));
        await sessions.End(person.Id, but, ct);
    }

    private static void Demand(IdentityResult result)
    {
        if (result.Succeeded)
            return;

        var codes = result.Errors.Select(error => error.Code).ToArray();
        if (codes.Contains(nameof(IdentityErrorDescriber.DuplicateEmail)) || codes.Contains(nameof(IdentityErrorDescriber.DuplicateUserName)))
            throw new ValidationException([new ValidationFailure("Email", "") { ErrorCode = "person.email-taken" }]);

        throw new InvalidOperationException(string.Join(", ", codes));
    }
}
