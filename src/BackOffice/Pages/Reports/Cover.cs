using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using QuttyMeken.BackOffice.Documents;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Reports.Work;
using QuttyMeken.Domain;
using QuttyMeken.Domain.Texts;
using QuttyMeken.Storage;

namespace QuttyMeken.BackOffice.Pages.Reports;

/// <summary>
/// The printed cover that goes with a report to a partner body, in Word. Masked as the office reads it; with everything shown only for a reason
/// that stands in the log.
/// </summary>
public static class Cover
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapCovers(this IEndpointRouteBuilder app)
    {
        const string Address = "/reports/{caseNumber:int}/forwardings/{number:int}/cover/{language}";
        app.MapGet(Address, async (int caseNumber, int number, string language, IMediator mediator, HttpContext http) =>
            File(http, await mediator.Send(new Query(caseNumber, number, LanguageOf(language), Reason: null), http.RequestAborted)));
        app.MapPost(Address, async (int caseNumber, int number, string language, [FromForm] string? reason, IMediator mediator, HttpContext http) =>
        {
            try
            {
                return File(http, await mediator.Send(new Query(caseNumber, number, LanguageOf(language), reason ?? ""), http.RequestAborted));
            }
            catch (ValidationException)
            {
                // The browser holds the form to the same rule; who goes round it is sent back to it.
                return Results.Redirect($"/reports/{caseNumber}#forwardings");
            }
        });
    }

    private static IResult File(HttpContext http, byte[] document)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(document, WordType, "cover.docx");
    }

    private static Language LanguageOf(string tag) => tag switch
    {
        "kk" => Language.Kazakh,
        "ru" => Language.Russian,
        _ => throw new NotThereException(),
    };

    /// <param name="Number">From 1, in the order the report was passed on.</param>
    /// <param name="Reason">Why what is masked must be shown; <see langword="null"/> for the masked cover.</param>
    internal sealed record Query(int CaseNumber, int Number, Language Language, string? Reason) : IRequest<byte[]>;

    internal sealed class QueryHandler(Database db, ICurrentStaff staff, Region region, TextCatalog catalog, TimeProvider clock) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query query, CancellationToken ct)
        {
            staff.Require(query.Reason is null ? Right.WorkOnReports : Right.RevealText);
            var report = await db.VisibleTo(staff).AsNoTracking().SingleOrDefaultAsync(r => r.CaseNumber == query.CaseNumber, ct)
                ?? throw new NotThereException();
            var forwarding = await db.Forwardings.AsNoTracking().Where(f => f.ReportId == report.Id).OrderBy(f => f.At).ThenBy(f => f.Id)
                .Skip(query.Number - 1).FirstOrDefaultAsync(ct);
            if (forwarding is null || query.Number < 1)
                throw new NotThereException();

            // Last, so that nobody learns by it that there is something here.
            if (query.Reason is not null && CaseWork.Tidy(query.Reason).Length is < Reveal.ShortestReason or > Reveal.LongestReason)
                throw new ValidationException([new FluentValidation.Results.ValidationFailure(nameof(query.Reason), "") { ErrorCode = "reveal.reason-missing" }]);

            var signer = await db.Staff.Where(s => s.Id == forwarding.StaffId).Select(s => s.Name).SingleOrDefaultAsync(ct) ?? "";
            var now = clock.GetUtcNow();
            if (query.Reason is { } reason)
                db.Log(staff, now, report.CaseNumber, "audit.text-shown", CaseWork.Tidy(reason));
            db.Log(staff, now, report.CaseNumber, "audit.cover-printed", forwarding.Body);
            await db.SaveChangesAsync(ct);
            return new CoverLetter(region, catalog, query.Language).Write(report, forwarding, signer, revealed: query.Reason is not null);
        }
    }
}
