using FluentValidation;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts;

/// <summary>What a name, an e-mail, a role and a password must be, wherever they are given.</summary>
internal static class PersonRules
{
    public const int ShortestPassword = 12;

    private const int LongestPassword = 128;
    private const int LongestEmail = 256;

    public static void Name<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithErrorCode("person.name-missing")
        .MaximumLength(StaffMember.MaxNameLength).WithErrorCode("person.name-long");

    public static void Email<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithErrorCode("person.email-missing")
        .EmailAddress().WithErrorCode("person.email-wrong")
        .MaximumLength(LongestEmail).WithErrorCode("person.email-wrong");

    public static void Role<T>(this IRuleBuilderInitial<T, StaffRole?> rule) => rule
        .Must(role => role is not null && Enum.IsDefined(role.Value)).WithErrorCode("person.role-missing");

    public static void NewPassword<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithErrorCode("person.password-short")
        .MinimumLength(ShortestPassword).WithErrorCode("person.password-short")
        .MaximumLength(LongestPassword).WithErrorCode("person.password-long");

    /// <summary>Shut out by an administrator, until let in again.</summary>
    public static bool IsShutOut(this StaffMember person) => person.LockoutEnd == DateTimeOffset.MaxValue;
}
