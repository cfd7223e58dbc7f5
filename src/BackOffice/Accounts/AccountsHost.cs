using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts;

/// <summary>Who may come in: ASP.NET Core Identity without its pages, and a door that is shut unless a page says otherwise.</summary>
internal static class AccountsHost
{
    public static readonly TimeSpan IdleTime = TimeSpan.FromHours(2);

    public static void AddAccounts(this IServiceCollection services)
    {
        // Nothing under options.Stores: the tables are made without these services, and must come out the same.
        services.AddIdentityCore<StaffMember>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";     // the name is the e-mail: our validator has looked at it
                options.Password.RequiredLength = PersonRules.ShortestPassword;
                options.Password.RequireDigit = options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<Database>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<StaffClaims>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(5));

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, UseCookie)
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);     // never set; Identity signs out of it when it ends a session
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<ICurrentStaff, SignedInStaff>();
        services.AddScoped<Enrolment>();
        services.AddScoped<OneTimeLinks>();
        services.TryAddSingleton(new SignInPace(TimeSpan.FromMilliseconds(500)));
    }

    private static void UseCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "quttymeken";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = IdleTime;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            var request = context.Request;
            var wanted = request.PathBase + request.Path + request.QueryString;
            context.Response.Redirect(HttpMethods.IsGet(request.Method) && wanted != "/"
                ? $"/signin?returnUrl={Uri.EscapeDataString(wanted)}"
                : "/signin");
            return Task.CompletedTask;
        };
        // What is refused to somebody looks as if it were not there.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }
}

/// <param name="RefusalTakes">A refused sign-in never answers sooner: the time does not tell whether the e-mail is known.</param>
internal sealed record SignInPace(TimeSpan RefusalTakes);
