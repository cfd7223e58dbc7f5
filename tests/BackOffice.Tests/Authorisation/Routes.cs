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

        ["/settings/calendar"] = (Who.Administrators, _ => "/settings/calendar"),

        ["/reports"] = (Who.Readers, _ => "/reports"),
        ["/reports/{CaseNumber:int}"] = (Who.Readers, seed => $"/reports/{seed.CaseNumber}"),
        ["/reports/{caseNumber:int}/files/{number:int}"] = (Who.Readers, seed => $"/reports/{seed.CaseNumber}/files/1"),

        ["/classifier"] = (Who.ModelWatchers, _ => "/classifier"),
        ["/classifier/confusions"] = (Who.ModelWatchers, _ => "/classifier/confusions"),
        ["/classifier/models"] = (Who.ModelWatchers, _ => "/classifier/models"),
        ["/classifier/models/{Name}"] = (Who.ModelWatchers, seed => $"/classifier/models/{seed.Model}"),
    };
}
