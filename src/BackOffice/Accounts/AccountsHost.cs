using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuttyMeken.BackOffice.Accounts.Door;
using QuttyMeken.BackOffice.Accounts.SecondFactor;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Accounts;

/// <summary>Who may come in: ASP.NET Core Identity without its pages, and a door that is shut unless a page says otherwise.</summary>
internal static class AccountsHost
{
    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = DoorSettings.Read(configuration);
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
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required");
            passkeys.ValidateOrigin = context => ValueTask.FromResult(IsOwn(context));
        });
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, options => UseCookie(options, settings.Idle))
            .AddCookie(HalfWay.Scheme, UseHalfWayCookie)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, UsePasskeyCookie);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<ICurrentStaff, SignedInStaff>();
        services.AddSingleton(settings);
        services.AddSingleton<Tries>();
        services.AddScoped<KnownDevices>();
        services.AddScoped<Guessing>();
        services.AddScoped<Sessions>();
        services.AddScoped<Authenticators>();
        services.AddScoped<HalfWay>();
        services.AddScoped<Entrance>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<Enrolment>();
        services.AddScoped<OneTimeLinks>();
        services.TryAddSingleton(new SignInPace(TimeSpan.FromMilliseconds(500)));
    }

    private static void UseCookie(CookieAuthenticationOptions options, TimeSpan idle)
    {
        Guard(options, "quttymeken", SameSiteMode.Lax);
        options.ExpireTimeSpan = idle;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = Sessions.Check;
        // By itself it is made anew only when half of its time is over: an idle hour could then be the last.
        options.Events.OnCheckSlidingExpiration = context =>
        {
            context.ShouldRenew = context.ElapsedTime >= Sessions.SeenEvery;
            return Task.CompletedTask;
        };
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

    // The framework compares with the Origin header, which a form of ours does not carry: Referrer-Policy is no-referrer.
    private static bool IsOwn(PasskeyOriginValidationContext context) => !context.CrossOrigin
        && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)
        && (origin.Scheme == Uri.UriSchemeHttps || origin.IsLoopback)
        && Uri.TryCreate($"{origin.Scheme}://{context.HttpContext.Request.Host}", UriKind.Absolute, out var own)
        && origin.Authority == own.Authority;

    private static void UseHalfWayCookie(CookieAuthenticationOptions options)
    {
        Guard(options, "quttymeken-half-way", SameSiteMode.Strict);
        options.Cookie.Path = "/signin";
        options.ExpireTimeSpan = HalfWay.Lasts;
        options.SlidingExpiration = false;
    }

    // What a passkey was asked to sign, until it answers.
    private static void UsePasskeyCookie(CookieAuthenticationOptions options)
    {
        Guard(options, "quttymeken-passkey", SameSiteMode.Strict);
        options.ExpireTimeSpan = HalfWay.Lasts;
        options.SlidingExpiration = false;
    }

    private static void Guard(CookieAuthenticationOptions options, string name, SameSiteMode sites)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = sites;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}

/// <param name="RefusalTakes">A refused sign-in never answers sooner: the time does not tell whether the e-mail is known.</param>
internal sealed record SignInPace(TimeSpan RefusalTakes);
