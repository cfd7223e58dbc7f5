using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Localization;

namespace QuttyMeken.BackOffice.Infrastructure;

/// <summary>Kazakh or Russian: what the reader chose, else what the browser asks for first, else Kazakh.</summary>
internal static class Languages
{
    public const string Cookie = "quttymeken-lang";

    private static readonly Dictionary<string, string> Cultures = new(StringComparer.OrdinalIgnoreCase) { ["kk"] = "kk-KZ", ["ru"] = "ru-RU" };

    public static bool Has(string? tag) => tag is not null && Cultures.ContainsKey(tag);

    public static void AddLanguages(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(options =>
    {
        options.SetDefaultCulture("kk-KZ");
        options.SupportedCultures = options.SupportedUICultures = [.. Cultures.Values.Select(CultureInfo.GetCultureInfo)];
        options.RequestCultureProviders = [new CustomRequestCultureProvider(context => Task.FromResult(Wanted(context.Request)))];
    });

    private static ProviderCultureResult? Wanted(HttpRequest request)
    {
        if (Cultures.TryGetValue(request.Cookies[Cookie] ?? "", out var chosen))
            return new(chosen);

        // "ru" and "ru-KZ" ask for Russian as well as "ru-RU" does.
        var asked = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Cultures.GetValueOrDefault(language.Value.ToString().Split('-')[0]))
            .FirstOrDefault(culture => culture is not null);
        return asked is null ? null : new(asked);
    }
}

/// <summary><c>?lang=kk</c> or <c>?lang=ru</c> on any page is remembered, and the page is opened again without it.</summary>
internal sealed class LanguageSwitch(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        // The citizens' pages keep their own language, and leave no trace of the office's.
        if (!HttpMethods.IsGet(request.Method) || !Languages.Has(request.Query["lang"])
            || request.Path.StartsWithSegments("/chat") || request.Path.StartsWithSegments("/privacy"))
            return next(context);

        context.Response.Cookies.Append(Languages.Cookie, request.Query["lang"].ToString(), new()
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = request.IsHttps,
            IsEssential = true,
        });
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Without(request, "lang");
        return Task.CompletedTask;
    }

    private static string Without(HttpRequest request, string key)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != key)
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        // "//elsewhere.kz" would leave the site.
        return $"/{(request.PathBase + request.Path).ToUriComponent().TrimStart('/', '\\')}{query}";
    }
}
