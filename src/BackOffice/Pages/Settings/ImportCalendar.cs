using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Settings;

/// <summary>Takes a whole year's table in place of what counted before. One bad line and nothing is taken.</summary>
public static class ImportCalendar
{
    public sealed record Command : IRequest
    {
        public string? Text { get; set; }
    }

    internal sealed class CommandHandler(Database db, CalendarWatch watch, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            staff.Require(Right.ManageSettings);
            var file = CalendarFile.Read(command.Text);
            if (!file.IsGood)
                throw new RuleBrokenException("calendar.has-errors");

            await db.InOneTransaction(async inside =>
            {
                await db.CalendarDays.OfYear(file.Year!.Value).ExecuteDeleteAsync(inside);
                db.CalendarDays.AddRange(file.Days);
                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = staff.Id, Action = "audit.calendar-imported", Note = file.Year.Value.ToString(CultureInfo.InvariantCulture) });
                return Unit.Value;
            }, ct);
            await watch.Look(ct);
            return Unit.Value;
        }
    }

    public static IQueryable<CalendarDay> OfYear(this IQueryable<CalendarDay> days, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return days.Where(day => day.Date >= first && day.Date <= last);
    }
}
