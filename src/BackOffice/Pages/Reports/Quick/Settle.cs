using MediatR;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports.Quick;

/// <summary>Settles the sector, the kind, or both of a report; what is left out stays as it counts now.</summary>
public static class Settle
{
    public sealed record Command(int CaseNumber, int Version, Sector? Sector, Kind? Kind) : ICaseCommand;

    internal sealed class CommandHandler(Database db, ICurrentStaff staff, Region region, TimeProvider clock) : IRequestHandler<Command>
    {
        public Task<Unit> Handle(Command command, CancellationToken ct) => db.Do(staff, command, report =>
        {
            var now = clock.GetUtcNow();
            var sector = command.Sector ?? report.Sector ?? throw new RuleBrokenException("classify.sector-missing");
            var kind = command.Kind ?? report.Kind ?? throw new RuleBrokenException("classify.kind-missing");
            report.Classify(staff.Id, sector, kind, report.District, report.OrganisationCode, report.OrganisationText, now, region);
            db.Log(staff, now, report.CaseNumber, "audit.classified", $"{Code.Of(sector)} {Code.Of(kind)}");
        }, ct, undoable: true);
    }
}
