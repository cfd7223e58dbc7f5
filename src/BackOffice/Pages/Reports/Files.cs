using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.Domain;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>An image of a report, decrypted on the way to one who may see it, and kept nowhere on the way.</summary>
public static class Files
{
    public static void MapReportFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/reports/{caseNumber:int}/files/{number:int}", async (int caseNumber, int number, IMediator mediator, HttpContext http) =>
        {
            var image = await mediator.Send(new Query(caseNumber, number), http.RequestAborted);
            http.Response.Headers.ContentSecurityPolicy = "sandbox";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers[HeaderNames.ContentDisposition] = "inline";
            return Results.Bytes(image, "image/jpeg");
        });

    /// <param name="Number">From 1, in the order they came.</param>
    internal sealed record Query(int CaseNumber, int Number) : IRequest<byte[]>;

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, FileVault vault) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query query, CancellationToken ct)
        {
            staff.Require(Right.ReadReports);
            var report = await db.VisibleTo(staff).Where(r => r.CaseNumber == query.CaseNumber)
                .Select(r => (Guid?)r.Id).SingleOrDefaultAsync(ct) ?? throw new NotThereException();
            var files = await db.Attachments.AsNoTracking().Where(a => a.ReportId == report)
                .OrderBy(a => a.AddedAt).ThenBy(a => a.Id).Select(a => new { a.Kind, a.State, a.Blob }).ToListAsync(ct);

            return files.ElementAtOrDefault(query.Number - 1) is { Kind: FileKind.Image, State: AttachmentState.Ready, Blob: { } blob }
                && await vault.Get(blob, ct) is { } image ? image : throw new NotThereException();
        }
    }
}
