using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Accounts;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Staff;

/// <summary>The people who sign in: the administrator adds them, gives them links, shuts them out and lets them in again.</summary>
public sealed partial class List(IMediator mediator, Forms forms, ICurrentStaff me, Region region, NavigationManager navigation)
{
    private ICurrentStaff Me => me;

    [SupplyParameterFromForm(FormName = "add")]
    private Add.Command? Input { get; set; }

    [SupplyParameterFromForm(FormName = "deed")]
    private Choice? Deed { get; set; }

    private IReadOnlyList<Person> People { get; set; } = [];

    private Invitation? Invitation { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Deed ??= new();
        People = await mediator.Send(new Query());
    }

    private async Task Invite(EditContext form)
    {
        Invitation = await forms.Ask(form, Input!);
        if (Invitation is null)
            return;

        Input = new();
        People = await mediator.Send(new Query());
    }

    // The link is shown in the answer itself and kept nowhere; everything else opens the list anew.
    private async Task Act(EditContext form)
    {
        if (Deed!.Link is { } linked)
            Invitation = await forms.Ask(form, new MakeLink.Command(linked));
        else if (Deed.ShutOut is { } shut && await forms.Accept(form, new ShutOut.Command(shut)))
            navigation.NavigateTo("/staff");
        else if (Deed.EndSessions is { } everywhere && await forms.Accept(form, new EndSessions.Command(everywhere)))
            navigation.NavigateTo("/staff");
        else if (Deed.ForgetFactor is { } lost && await forms.Accept(form, new ForgetFactor.Command(lost)))
            navigation.NavigateTo("/staff");
        else if (Deed.LetIn is { } again && await forms.Accept(form, new LetIn.Command(again)))
            navigation.NavigateTo("/staff");
    }

    private string Address(string path) => navigation.ToAbsoluteUri(path).ToString();

    private string Local(DateTimeOffset time) => region.LocalTime(time).ToString("g", CultureInfo.CurrentCulture);

    private static string Sign(PersonState state) => state switch
    {
        PersonState.Active => "ok",
        PersonState.Invited => "now",
        PersonState.ShutOut => "late",
    };

    /// <summary>Which button was pressed, for whom.</summary>
    public sealed record Choice
    {
        public Guid? Link { get; set; }
        public Guid? ShutOut { get; set; }
        public Guid? LetIn { get; set; }
        public Guid? EndSessions { get; set; }
        public Guid? ForgetFactor { get; set; }
    }

    public enum PersonState { Active, Invited, ShutOut }

    public sealed record Query : IRequest<IReadOnlyList<Person>>;

    /// <param name="HasFactor">A telephone or a passkey.</param>
    public sealed record Person(Guid Id, string Name, string Email, StaffRole Role, PersonState State, bool HasFactor);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff) : IRequestHandler<Query, IReadOnlyList<Person>>
    {
        public async Task<IReadOnlyList<Person>> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ManageStaff);
            var people = await db.Staff.AsNoTracking().OrderBy(person => person.Name).ThenBy(person => person.Id).ToListAsync(ct);
            var secured = (await db.Authenticators.Select(a => a.StaffId).Union(db.UserPasskeys.Select(p => p.UserId)).ToListAsync(ct)).ToHashSet();
            return [.. people.Select(person => new Person(person.Id, person.Name, person.Email!, person.Role, StateOf(person), secured.Contains(person.Id)))];
        }

        private static PersonState StateOf(StaffMember person) => person.IsShutOut() ? PersonState.ShutOut
            : person.PasswordHash is null ? PersonState.Invited
            : PersonState.Active;
    }
}
