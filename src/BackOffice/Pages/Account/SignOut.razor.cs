using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account;

/// <summary>Leaves. The button in the shell sends this page's form.</summary>
public sealed partial class SignOut(IMediator mediator, NavigationManager navigation)
{
    private async Task Leave()
    {
        await mediator.Send(new Command());
        navigation.NavigateTo("/signin");
    }

    public sealed record Command : IRequest;

    internal sealed class CommandHandler(
        Database db, SignInManager<StaffMember> door, Sessions sessions, ICurrentStaff staff, TimeProvider clock) : IRequestHandler<Command>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (me, session) = (staff.Id, sessions.Current);
            await db.InOneTransaction(async inside =>
            {
                db.Audit.Add(new() { At = clock.GetUtcNow(), StaffId = me, Action = "audit.signed-out" });
                return await db.Sessions.Where(s => s.Id == session && s.StaffId == me).ExecuteDeleteAsync(inside);
            }, ct);
            await door.SignOutAsync();
            return Unit.Value;
        }
    }
}
