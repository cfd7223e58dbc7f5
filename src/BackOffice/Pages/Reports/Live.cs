using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.WebUtilities;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>What the open queue asks for every 20 seconds: how many stand in each view, and how many came since the page was made.</summary>
public static class Live
{
    public static void MapReportsLive(this IEndpointRouteBuilder app) =>
        app.MapGet("/reports/live", async (IMediator mediator, HttpContext http, Region region) =>
        {
            var query = QueryHelpers.ParseQuery(http.Request.QueryString.Value);
            if (!long.TryParse(query.GetValueOrDefault("since"), NumberStyles.None, CultureInfo.InvariantCulture, out var since) || since > DateTimeOffset.MaxValue.Ticks)
                throw new NotThereException();

            var answer = await mediator.Send(new Query(QueueFilter.Of(query, region), new(since, TimeSpan.Zero)), http.RequestAborted);
            var body = JsonSerializer.SerializeToUtf8Bytes(answer, JsonSerializerOptions.Web);
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers.ETag = tag;
            return http.Request.Headers.IfNoneMatch == tag ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(body, "application/json");
        });

    /// <param name="Since">When the page was made.</param>
    public sealed record Query(QueueFilter Filter, DateTimeOffset Since) : IRequest<Answer>;

    /// <param name="Views">By the name the page knows each by, as it is shown.</param>
    /// <param name="Count">How many came since, as it is shown; <see langword="null"/> for none.</param>
    public sealed record Answer(IReadOnlyDictionary<string, string> Views, string? Count);

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, IMediator mediator, TimeProvider clock) : IRequestHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var views = await mediator.Send(new Counts.Query(), ct);
            var since = query.Since;
            var fresh = await query.Filter.Apply(db.VisibleTo(staff).Where(r => r.ReceivedAt > since), staff.Id, clock.GetUtcNow()).Count(Counts.AtMost, ct);
            return new(
                views.Where(view => view.Count is not null).ToDictionary(view => view.Id?.ToString("N") ?? view.Name, view => Counts.InWords(view.Count!.Value)),
                fresh > 0 ? Counts.InWords(fresh) : null);
        }
    }
}
