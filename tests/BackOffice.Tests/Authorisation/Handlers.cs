using MediatR;
using QuttyMeken.BackOffice.Pages.Account;
using QuttyMeken.BackOffice.Pages.Account.Mine;
using QuttyMeken.BackOffice.Pages.Account.Passkeys;
using QuttyMeken.BackOffice.Pages.Account.SecondFactor;
using QuttyMeken.BackOffice.Pages.Classifier;
using QuttyMeken.BackOffice.Pages.Reports;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.BackOffice.Pages.Settings;
using QuttyMeken.BackOffice.Pages.Staff;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Calendar = QuttyMeken.BackOffice.Pages.Settings.Calendar;

namespace QuttyMeken.BackOffice.Tests.Authorisation;

/// <summary>Every request of the back office and who may send it. One without a line here fails the build.</summary>
/// <param name="Request">Type of the request.</param>
internal sealed record Handlers(Type Request, Who May, Func<Office, StaffMember?, Task> Send)
{
    private const int NoCase = 10_000_001;

    /// <summary>Each request is one that its validator lets through, about a row that is not there or does no harm.</summary>
    public static readonly IReadOnlyDictionary<Type, Handlers> Table = new[]
    {
        To(Who.Anyone, new SetUp.Query("no-such-link")),
        To(Who.Anyone, new SetUp.Command { Token = "no-such-link", Name = "Дана", Email = "dana@example.kz", Password = Office.Password, Again = Office.Password }),
        To(Who.Anyone, new SignIn.Command { Email = "nobody@example.kz", Password = Office.Password }),
        To(Who.Anyone, new EnterCode.Query()),
        To(Who.Anyone, new EnterCode.Command { Code = "123456" }),
        To(Who.Anyone, new AddAuthenticator.Query(null)),
        To(Who.Anyone, new AddAuthenticator.Command { Code = "123456" }),
        To(Who.Anyone, new Welcome.Query("no-such-link")),
        To(Who.Anyone, new Welcome.Command { Token = "no-such-link", Password = Office.Password, Again = Office.Password }),
        To(Who.Anyone, new EnterWithPasskey.Options()),
        To(Who.Anyone, new EnterWithPasskey.Command { Credential = "{}" }),

        To(Who.Staff, new Overview.Query()),
        To(Who.Staff, new Rename.Command { Name = "Дана" }),
        To(Who.Staff, new ChangePassword.Command { Current = "wrong", Password = Office.Password, Again = Office.Password }),
        To(Who.Staff, new RenewCodes.Command { Password = "wrong" }),
        To(Who.Staff, new EndSession.Command(Guid.Empty)),
        To(Who.Staff, new EndOthers.Command()),
        To(Who.Staff, new NameSession.Command { Name = "кеңседегі" }),
        To(Who.Staff, new ReplaceTelephone.Query(null)),
        To(Who.Staff, new ReplaceTelephone.Command { Code = "123456", Password = "wrong" }),
        To(Who.Staff, new AddPasskey.Options()),
        To(Who.Staff, new AddPasskey.Command { Name = "ноутбук", Password = "wrong", Credential = "{}" }),
        To(Who.Staff, new RemovePasskey.Command { Key = "" }),
        To(Who.Staff, new SignOut.Command()),

        To(Who.Administrators, new List.Query()),
        To(Who.Administrators, new Add.Command { Name = "Дана", Email = "moderator@example.kz", Role = StaffRole.Moderator }),
        To(Who.Administrators, new MakeLink.Command(Guid.Empty)),
        To(Who.Administrators, new ShutOut.Command(Guid.Empty)),
        To(Who.Administrators, new LetIn.Command(Guid.Empty)),
        To(Who.Administrators, new EndSessions.Command(Guid.Empty)),
        To(Who.Administrators, new ForgetFactor.Command(Guid.Empty)),

        To(Who.Administrators, new Calendar.Query(2026)),
        To(Who.Administrators, new CheckCalendar.Query("")),
        To(Who.Administrators, new ImportCalendar.Command { Text = "" }),
        To(Who.Administrators, new RemoveCalendar.Command(1999)),

        To(Who.Readers, new Triage.Query(new(), null)),
        To(Who.Readers, new Open.Query(NoCase, new())),
        To(Who.Readers, new Open.Opened(NoCase)),
        To(Who.Readers, new Files.Query(NoCase, 1)),
        To(Who.CaseWorkers, new Reveal.Command { CaseNumber = NoCase, Reason = "тексеру" }),
        To(Who.CaseWorkers, new Classify.Command { CaseNumber = NoCase, Sector = Sector.LandRelations, Kind = Kind.RedTape }),
        To(Who.CaseWorkers, new Move.Command { CaseNumber = NoCase, Status = ReportStatus.InWork }),
        To(Who.CaseWorkers, new Reply.Command { CaseNumber = NoCase, Nature = MessageNature.Question, Text = "Қай күні?", Confirmed = true }),
        To(Who.CaseWorkers, new Close.Command { CaseNumber = NoCase, Outcome = Outcome.Substantiated, Text = "Шешілді." }),
        To(Who.CaseWorkers, new Reopen.Command { CaseNumber = NoCase }),
        To(Who.CaseWorkers, new Retry.Command { CaseNumber = NoCase, Message = 1 }),

        To(Who.ModelWatchers, new Watch.Query()),
        To(Who.ModelWatchers, new Confusions.Query()),
        To(Who.ModelWatchers, new Models.Query()),
        To(Who.ModelWatchers, new Compare.Query("no-such-one")),
        To(Who.ModelKeepers, new Train.Command()),
        To(Who.ModelKeepers, new CancelTraining.Command()),
        To(Who.ModelKeepers, new Promote.Command { Name = "no-such-one" }),
    }.ToDictionary(entry => entry.Request);

    private static Handlers To<TAnswer>(Who may, IRequest<TAnswer> request) =>
        new(request.GetType(), may, (office, who) => office.Send(who, request));
}
