using System.Security.Cryptography;
using QuttyMeken.BackOffice.Tests.Pages.Classifier;
using QuttyMeken.BackOffice.Tests.Pages.Reports;
using QuttyMeken.Domain;
using QuttyMeken.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace QuttyMeken.BackOffice.Tests.Authorisation;

/// <summary>One of everything that an address names.</summary>
internal sealed record Seed(int CaseNumber, string Model)
{
    public static async Task<Seed> Sow(Office office)
    {
        var now = office.Clock.GetUtcNow();
        var report = new Report(Guid.CreateVersion7(now), 41_820_077, Filing.Plain, now, Region.Shipped("demo"));
        var image = new Attachment(Guid.CreateVersion7(now), FileKind.Image, now);
        image.BelongTo(report.Id);
        image.Keep(await office.Services.GetRequiredService<FileVault>().Put([1, 2, 3], default), 3, cleaned: true);
        var bytes = Made.Bytes("land-relations");
        var model = new ClassifierModel { Id = Guid.CreateVersion7(now), Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)), Bytes = bytes, TrainedAt = now };
        await office.Add(report);
        await office.Add(image);
        await office.Add(model);
        return new(report.CaseNumber, Made.Name(model));
    }
}
