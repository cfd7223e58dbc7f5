using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.Passkeys;

/// <summary>A passkey of one's own: what the browser is asked, and what it answers.</summary>
public static class AddPasskey
{
    private const int MaxNameLength = 60;

    /// <summary>What the browser is asked to make, as JSON.</summary>
    public sealed record Options : IRequest<string>;

    public sealed record Command : IRequest
    {
        public string? Name { get; set; }
        public string? Password { get; set; }

        /// <summary>The browser's answer, as JSON.</summary>
        public string? Credential { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Name).NotEmpty().MaximumLength(MaxNameLength).WithErrorCode("passkey.name-missing");
            RuleFor(c => c.Credential).NotEmpty().WithErrorCode("passkey.failed");
        }
    }

    internal sealed class OptionsHandler(Database db, SignInManager<StaffMember> door, ICurrentStaff staff) : IRequestHandler<Options, string>
    {
        public async Task<string> Handle(Options query, CancellationToken ct)
        {
            var me = staff.Id;
            var person = await db.Staff.AsNoTracking().SingleAsync(s => s.Id == me, ct);
            return await door.MakePasskeyCreationOptionsAsync(new() { Id = me.ToString(), Name = person.Email!, DisplayName = person.Name });
        }
    }

    internal sealed class CommandHandler(
        Database db, OwnPassword own, SignInManager<StaffMember> door, UserManager<StaffMember> users, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var person = await own.Confirm(command.Password, ct);
            var attestation = await door.PerformPasskeyAttestationAsync(command.Credential!);
            if (!attestation.Succeeded || attestation.UserEntity.Id != person.Id.ToString())
                throw new RuleBrokenException("passkey.failed");

            attestation.Passkey.Name = command.Name!.Trim();
            return await db.InOneTransaction(async inside =>
            {
                await users.AddOrUpdatePasskeyAsync(person, attestation.Passkey);
                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = person.Id, Action = "audit.passkey-added" });
                return Unit.Value;
            }, ct);
        }
    }
}
