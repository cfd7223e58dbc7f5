using MediatR;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;

namespace QuttyMeken.BackOffice.Pages.Settings;

/// <summary>Reads a table and says what is in it and what is wrong, line by line. Changes nothing.</summary>
public static class CheckCalendar
{
    public sealed record Query(string? Text) : IRequest<CalendarFile>;

    internal sealed class QueryHandler(ICurrentStaff staff) : IRequestHandler<Query, CalendarFile>
    {
        public Task<CalendarFile> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ManageSettings);
            return Task.FromResult(CalendarFile.Read(query.Text));
        }
    }
}
