using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Settings;

/// <summary>Takes a year's import back: the region file's days of that year count again.</summary>
public static class RemoveCalendar
{
    public sealed record Command(int Year) : IRequest;

    internal sealed class CommandHandler(Database db, CalendarWatch watch, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageSettings);
            await db.InOneTransaction(async inside =>
            {
                if (await db.CalendarDays.OfYear(command.Year).ExecuteDeleteAsync(inside) == 0)
                    throw new NotThereException();

                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = staff.Id, Action = "audit.calendar-removed", Note = command.Year.ToString(CultureInfo.InvariantCulture) });
                return Unit.Value;
            }, ct);
            await watch.Look(ct);
            return Unit.Value;
        }
    }
}
