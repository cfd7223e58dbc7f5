using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account;

/// <summary>E-mail and password. A refusal is the same, and takes as long, for an unknown e-mail, a wrong password and a closed door.</summary>
public sealed partial class SignIn(Forms forms, NavigationManager navigation)
{
    /// <summary>Wrong tries in a row that close the door, and for how long.</summary>
    internal const int Tries = 5;

    internal static readonly TimeSpan Closed = TimeSpan.FromMinutes(15);

    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm]
    private Command? Input { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    // Never to another site, whatever the address says.
    private string Next => RedirectHttpResult.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    protected override void OnInitialized()
    {
        Input ??= new();
        if (Context is { User.Identity.IsAuthenticated: true } && HttpMethods.IsGet(Context.Request.Method))
            navigation.NavigateTo(Next);
    }

    private async Task Enter(EditContext form)
    {
        if (await forms.Accept(form, Input!))
            navigation.NavigateTo(Next);

        Input!.Password = "";
    }

    public sealed record Command : IRequest
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Email).NotEmpty().WithErrorCode("person.email-missing");
            RuleFor(c => c.Password).NotEmpty().WithErrorCode("person.password-missing");
        }
    }

    internal sealed class CommandHandler(
        Database db, UserManager<StaffMember> users, SignInManager<StaffMember> door, TimeProvider clock, SignInPace pace) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var refusal = Task.Delay(pace.RefusalTakes, ct);
            var person = await users.FindByEmailAsync(command.Email!.Trim());
            // Outside of the transaction: it is slow on purpose. An unknown e-mail costs the same work.
            var matches = Matches(person, command.Password!);
            if (person is null || !await db.InOneTransaction(ct => Count(person, matches, ct), ct))
            {
                await refusal;
                throw new RuleBrokenException("signin.refused");
            }

            await door.SignInAsync(person, isPersistent: false);
            return Unit.Value;
        }

        private bool Matches(StaffMember? person, string password)
        {
            if (person?.PasswordHash is { } hash)
                return users.PasswordHasher.VerifyHashedPassword(person, hash, password) is not PasswordVerificationResult.Failed;

            users.PasswordHasher.HashPassword(new StaffMember(), password);
            return false;
        }

        private async Task<bool> Count(StaffMember person, bool matches, CancellationToken ct)
        {
            // One after another on SQL Server too: tries sent all at once count like any others.
            await db.Staff.Where(s => s.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.AccessFailedCount, s => s.AccessFailedCount), ct);
            await db.Entry(person).ReloadAsync(ct);
            var now = clock.GetUtcNow();
            if (person.LockoutEnd > now)
                return false;

            if (matches)
            {
                (person.AccessFailedCount, person.LockoutEnd) = (0, null);
                db.Audit.Add(new() { At = now, StaffId = person.Id, Action = "audit.signed-in" });
            }
            else if (++person.AccessFailedCount >= Tries)
            {
                (person.AccessFailedCount, person.LockoutEnd) = (0, now + Closed);
            }

            return matches;
        }
    }
}
