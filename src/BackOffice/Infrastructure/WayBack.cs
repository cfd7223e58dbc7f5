using Microsoft.AspNetCore.Http.HttpResults;

namespace QuttyMeken.BackOffice.Infrastructure;

internal static class WayBack
{
    /// <summary>Where somebody wanted to go before they signed in. Never to another site, whatever the address says.</summary>
    public static string From(string? returnUrl) => RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl! : "/";
}
