using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Account.Passkeys;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account;

/// <summary>E-mail and password. A refusal is the same, and takes as long, for an unknown e-mail, a wrong password and a closed door.</summary>
public sealed partial class SignIn(Forms forms, NavigationManager navigation)
{
    [SupplyParameterFromQuery]
    private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    private Command? Input { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")]
    private EnterWithPasskey.Command? Key { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    private string Next => WayBack.From(ReturnUrl);

    protected override void OnInitialized()
    {
        Input ??= new();
        Key ??= new();
        if (Context is { User.Identity.IsAuthenticated: true } && HttpMethods.IsGet(Context.Request.Method))
            navigation.NavigateTo(Next);
    }

    private async Task Enter(EditContext form)
    {
        if (await forms.Ask(form, Input!) is { } passage)
            navigation.NavigateTo(passage.Path is not { } path ? Next : Next == "/" ? path : $"{path}?returnUrl={Uri.EscapeDataString(Next)}");

        Input!.Password = "";
    }

    private async Task EnterWithKey(EditContext form)
    {
        if (await forms.Accept(form, Key!))
            navigation.NavigateTo(Next);
    }

    public sealed record Command : IRequest<Passage>
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
        UserManager<StaffMember> users, Guessing guessing, Entrance entrance, SignInPace pace) : IRequestHandler<Command, Passage>
    {
        public async Task<Passage> Handle(Command command, CancellationToken ct)
        {
            var refusal = Task.Delay(pace.RefusalTakes, ct);
            var person = await users.FindByEmailAsync(command.Email!.Trim());
            if (await guessing.Try(Guessed.Password, command.Email, person, () => Task.FromResult(Matches(person, command.Password!)), ct) && !person!.IsShutOut())
                return await entrance.AfterPassword(person!, ct);

            await refusal;
            throw new RuleBrokenException("signin.refused");
        }

        // Slow on purpose. An unknown e-mail costs the same work.
        private bool Matches(StaffMember? person, string password)
        {
            if (person?.PasswordHash is { } hash)
                return users.PasswordHasher.VerifyHashedPassword(person, hash, password) is not PasswordVerificationResult.Failed;

            users.PasswordHasher.HashPassword(new StaffMember(), password);
            return false;
        }
    }
}
