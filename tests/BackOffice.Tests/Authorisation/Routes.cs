namespace QuttyMeken.BackOffice.Tests.Authorisation;

/// <summary>Every address of the back office and who may open it. A page without a line here fails the build.</summary>
internal static class Routes
{
    /// <summary>By the pattern of the route; the address is one that is there, so that 404 can mean only "not for you".</summary>
    public static readonly IReadOnlyDictionary<string, (Who May, Func<Seed, string> Address)> Table = new Dictionary<string, (Who, Func<Seed, string>)>
    {
        ["/"] = (Who.Staff, _ => "/"),
        ["/health/live"] = (Who.Anyone, _ => "/health/live"),
        ["/health/ready"] = (Who.Anyone, _ => "/health/ready"),
        ["/sorry/{Status:int}"] = (Who.Anyone, _ => "/sorry/404"),

        ["/setup/{Token}"] = (Who.Anyone, _ => "/setup/no-such-link"),
        ["/signin"] = (Who.Anyone, _ => "/signin"),
        ["/signin/code"] = (Who.Anyone, _ => "/signin"),
        ["/signin/add-authenticator"] = (Who.Anyone, _ => "/signin"),
        ["/signout"] = (Who.Staff, _ => "/signout"),
        ["/signin/passkey/options"] = (Who.Anyone, _ => "/signin"),
        ["/account"] = (Who.Staff, _ => "/account"),
        ["/account/authenticator"] = (Who.Staff, _ => "/account/authenticator"),
        ["/account/passkeys/options"] = (Who.Staff, _ => "/account"),
        ["/start"] = (Who.Staff, _ => "/start"),
        ["/welcome/{Token}"] = (Who.Anyone, _ => "/welcome/no-such-link"),

        ["/staff"] = (Who.Administrators, _ => "/staff"),

        ["/audit"] = (Who.Auditors, _ => "/audit"),
        ["/settings/texts"] = (Who.Administrators, _ => "/settings/texts"),
        ["/settings/texts/{Key}"] = (Who.Administrators, _ => "/settings/texts/closed.spam"),
        ["/settings/alarms"] = (Who.Administrators, _ => "/settings/alarms"),
        ["/settings/calendar"] = (Who.Administrators, _ => "/settings/calendar"),

        ["/reports"] = (Who.Readers, _ => "/reports"),
        ["/reports/live"] = (Who.Readers, _ => "/reports/live?since=1"),
        ["/reports/clusters"] = (Who.Readers, _ => "/reports/clusters"),
        ["/search"] = (Who.Readers, _ => "/search?q=жер"),
        ["/me"] = (Who.CaseWorkers, _ => "/me"),
        ["/reports/{caseNumber:int}/forwardings/{number:int}/cover/{language}"] = (Who.CaseWorkers, seed => $"/reports/{seed.CaseNumber}/forwardings/1/cover/kk"),
        ["/quarantine"] = (Who.Custodians, _ => "/quarantine"),
        ["/quarantine/{CaseNumber:int}"] = (Who.Custodians, seed => $"/quarantine/{seed.Quarantined}"),
        ["/conflicts"] = (Who.Tied, _ => "/conflicts"),
        ["/conflicts/{StaffId:guid}"] = (Who.RegistryKeepers, seed => $"/conflicts/{seed.Colleague}"),
        ["/registry/organisations"] = (Who.Readers, _ => "/registry/organisations"),
        ["/registry/organisations/add"] = (Who.RegistryKeepers, _ => "/registry/organisations/add"),
        ["/registry/organisations/{OrganisationCode}"] = (Who.RegistryKeepers, _ => "/registry/organisations/reg-office"),
        ["/registry/people"] = (Who.Readers, _ => "/registry/people"),
        ["/registry/people/add"] = (Who.RegistryKeepers, _ => "/registry/people/add"),
        ["/registry/people/{PersonCode}"] = (Who.RegistryKeepers, seed => $"/registry/people/{seed.Official}"),
        ["/registry/districts"] = (Who.Readers, _ => "/registry/districts"),
        ["/registry/import"] = (Who.RegistryKeepers, _ => "/registry/import"),
        ["/registry/import/{name}.{kind}"] = (Who.RegistryKeepers, _ => "/registry/import/organisations.csv"),
        ["/reports/{CaseNumber:int}"] = (Who.Readers, seed => $"/reports/{seed.CaseNumber}"),
        ["/reports/{caseNumber:int}/files/{number:int}"] = (Who.Readers, seed => $"/reports/{seed.CaseNumber}/files/1"),

        ["/classifier"] = (Who.ModelWatchers, _ => "/classifier"),
        ["/classifier/confusions"] = (Who.ModelWatchers, _ => "/classifier/confusions"),
        ["/classifier/models"] = (Who.ModelWatchers, _ => "/classifier/models"),
        ["/classifier/models/{Name}"] = (Who.ModelWatchers, seed => $"/classifier/models/{seed.Model}"),
    };
}
