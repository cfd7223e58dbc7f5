using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;

namespace QuttyMeken.Bot.Channels.WebChat;

/// <summary>The chat at <c>/chat</c>, for those who want no messenger. Works without script; with script it updates by itself.</summary>
internal static class WebChatHost
{
    private const string ChatCookie = "chat";
    private const string LanguageCookie = "chat-language";
    private const long SpareBytes = 1024 * 1024;

    // Nothing from elsewhere, nothing inline; nothing of a page is kept or told to another site.
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void MapWebChat(this IEndpointRouteBuilder routes, BotOptions options)
    {
        var chat = routes.MapGroup("").AddEndpointFilter(Harden).DisableAntiforgery().AllowAnonymous();
        foreach (var asset in WebAssets.All)
            chat.MapGet($"/chat/assets/{asset.Name}", (HttpContext http) => Asset(http, asset));
        chat.MapGet("/privacy", (HttpContext http, PageMaker pages) => pages.Privacy(LanguageOf(http)));
        if (!options.WebChatEnabled)
            return;

        chat.MapGet("/chat", Show);
        chat.MapGet("/chat/code", (HttpContext http, PageMaker pages, IAntiforgery antiforgery) => pages.Code(LanguageOf(http), Token(http, antiforgery)));
        chat.MapGet("/chat/version", Version);
        chat.MapPost("/chat", Take);
        chat.MapPost("/chat/code", Take);
        chat.MapGet("/chat/leave", (HttpContext http) => Leave(http, options));
    }

    private static async Task<IResult> Show(HttpContext http, string? lang, PageMaker pages, IIntake intake, IAntiforgery antiforgery, CancellationToken ct)
    {
        if (lang is "kk" or "ru")
        {
            var chosen = lang is "kk" ? Language.Kazakh : Language.Russian;
            http.Response.Cookies.Append(LanguageCookie, lang, Cookie(http, "/", TimeSpan.FromDays(90)));
            if (AddressOf(http) is { } chat && await pages.Remembers(chat, ct))
                await intake.Take(new(ReportChannel.WebChat, Nonce(), chat, lang, null, new LanguageContent(chosen)), ct);
            return Results.LocalRedirect("/chat#now");
        }

        var page = await pages.Chat(AddressOf(http), LanguageOf(http), Token(http, antiforgery), Nonce(), null, null, ct);
        // Whoever let the office write here finds the way back to this chat later too.
        if (page.MayBeWrittenTo && AddressOf(http) is { } address)
            http.Response.Cookies.Append(ChatCookie, address, Cookie(http, "/chat", TimeSpan.FromDays(90)));
        return page.Result;
    }

    private static async Task<IResult> Take(
        HttpContext http, PageMaker pages, IIntake intake, IAntiforgery antiforgery, BotOptions options, CancellationToken ct)
    {
        var most = (2L * options.Limits.MaxMegabytes * 1024 * 1024) + SpareBytes;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        IFormCollection form;
        try
        {
            // Kept in memory: a picture must not lie in a temporary file in the clear.
            form = await http.Request.ReadFormAsync(new FormOptions
            {
                MultipartBodyLengthLimit = most,
                MemoryBufferThreshold = (int)Math.Min(int.MaxValue, most),
                ValueLengthLimit = 256 * 1024,
            }, ct);
        }
        catch (Exception refused) when (refused is InvalidDataException or BadHttpRequestException)
        {
            return await Again(http, pages, antiforgery, "web.too-much", null, StatusCodes.Status413PayloadTooLarge, ct);
        }

        var text = form["text"].ToString();
        if (!await antiforgery.IsRequestValidAsync(http))
            return await Again(http, pages, antiforgery, "web.again", text, StatusCodes.Status400BadRequest, ct);

        var address = AddressOf(http) ?? Begin(http);
        var nonce = form["nonce"].ToString() is { Length: >= 16 and <= 64 } given ? $"{address}:{given}" : Nonce();
        var contents = await WebForm.Read(form, options, ct);
        if (contents.Count == 0)
            return await Again(http, pages, antiforgery, "web.empty", text, StatusCodes.Status422UnprocessableEntity, ct);

        var language = LanguageOf(http) is Language.Russian ? "ru" : "kk";
        foreach (var (index, content) in contents.Index())
            await intake.Take(new(ReportChannel.WebChat, $"{nonce}:{index}", address, language, null, content), ct);

        // A browser that is asked to come back by a fixed address shows the same page on reload and sends nothing twice.
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = "/chat#now";
        return Results.Empty;
    }

    private static async Task<IResult> Again(
        HttpContext http, PageMaker pages, IAntiforgery antiforgery, string problem, string? text, int status, CancellationToken ct)
    {
        var page = await pages.Chat(AddressOf(http), LanguageOf(http), Token(http, antiforgery), Nonce(), problem, text, ct);
        http.Response.StatusCode = status;
        page.Result.StatusCode = status;
        return page.Result;
    }

    private static async Task<IResult> Version(HttpContext http, PageMaker pages, CancellationToken ct) =>
        Results.Text(AddressOf(http) is { } address ? await pages.Version(address, ct) : "0");

    private static IResult Leave(HttpContext http, BotOptions options)
    {
        http.Response.Cookies.Delete(ChatCookie, new() { Path = "/chat" });
        http.Response.Cookies.Delete(LanguageCookie, new() { Path = "/" });
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = options.LeaveTo.AbsoluteUri;
        return Results.Empty;
    }

    private static IResult Asset(HttpContext http, WebAsset asset)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.Type);
    }

    private static async ValueTask<object?> Harden(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()";
        headers.CacheControl = "no-store";
        return await next(context);
    }

    private static string? Token(HttpContext http, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(http).RequestToken;

    private static string? AddressOf(HttpContext http) => http.Request.Cookies[ChatCookie] is { Length: 43 } address
        && address.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? address : null;

    private static string Begin(HttpContext http)
    {
        var address = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        http.Response.Cookies.Append(ChatCookie, address, Cookie(http, "/chat", null));
        return address;
    }

    private static CookieOptions Cookie(HttpContext http, string path, TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = path,
        MaxAge = age,
        IsEssential = true,
    };

    private static string Nonce() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private static Language LanguageOf(HttpContext http) => http.Request.Query["lang"].ToString() is { Length: 2 } asked
        ? asked is "ru" ? Language.Russian : Language.Kazakh
        : http.Request.Cookies[LanguageCookie] is { } chosen
            ? chosen is "ru" ? Language.Russian : Language.Kazakh
            : http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1).Select(one => one.Value.ToString())
                .FirstOrDefault(one => one.StartsWith("kk", StringComparison.OrdinalIgnoreCase) || one.StartsWith("ru", StringComparison.OrdinalIgnoreCase)) is { } first
                && first.StartsWith("ru", StringComparison.OrdinalIgnoreCase) ? Language.Russian : Language.Kazakh;
}
