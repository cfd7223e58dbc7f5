using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Registry;

/// <summary>Puts a person into the registry, or changes the entry. From then on reports are looked through for the name.</summary>
public static class SaveOfficial
{
    public sealed record Command : IRequest
    {
        public string? Code { get; set; }
        public bool IsNew { get; set; }
        public string? Name { get; set; }
        public string? PostKk { get; set; }
        public string? PostRu { get; set; }
        public string? Organisation { get; set; }
        public bool IsFirstHead { get; set; }
        public bool IsLeadership { get; set; }
        public Guid? StaffId { get; set; }
        public DateOnly? ClosedOn { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Code).Must(SaveOrganisation.IsCode).WithErrorCode("registry.code-wrong");
            RuleFor(c => c.Name).Must(IsName).WithErrorCode("registry.name-missing");
            RuleFor(c => c.PostKk).Must(IsName).WithErrorCode("registry.post-missing");
            RuleFor(c => c.PostRu).Must(IsName).WithErrorCode("registry.post-missing");
        }

        private static bool IsName(string? name) => CaseWork.Tidy(name).Length is > 0 and <= RegisteredOfficial.MaxNameLength;
    }

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Storage.Registry registry, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageRegistry);
            await db.InOneTransaction(inside => Put(db, staff, command, clock.GetUtcNow(), inside), ct);
            await registry.Refresh(db, ct);
            return Unit.Value;
        }
    }

    /// <summary>Within a transaction that the caller began.</summary>
    internal static async Task<bool> Put(Database db, ICurrentStaff staff, Command command, DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.Officials.FindAsync([command.Code!], ct);
        if (command.IsNew && row is not null)
            throw SaveOrganisation.Refused(nameof(Command.Code), "registry.code-taken");
        if (!command.IsNew && row is null)
            throw new NotThereException();

        var place = string.IsNullOrWhiteSpace(command.Organisation) ? null : command.Organisation.Trim();
        if (place is not null && await db.Organisations.FindAsync([place], ct) is null)
            throw SaveOrganisation.Refused(nameof(Command.Organisation), "registry.organisation-unknown");
        if (command.StaffId is { } account && !await db.Staff.AnyAsync(s => s.Id == account, ct))
            throw new NotThereException();

        if (row is null)
            db.Officials.Add(row = new() { Code = command.Code!, Name = "", PostKk = "", PostRu = "" });
        (row.Name, row.PostKk, row.PostRu) = (CaseWork.Tidy(command.Name), CaseWork.Tidy(command.PostKk), CaseWork.Tidy(command.PostRu));
        (row.Organisation, row.IsFirstHead, row.IsLeadership) = (place, command.IsFirstHead, command.IsLeadership);
        (row.StaffId, row.ClosedOn, row.ChangedAt) = (command.StaffId, command.ClosedOn, now);
        db.Audit.Add(new() { At = now, StaffId = staff.Id, Action = "audit.official-saved", Note = command.Code });
        return true;
    }
}
