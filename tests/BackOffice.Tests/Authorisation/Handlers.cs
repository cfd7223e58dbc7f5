using MediatR;
using QuttyMeken.BackOffice.Pages.Account;
using QuttyMeken.BackOffice.Pages.Account.Mine;
using QuttyMeken.BackOffice.Pages.Account.Passkeys;
using QuttyMeken.BackOffice.Pages.Account.SecondFactor;
using QuttyMeken.BackOffice.Pages.Audit;
using QuttyMeken.BackOffice.Pages.Classifier;
using QuttyMeken.BackOffice.Pages.Conflicts;
using QuttyMeken.BackOffice.Pages.Personal;
using QuttyMeken.BackOffice.Pages.Registry;
using QuttyMeken.BackOffice.Pages.Reports;
using QuttyMeken.BackOffice.Pages.Reports.Duplicates;
using QuttyMeken.BackOffice.Pages.Reports.Quick;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.BackOffice.Pages.Search;
using QuttyMeken.BackOffice.Pages.Settings;
using QuttyMeken.BackOffice.Pages.Staff;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Search;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;
using Calendar = QuttyMeken.BackOffice.Pages.Settings.Calendar;
using Held = QuttyMeken.BackOffice.Pages.Quarantine;
using OrganisationPage = QuttyMeken.BackOffice.Pages.Registry.Organisation;

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

        To(Who.CaseWorkers, new Forward.Command { CaseNumber = NoCase, Body = "dep-anticor", Text = "Жолданды." }),
        To(Who.CaseWorkers, new Cover.Query(NoCase, 1, Language.Kazakh, Reason: null)),
        To(Who.CaseWorkers, new Accept.Command { CaseNumber = NoCase }),
        To(Who.CaseWorkers, new Take.Command { CaseNumber = NoCase }),
        To(Who.CaseWorkers, new Settle.Command(NoCase, 0, Sector.Education, Kind.RedTape)),
        To(Who.CaseWorkers, new Undo.Command { CaseNumber = NoCase }),
        To(Who.CaseWorkers, new Bulk.Command(Bulk.Deed.Take, [new(NoCase, 0)], null, null, null)),
        To(Who.CaseWorkers, new Merge.Command { CaseNumber = NoCase, Main = NoCase + 1 }),
        To(Who.CaseWorkers, new Split.Command { CaseNumber = NoCase }),
        To(Who.CaseWorkers, new TellApart.Command { CaseNumber = NoCase, Other = NoCase + 1 }),
        To(Who.CaseWorkers, new JudgeMention.Command(NoCase, "organisation:reg-office", true)),
        To(Who.CaseWorkers, new MyWork.Query()),
        To(Who.Readers, new Alike.Query(NoCase)),
        To(Who.Readers, new Clusters.Query(1)),
        To(Who.Readers, new Counts.Query()),
        To(Who.Readers, new Live.Query(new(), DateTimeOffset.UnixEpoch)),
        To(Who.Readers, new KeepView.Command { Name = "Менікі" }),
        To(Who.Readers, new Mentioned.Query(NoCase)),
        To(Who.Readers, new LeaveReport.Command(NoCase)),
        To(Who.Readers, new Search.Query(SearchQuery.Of("жер кезегі"), null)),

        To(Who.Custodians, new Held.List.Query()),
        To(Who.Custodians, new Held.Open.Query(NoCase)),
        To(Who.Custodians, new Held.Release.Command { CaseNumber = NoCase, Reason = "қате" }),
        To(Who.Custodians, new Held.Forward.Command { CaseNumber = NoCase }),
        To(Who.Tied, new Ties.Query(null)),
        To(Who.Tied, new SetHome.Command()),
        To(Who.Tied, new DeclareConflict.Command { Organisation = "reg-office" }),
        To(Who.RegistryKeepers, new LiftConflict.Command()),
        To(Who.Readers, new Organisations.Query(null)),
        To(Who.Readers, new People.Query(null)),
        To(Who.RegistryKeepers, new OrganisationPage.Query("none")),
        To(Who.RegistryKeepers, new Person.Query("none")),
        To(Who.RegistryKeepers, new SaveOrganisation.Command { Code = "none", Type = "utility", Sector = Sector.Other, NameKk = "Мекеме", NameRu = "Организация" }),
        To(Who.RegistryKeepers, new SaveOfficial.Command { Code = "none", Name = "Үлгі Адам", PostKk = "Басшы", PostRu = "Руководитель" }),
        To(Who.RegistryKeepers, new ImportTable.Command(ImportedTable.Organisations, [], Keep: false)),

        To(Who.Auditors, new Log.Query(new(null, null, null, null, false))),
        To(Who.Administrators, new TextList.Query()),
        To(Who.Administrators, new EditText.Query("closed.spam")),
        To(Who.Administrators, new EditText.Command { Key = "closed.spam", Reset = true }),
        To(Who.Administrators, new Alarms.Query()),
        To(Who.Administrators, new Alarms.Trial()),

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
