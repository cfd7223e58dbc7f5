using MediatR;
using Microsoft.AspNetCore.Antiforgery;

namespace QuttyMeken.BackOffice.Pages.Account.Passkeys;

/// <summary>What the script asks before it asks the browser. The form's own token comes in a header.</summary>
internal static class PasskeyRoutes
{
    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/passkeys/options", (IMediator mediator, IAntiforgery forgery, HttpContext http) =>
            Answer(() => mediator.Send(new AddPasskey.Options(), http.RequestAborted), forgery, http));
        app.MapPost("/signin/passkey/options", (IMediator mediator, IAntiforgery forgery, HttpContext http) =>
            Answer(() => mediator.Send(new EnterWithPasskey.Options(), http.RequestAborted), forgery, http)).AllowAnonymous();
    }

    private static async Task<IResult> Answer(Func<Task<string>> options, IAntiforgery forgery, HttpContext http) =>
        await forgery.IsRequestValidAsync(http) ? Results.Content(await options(), "application/json") : Results.BadRequest();
}
