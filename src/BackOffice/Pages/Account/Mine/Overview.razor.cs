using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Account.Mine;

/// <summary>One's own account: name, password, second factor, passkeys, sessions, language.</summary>
public sealed partial class Overview(IMediator mediator, Forms forms, Region region, NavigationManager navigation)
{
    [SupplyParameterFromQuery]
    private string? Done { get; set; }

    [SupplyParameterFromForm(FormName = "name")]
    private Rename.Command? Naming { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    private ChangePassword.Command? Password { get; set; }

    [SupplyParameterFromForm(FormName = "codes")]
    private RenewCodes.Command? Renewal { get; set; }

    [SupplyParameterFromForm(FormName = "sessions")]
    private Choice? Deed { get; set; }

    [SupplyParameterFromForm(FormName = "device")]
    private NameSession.Command? Device { get; set; }

    private View? Me { get; set; }

    private IReadOnlyList<string>? Codes { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Me = await mediator.Send(new Query());
        Naming ??= new() { Name = Me.Name };
        Password ??= new();
        Renewal ??= new();
        Deed ??= new();
        Device ??= new() { Name = Me.Sessions.FirstOrDefault(session => session.IsCurrent)?.Name };
    }

    private async Task Rename(EditContext form) => Finish(await forms.Accept(form, Naming!), "name");

    private async Task ChangePassword(EditContext form)
    {
        Finish(await forms.Accept(form, Password!), "password");
        (Password!.Current, Password.Password, Password.Again) = ("", "", "");
    }

    private async Task RenewCodes(EditContext form)
    {
        Codes = await forms.Ask(form, Renewal!);
        Renewal!.Password = "";
    }

    private async Task Act(EditContext form)
    {
        if (Deed!.End is { } one)
            Finish(await forms.Accept(form, new EndSession.Command(one)), "ended");
        else if (Deed.EndOthers)
            Finish(await forms.Accept(form, new EndOthers.Command()), "ended");
    }

    private async Task NameDevice(EditContext form) => Finish(await forms.Accept(form, Device!), "name");

    private void Finish(bool accepted, string done)
    {
        if (accepted)
            navigation.NavigateTo($"/account?done={done}");
    }

    private string Local(DateTimeOffset time) => region.LocalTime(time).ToString("g", CultureInfo.CurrentCulture);

    /// <summary>Which button was pressed.</summary>
    public sealed record Choice
    {
        public Guid? End { get; set; }
        public bool EndOthers { get; set; }
    }

    public sealed record Query : IRequest<View>;

    /// <param name="AuthenticatorSince"><see langword="null"/>: no telephone.</param>
    public sealed record View(
        string Name, string Email, StaffRole Role, DateTimeOffset? AuthenticatorSince, int CodesLeft,
        IReadOnlyList<Passkey> Passkeys, IReadOnlyList<Session> Sessions);

    /// <param name="Key">Its id, for the address of a form.</param>
    public sealed record Passkey(string Key, string Name, DateTimeOffset AddedAt);

    public sealed record Session(Guid Id, string? Name, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, bool IsCurrent);

    internal sealed class QueryHandler(Database db, Sessions sessions, ICurrentStaff staff) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (me, current) = (staff.Id, sessions.Current);
            var person = await db.Staff.AsNoTracking().SingleAsync(s => s.Id == me, ct);
            var since = await db.Authenticators.Where(a => a.StaffId == me).Select(a => (DateTimeOffset?)a.AddedAt).SingleOrDefaultAsync(ct);
            var passkeys = await db.UserPasskeys.AsNoTracking().Where(p => p.UserId == me).ToListAsync(ct);
            return new(
                person.Name, person.Email!, person.Role, since, await db.RecoveryCodes.CountAsync(c => c.StaffId == me, ct),
                [.. passkeys.OrderBy(p => p.Data.CreatedAt).Select(p => new Passkey(Convert.ToBase64String(p.CredentialId), p.Data.Name ?? "", p.Data.CreatedAt))],
                await sessions.Of(me).Select(s => new Session(s.Id, s.Name, s.StartedAt, s.LastSeenAt, s.Id == current)).ToListAsync(ct));
        }
    }
}
