using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using QuttyMeken.Domain;

namespace QuttyMeken.Bot.Channels.WhatsApp;

/// <summary>The two addresses that Twilio calls. Who is not Twilio learns nothing and changes nothing.</summary>
internal sealed partial class WhatsAppWebhook(
    TwilioOptions options, TwilioSignature signature, TwilioEraser eraser, TwilioMetrics metrics, TimeProvider clock,
    ILogger<WhatsAppWebhook> log)
{
    public const string MessagePath = "/whatsapp/webhook";
    public const string StatusPath = "/whatsapp/status";

    /// <summary>Largest body, in bytes. Twilio's are a few thousand.</summary>
    public const int MaxBody = 256 * 1024;

    private static readonly TimeSpan QuietTime = TimeSpan.FromMinutes(1);
    private long _spokeAt = long.MinValue;

    public static void Map(IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<TwilioOptions>().IsOn)
        {
            foreach (var path in (string[])[MessagePath, StatusPath])
                routes.MapPost(path, () => Results.NotFound()).DisableAntiforgery();
            return;
        }

        routes.MapPost(MessagePath, (HttpContext http, WhatsAppWebhook webhook, IIntake intake) => webhook.MessageCame(http.Request, intake))
            .DisableAntiforgery().WithMetadata(new SkipStatusCodePagesAttribute());
        routes.MapPost(StatusPath, (HttpContext http, WhatsAppWebhook webhook, IIntake intake) => webhook.StatusCame(http.Request, intake))
            .DisableAntiforgery().WithMetadata(new SkipStatusCodePagesAttribute());
    }

    private async Task<IResult> MessageCame(HttpRequest request, IIntake intake)
    {
        var (form, refusal) = await Checked(request);
        if (form is null)
            return refusal!;

        try
        {
            var came = WhatsAppIntake.Read(form, options);
            foreach (var inbound in came)
                await intake.Take(inbound, CancellationToken.None);     // Twilio may not come again: its hanging up does not end our work.
            if (came.Count > 0)
                eraser.Later(form["MessageSid"]);
        }
        catch (FormatException)
        {
            metrics.WebhookRefused("unreadable");
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
        catch (Exception broken)
        {
            // Its type alone: what it says may quote the testimony that it choked on.
            LogBroken(broken.GetType().Name);
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }

        return Results.Text("<Response/>", "text/xml", Encoding.UTF8);
    }

    private async Task<IResult> StatusCame(HttpRequest request, IIntake intake)
    {
        var (form, refusal) = await Checked(request);
        if (form is null)
            return refusal!;

        var sid = form["MessageSid"] is { Length: > 0 } own ? own : form["SmsSid"];
        if (sid.Length == 0 || DeliveryOf(form["MessageStatus"]) is not { } delivery)
            return Results.NoContent();

        try
        {
            await intake.DeliveryCame(ReportChannel.WhatsApp, sid, delivery, ProblemOf(delivery, form["ErrorCode"]), CancellationToken.None);
        }
        catch (Exception broken)
        {
            // Twilio does not repeat a status: nothing is won by refusing it, and a later one moves the message on.
            LogBroken(broken.GetType().Name);
        }

        if (delivery is Delivery.Delivered or Delivery.Failed)
            eraser.Later(sid);
        return Results.NoContent();
    }

    private static Delivery? DeliveryOf(string status) => status switch
    {
        "sent" => Delivery.Sent,
        "delivered" => Delivery.Delivered,
        "read" => Delivery.Read,
        "failed" or "undelivered" => Delivery.Failed,
        _ => null,
    };

    private static string? ProblemOf(Delivery delivery, string code) => delivery is Delivery.Failed
        ? TwilioRefusals.ProblemOfDelivery(int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        : null;

    /// <returns>The form when Twilio signed it, else the answer to give.</returns>
    private async Task<(TwilioForm? Form, IResult? Refusal)> Checked(HttpRequest request)
    {
        var given = request.Headers[TwilioSignature.Header];
        if (given.Count != 1 || string.IsNullOrEmpty(given[0]))
            return (null, Refused("unsigned", StatusCodes.Status403Forbidden));
        if (await Body(request) is not { } body)
            return (null, Refused("too-big", StatusCodes.Status413PayloadTooLarge));

        // The address that Twilio called, not the one a proxy or a stranger wrote into Host.
        var url = options.PublicBaseUrl + request.Path.Value + request.QueryString.Value;
        if (!request.HasFormContentType)
        {
            return signature.Signs(url, body, given[0]!)
                ? (null, Refused("unreadable", StatusCodes.Status415UnsupportedMediaType))
                : (null, Refused("forged", StatusCodes.Status403Forbidden));
        }

        var form = TwilioForm.Parse(Encoding.UTF8.GetString(body));
        return signature.Signs(url, form, given[0]!)
            ? (form, null)
            : (null, Refused("forged", StatusCodes.Status403Forbidden));
    }

    private static async Task<byte[]?> Body(HttpRequest request)
    {
        if (request.ContentLength > MaxBody)
            return null;

        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part, request.HttpContext.RequestAborted)) > 0;)
        {
            if (body.Length + read > MaxBody)
                return null;
            body.Write(part, 0, read);
        }

        return body.ToArray();
    }

    private IResult Refused(string reason, int status)
    {
        metrics.WebhookRefused(reason);
        // Counted each time, said once a minute: whoever knocks must not fill the log.
        var (now, before) = (clock.GetTimestamp(), Interlocked.Read(ref _spokeAt));
        if ((before == long.MinValue || clock.GetElapsedTime(before, now) >= QuietTime)
            && Interlocked.CompareExchange(ref _spokeAt, now, before) == before)
            LogRefused(reason);
        return Results.StatusCode(status);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message =
        "A call of a WhatsApp webhook was refused: {Reason}. If it was Twilio's, Twilio:PublicBaseUrl or AuthToken differ from what is set there.")]
    private partial void LogRefused(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A signed call of Twilio's could not be carried out: {Exception}.")]
    private partial void LogBroken(string exception);
}
