using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Walls;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Registry;

/// <summary>Puts an organisation into the registry, or changes it there. Never removed: closed on a day.</summary>
public static partial class SaveOrganisation
{
    /// <summary>DOMAIN.md §6.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "region-office", "region-dept", "city-akimat", "district-akimat", "city-dept", "district-dept", "okrug-akim", "central-territorial",
        "law-enforcement", "court", "education-org", "health-org", "social-org", "quasi-state", "utility", "service-centre", "partner",
    ];

    public sealed record Command : IRequest
    {
        public string? Code { get; set; }
        public bool IsNew { get; set; }
        public string? Type { get; set; }
        public Sector? Sector { get; set; }
        public string? Unit { get; set; }
        public string? Parent { get; set; }
        public string? NameKk { get; set; }
        public string? NameRu { get; set; }

        /// <summary>One a line.</summary>
        public string? Aliases { get; set; }
        public DateOnly? ClosedOn { get; set; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(Region region)
        {
            RuleFor(c => c.Code).Must(IsCode).WithErrorCode("registry.code-wrong");
            RuleFor(c => c.Type).Must(type => type is not null && Types.Contains(type)).WithErrorCode("registry.type-missing");
            RuleFor(c => c.Sector).NotNull().WithErrorCode("registry.sector-missing");
            RuleFor(c => c.Unit).Must(slug => string.IsNullOrEmpty(slug) || slug == region.Facts.Slug || region.FindUnit(slug) is not null).WithErrorCode("registry.unit-unknown");
            RuleFor(c => c.NameKk).Must(IsName).WithErrorCode("registry.name-missing");
            RuleFor(c => c.NameRu).Must(IsName).WithErrorCode("registry.name-missing");
            RuleFor(c => c.Aliases).Must(words => CaseWork.Tidy(words).Length <= RegisteredOrganisation.MaxAliasesLength).WithErrorCode("registry.aliases-long");
        }

        private static bool IsName(string? name) => CaseWork.Tidy(name).Length is > 0 and <= RegisteredOrganisation.MaxNameLength;
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

    internal static bool IsCode(string? code) => code is not null && CodeShape().IsMatch(code);

    /// <summary>Within a transaction that the caller began.</summary>
    internal static async Task<bool> Put(Database db, ICurrentStaff staff, Command command, DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.Organisations.FindAsync([command.Code!], ct);
        if (command.IsNew && row is not null)
            throw Refused(nameof(Command.Code), "registry.code-taken");
        if (!command.IsNew && row is null)
            throw new NotThereException();

        var parent = string.IsNullOrWhiteSpace(command.Parent) ? null : command.Parent.Trim();
        if (parent is not null)
        {
            var all = await db.Organisations.Select(o => new { o.Code, o.Parent }).ToListAsync(ct);
            if (all.TrueForAll(o => o.Code != parent) && db.Organisations.Local.All(o => o.Code != parent))
                throw Refused(nameof(Command.Parent), "registry.parent-unknown");
            if (new WallRules(all.Select(o => new Domain.Organisation(o.Code, "", "", "", "", Parent: o.Parent)), []).IsUnder(parent, command.Code!))
                throw Refused(nameof(Command.Parent), "registry.parent-ring");
        }

        if (row is null)
            db.Organisations.Add(row = new() { Code = command.Code!, Type = command.Type!, Sector = command.Sector!.Value, NameKk = "", NameRu = "" });
        (row.Type, row.Sector, row.Unit, row.Parent) = (command.Type!, command.Sector!.Value, string.IsNullOrEmpty(command.Unit) ? null : command.Unit, parent);
        (row.NameKk, row.NameRu, row.Aliases) = (CaseWork.Tidy(command.NameKk), CaseWork.Tidy(command.NameRu), CaseWork.Tidy(command.Aliases));
        (row.ClosedOn, row.ChangedAt) = (command.ClosedOn, now);
        db.Audit.Add(new() { At = now, StaffId = staff.Id, Action = "audit.organisation-saved", Note = command.Code });
        return true;
    }

    internal static ValidationException Refused(string field, string code) => new([new(field, "") { ErrorCode = code }]);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex CodeShape();
}
