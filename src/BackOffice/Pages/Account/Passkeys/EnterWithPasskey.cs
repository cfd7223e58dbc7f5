using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.Passkeys;

/// <summary>In with a passkey alone: the device has asked for a finger, a face or its own code, so it is two factors in one.</summary>
public static class EnterWithPasskey
{
    /// <summary>What the browser is asked to sign, as JSON. It names nobody: the browser offers the passkeys it has.</summary>
    public sealed record Options : IRequest<string>;

    public sealed record Command : IRequest
    {
        /// <summary>The browser's answer, as JSON.</summary>
        public string? Credential { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Credential).NotEmpty().WithErrorCode("passkey.refused");
    }

    internal sealed class OptionsHandler(SignInManager<StaffMember> door) : IRequestHandler<Options, string>
    {
        public Task<string> Handle(Options query, CancellationToken ct) => door.MakePasskeyRequestOptionsAsync(null!);
    }

    internal sealed class CommandHandler(
        SignInManager<StaffMember> door, UserManager<StaffMember> users, Sessions sessions, SignInPace pace) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var refusal = Task.Delay(pace.RefusalTakes, ct);
            if (await Signed(command.Credential!) is { } assertion && !assertion.User.IsShutOut())
            {
                await users.AddOrUpdatePasskeyAsync(assertion.User, assertion.Passkey);     // its counter, against copies
                await sessions.Begin(assertion.User, ct);
                return Unit.Value;
            }

            await refusal;
            throw new RuleBrokenException("passkey.refused");
        }

        private async Task<(StaffMember User, UserPasskeyInfo Passkey)?> Signed(string credential)
        {
            try
            {
                var assertion = await door.PerformPasskeyAssertionAsync(credential);
                return assertion.Succeeded ? (assertion.User, assertion.Passkey) : null;
            }
            // Nothing was asked of this browser, or too long ago.
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }
}
